import { auditCases } from '../../core/audit.ts';
import { type CaseId, caseId } from '../../core/claims/case-id.ts';
import type { SettlementList } from '../../core/claims/settlement-list.ts';
import type { Result } from '../../core/result.ts';
import { explainApi } from '../../functions/explain/explain-api.ts';
import { type ExplainedCaseView, explainedCaseSchema } from '../../functions/explain/explained-case-view.ts';
import { codeNames } from '../../platform/knowledge/code-names.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { loadCoding } from '../../platform/knowledge/load-coding.ts';
import type { CaseHead } from '../../platform/table/cases.ts';
import { caseHeads } from './case-heads.ts';
import { installedKnowledge } from './installed-knowledge.ts';
import { stayRecord } from './stay-records.ts';

const folder = knowledgeFolder();
const explaining = { coding: loadCoding(folder), codeNames: codeNames(folder) };

/** Asks for the grouping of one of these cases, audited and kept by what is installed. */
export function askExplained(lists: readonly SettlementList[], { notKept = [] as readonly string[] } = {}) {
  const audited = auditCases(
    lists.map((list) => ({ list, history: null })),
    new Map(),
    installedKnowledge,
  );
  const first = audited[0]?.result as Result;
  const results = [
    ...audited.map(({ result }) => result),
    ...notKept.map((setl_id) => ({ ...first, setl_id })),
  ];
  const api = explainApi({
    keepTrail: async () => {},
    newTrailId: () => 'trail-id',
    now: () => '2026-11-22T00:00:00.000Z',
    cases: caseHeads(results.map(headOf)),
    knowledge: installedKnowledge,
    lists: { ofCase: async ({ stay }) => lists.find((list) => caseId(list) === caseId(stay)) ?? null },
    knowledgeOf: async () => installedKnowledge,
    explaining: () => explaining,
  });
  return async (settlementId: string, claims: object, hospital?: string) => {
    const query = hospital === undefined ? '' : `?hospital=${hospital}`;
    const event = { requestContext: { authorizer: { jwt: { claims } } } };
    const path = `/api/v1/cases/${settlementId}/grouping${query}`;
    const answer = await api.request(path, {}, { event } as never);
    const body = (await answer.json()) as ExplainedCaseView;
    if (answer.status === 200) explainedCaseSchema.parse(body);
    return { status: answer.status, body };
  };
}

const idOf = ({ hospital, setl_id }: Result): CaseId => ({ hospital, settlementId: setl_id });

function headOf(result: Result): CaseHead {
  const stay = stayRecord(idOf(result));
  return { seq: '1', place: 1, batch: 'b', person: null, stay, result };
}
