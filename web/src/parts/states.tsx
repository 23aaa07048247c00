import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import { useSession } from '../session/session-context.ts';
import { useTexts } from '../texts/language.ts';
import './states.css';

/** What a page says while it waits, when there is nothing, and when something failed. */
export function Loading({ isTall = false }: { readonly isTall?: boolean }) {
  const { t } = useTexts();
  return (
    <p className={`state state-loading${isTall ? ' state-tall' : ''}`} role="status">
      {t('state.loading')}
    </p>
  );
}

/** @param children what the reader may do about it */
export function Empty({ text, children }: { readonly text?: string; readonly children?: ReactNode }) {
  const { t } = useTexts();
  return (
    <div className="state">
      <p>{text ?? t('state.empty')}</p>
      {children}
    </div>
  );
}

export function Failure({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t, say } = useTexts();
  const { signIn } = useSession();
  const details = error instanceof ApiProblem ? error.details : undefined;
  const isOver = details?.status === 401;
  return (
    <div className="state state-failure" role="alert">
      <p>
        <strong>{details?.titles ? say(details.titles) : t(failureKey(error))}</strong>
      </p>
      {details?.errors && (
        <ul>
          {details.errors.map(({ at, value, message, messages }) => (
            <li key={at + message}>
              <code>{value === undefined ? at : `${at}=${value}`}</code> {messages ? say(messages) : message}
            </li>
          ))}
        </ul>
      )}
      {isOver && (
        <button type="button" onClick={() => void signIn()}>
          {t('session.sign-in')}
        </button>
      )}
      {onRetry && !isOver && (
        <button type="button" onClick={onRetry}>
          {t('state.retry')}
        </button>
      )}
    </div>
  );
}

function failureKey(error: unknown): string {
  if (!(error instanceof ApiProblem)) return 'state.defect';
  if (error.details === null) return 'state.unreachable';
  return error.details.status === 401 ? 'state.session-over' : 'state.failed';
}

/** What a query brought, or how it stands with it. What is still that of before is seen to be. */
export function Answer<T>({
  of,
  isTall = false,
  children,
}: {
  readonly of: UseQueryResult<T>;
  /** It will fill the screen: what stands below is not to be pushed down by it. */
  readonly isTall?: boolean;
  readonly children: (answer: T) => ReactNode;
}) {
  if (of.data !== undefined)
    return (
      <div className="answer" aria-busy={of.isPlaceholderData}>
        {children(of.data)}
      </div>
    );
  if (of.isError) return <Failure error={of.error} onRetry={() => void of.refetch()} />;
  return <Loading isTall={isTall} />;
}
