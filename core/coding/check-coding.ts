import type { SettlementList } from '../claims/settlement-list.ts';
import type { Grouper } from '../grouping/grouper.ts';
import { toGroupingCase } from '../grouping/to-grouping-case.ts';
import { applyChange } from './apply-change.ts';
import { checkAges } from './checks/check-ages.ts';
import { checkDuplicates } from './checks/check-duplicates.ts';
import { checkEditions } from './checks/check-editions.ts';
import { checkMainProcedure } from './checks/check-main-procedure.ts';
import { checkNewbornWeight } from './checks/check-newborn-weight.ts';
import { checkPrincipal } from './checks/check-principal.ts';
import { checkProcedureDiagnosis } from './checks/check-procedure-diagnosis.ts';
import { checkSexes } from './checks/check-sexes.ts';
import { checkStay } from './checks/check-stay.ts';
import type { CodingCheck } from './coding-case.ts';
import type { CodingAnswer, CodingDoubt, CodingQuestion } from './coding-question.ts';
import type { CodingTables } from './coding-tables.ts';

const checks: readonly CodingCheck[] = [
  checkEditions,
  checkDuplicates,
  checkPrincipal,
  checkSexes,
  checkAges,
  checkProcedureDiagnosis,
  checkMainProcedure,
  checkStay,
  checkNewbornWeight,
];

/**
 * What a coder would ask before the list is sent, in the order of the checks and then of the list. Where
 * another answer is definite, the group under it stands beside the group as sent. The grouper is asked only
 * after all questions are found: no question depends on where its answer leads. Of an outpatient
 * bill nothing is asked.
 */
export function checkCoding(
  list: SettlementList,
  tables: CodingTables,
  grouper: Pick<Grouper, 'group'>,
): readonly CodingQuestion[] {
  if (list.care !== 'inpatient') return [];
  const given = { list, tables, day: list.stay.dischargedAt.slice(0, 10) };
  const doubts = checks.flatMap((check) => check(given));
  return doubts.map((doubt) => toQuestion(doubt, list, grouper));
}

function toQuestion(
  { changes, ...asked }: CodingDoubt,
  list: SettlementList,
  grouper: Pick<Grouper, 'group'>,
): CodingQuestion {
  if (changes.length === 0) return { ...asked, ifAnswered: [] };
  const sent = toGroupingCase(list);
  const ifAnswered = [{ kind: 'as-sent' } as const, ...changes].map(
    (change): CodingAnswer => ({ change, grouping: grouper.group(applyChange(sent, change)) }),
  );
  return { ...asked, ifAnswered };
}
