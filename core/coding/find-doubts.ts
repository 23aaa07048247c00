import type { SettlementList } from '../claims/settlement-list.ts';
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
import type { CodingDoubt } from './coding-question.ts';
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

/** What there is to doubt in a list of a stay, in the order of the checks and then of the list. */
export function findDoubts(list: SettlementList, tables: CodingTables): readonly CodingDoubt[] {
  if (list.care !== 'inpatient') return [];
  const given = { list, tables, day: list.stay.dischargedAt.slice(0, 10) };
  return checks.flatMap((check) => check(given));
}
