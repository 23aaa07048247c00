import type { RuleTotal } from '../indicators/case-facts.ts';
import type { AnalysedCase } from './analysed-case.ts';
import type { AnalysisTable } from './analysis-table.ts';
import { placeColumns } from './result-table.ts';

/** What a rule has found in a case. */
export interface AnalysedFinding extends AnalysedCase {
  readonly total: RuleTotal;
}

/** A row for each case and rule that found something in it; sums over a rule are those of the summaries. */
export const findingTable: AnalysisTable<AnalysedFinding> = {
  name: 'findings',
  version: 1,
  zh: '每份清单、每条有疑点的规则一行',
  en: 'a row for each case and rule that found something in it',
  columns: [
    ...placeColumns,
    { name: 'rule_id', type: 'string', zh: '规则', en: 'rule', of: ({ total: [rule] }) => rule },
    {
      name: 'severity',
      type: 'string',
      zh: '违规、可疑或提示',
      en: 'severity of the rule’s findings',
      of: ({ total: [, severity] }) => severity,
    },
    {
      name: 'finding_count',
      type: 'int',
      zh: '疑点数',
      en: 'how many',
      of: ({ total: [, , count] }) => count,
    },
    {
      name: 'amount_fen',
      type: 'bigint',
      zh: '金额，分；同一费用在每条规则下各计一次',
      en: 'their money; a fee line that several rules point at counts under each',
      of: ({ total: [, , , amountFen] }) => amountFen,
    },
    {
      name: 'confidence',
      type: 'double',
      zh: '把握，0 至 1',
      en: 'how sure the rule is, 0 to 1',
      of: ({ total: [, , , , confidence] }) => confidence ?? null,
    },
    {
      name: 'finding_ids',
      type: 'string',
      zh: '疑点编号，以空格分隔，最多 200 个',
      en: 'ids of the findings, a blank in between, 200 at the most',
      of: ({ total: [, , , , , named] }) => named?.map(([id]) => id).join(' ') ?? null,
    },
  ],
};

/** All that rules found in some cases, case by case. */
export function findingsOf(cases: readonly AnalysedCase[]): readonly AnalysedFinding[] {
  return cases.flatMap((one) => one.facts.findings.map((total) => ({ ...one, total })));
}
