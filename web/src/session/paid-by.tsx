import { createContext, type ReactNode, useContext } from 'react';
import type { PaidBy } from '../../../core/claims/paid-by.ts';
import type { HospitalList } from '../../../functions/query/hospital-routes.ts';
import { useApi } from '../api/use-api.ts';
import { useSession } from './session-context.ts';

const PaidByContext = createContext<PaidBy>('drg');

/** Tells all within what the caller's hospital is paid by, which its groups are called after. */
export function PaidByOfCaller({ children }: { readonly children: ReactNode }) {
  const { hospital } = useSession().caller;
  const { data } = useApi<HospitalList>('/api/v1/hospitals');
  const paidBy = data?.hospitals.find((one) => one.hospital === hospital)?.paid_by ?? 'drg';
  return <PaidByContext value={paidBy}>{children}</PaidByContext>;
}

/** What is said within is of groups that are told by one of the two, whatever the hospital is paid by. */
export function OfGroups({ of, children }: { readonly of: PaidBy; readonly children: ReactNode }) {
  return <PaidByContext value={of}>{children}</PaidByContext>;
}

/** DRG until the answer has come, and before sign-in. */
export const usePaidBy = () => useContext(PaidByContext);
