import type { GroupingCase } from '../grouping-case.ts';
import type { CaseCode } from '../trace-step.ts';
import type { CaseSheet } from './case-sheet.ts';
import type { JudgedCase } from './judge-row.ts';

/**
 * The case on a sheet, written out.
 * @param asksCounted whether a set asks the counted operations alone
 */
export function judgedCase(given: GroupingCase, sheet: CaseSheet, asksCounted: boolean): JudgedCase {
  const placed = (kind: CaseCode['kind'], codes: readonly string[]): readonly CaseCode[] =>
    codes.map((code, position) => ({ kind, position, code }));
  const operations = placed('proc', given.proc);
  return {
    given,
    diagnoses: placed('dx', given.dx),
    operations,
    asked: asksCounted ? operations.filter(({ position }) => sheet.isCounted(position)) : operations,
    main: sheet.main === null ? null : (operations[sheet.lead] as CaseCode),
    related: operations.filter(({ position }) => position !== sheet.lead),
    isConservative: sheet.isConservative,
    isResistant: sheet.isResistant,
  };
}
