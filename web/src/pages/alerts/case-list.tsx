import type { CaseListView } from '../../../../functions/query/case-list-view.ts';
import { useApi } from '../../api/use-api.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useTexts } from '../../texts/language.ts';
import { ClaimLines } from '../findings/claim-lines.tsx';
import { type CaseFinding, useFindings } from './case-findings.tsx';

interface CaseListProps {
  readonly hospital: string | undefined;
  readonly setlId: string;
}

const none: readonly CaseFinding[] = [];

/** The settlement list as it was audited, with what was found on its lines. */
export function CaseList({ hospital, setlId }: CaseListProps) {
  const { t } = useTexts('alerts');
  const findings = useFindings(hospital, setlId).data?.findings ?? none;
  const list = useApi<CaseListView>(`/api/v1/cases/${encodeURIComponent(setlId)}/list`, { hospital });
  return (
    <Panel title={t('alerts:list.title')}>
      <Answer of={list}>{(found) => <ClaimLines list={found} findings={findings} />}</Answer>
    </Panel>
  );
}
