import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import { PaidByOfCaller } from '../session/paid-by.tsx';
import type { PortalSettings } from '../session/portal-settings.ts';
import type { Session } from '../session/session.ts';
import { SessionContext } from '../session/session-context.ts';
import { portalRouter } from './portal-router.ts';
import { SignInPage } from './sign-in-page.tsx';

export interface PortalProps {
  readonly session: Session;
  readonly settings: PortalSettings;
}

export function Portal({ session, settings }: PortalProps) {
  const { caller } = session;
  return (
    <Suspense>
      {caller ? (
        <SessionContext value={{ ...session, caller, liveUrl: settings.live_url }}>
          <Pages role={caller.role} />
        </SessionContext>
      ) : (
        <SignInPage session={session} hasToken={session.token() !== null} />
      )}
    </Suspense>
  );
}

function Pages({ role }: { readonly role: NonNullable<Session['caller']>['role'] }) {
  const [queries] = useState(newQueries);
  const [router] = useState(() => portalRouter(role));
  return (
    <QueryClientProvider client={queries}>
      <PaidByOfCaller>
        <RouterProvider router={router} />
      </PaidByOfCaller>
    </QueryClientProvider>
  );
}

function newQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // What the API has refused it refuses again.
        retry: (failures, error) => failures < 2 && error instanceof ApiProblem && isPassing(error),
      },
    },
  });
}

const isPassing = ({ details }: ApiProblem) => details === null || details.status >= 500;
