import type { LampServices } from '../../functions/query/lamp-routes.ts';
import type { OutlookServices } from '../../functions/query/outlook-routes.ts';
import type { SummaryCaseServices } from '../../functions/query/summary-case-routes.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { packQueryKnowledge } from '../../platform/knowledge/pack-query-knowledge.ts';
import { openQueryPack } from '../../platform/knowledge/query-knowledge.ts';
import type { GivenSource } from '../../platform/summaries/read-given.ts';
import { viewReader } from '../../platform/summaries/read-view.ts';
import { type HospitalCase, sheetsOfCases } from './sheets-of-cases.ts';

/** A case with the id it was settled under. */
export interface SettledCase extends HospitalCase {
  readonly settlementId: string;
}

/** What the HTTP API is told of the installed knowledge. */
export const queryKnowledge = openQueryPack(
  JSON.parse(JSON.stringify(packQueryKnowledge(knowledgeFolder()))),
);

const nothingGiven: GivenSource = { readMonths: async () => new Map() };

/** What figures are answered from, over these cases; no lamps are kept. */
export function summaryServicesOf(
  cases: readonly SettledCase[],
  given = nothingGiven,
): SummaryCaseServices & LampServices & Omit<OutlookServices, 'now'> {
  const regionOf = (hospital: string) => queryKnowledge.hospitals.get(hospital)?.region ?? '371300';
  const sheets = sheetsOfCases(cases, regionOf);
  return {
    knowledge: queryKnowledge,
    views: viewReader({ sheets, given, knowledge: queryKnowledge }),
    lamps: { read: async () => null },
    sheets: {
      ...sheets,
      cases: async (hospital, month, department) =>
        cases
          .filter((one) => one.hospital === hospital && one.facts.month === month)
          .filter(({ facts }) => department === undefined || facts.department === department)
          .map(({ settlementId, facts }) => ({ settlementId, facts })),
    },
  };
}
