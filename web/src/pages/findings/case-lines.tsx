import type { CaseListView } from '../../../../functions/query/case-list-view.ts';
import { useApi } from '../../api/use-api.ts';
import { Answer } from '../../parts/states.tsx';
import { ClaimLines } from './claim-lines.tsx';
import type { ShownFinding } from './evidence-list.tsx';

/** The list of the finding's case as it was audited, beside what the finding says of it. */
export function CaseLines({
  hospital,
  setlId,
  finding,
}: {
  readonly hospital: string;
  readonly setlId: string;
  readonly finding: ShownFinding;
}) {
  const list = useApi<CaseListView>(`/api/v1/cases/${encodeURIComponent(setlId)}/list`, { hospital });
  return <Answer of={list}>{(found) => <ClaimLines list={found} findings={[finding]} />}</Answer>;
}
