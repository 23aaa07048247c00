import type { DipCatalogue } from '../../grouping/dip/catalogue.ts';
import type { DipGrouper, DipResult } from '../../grouping/dip/dip-grouper.ts';
import type { Combination } from './case-history.ts';

/** Makes a catalogue ready to group by. */
export type CompileCatalogue = (catalogue: DipCatalogue) => Pick<DipGrouper, 'group'>;

/** A combination of the history, and where a catalogue puts its cases. */
export interface Assigned {
  readonly combination: Combination;
  readonly result: DipResult;
}

/** Groups a history by the grouper that will group what comes: a catalogue's figures are of the cases that it takes. */
export function assignCases(
  combinations: readonly Combination[],
  catalogue: DipCatalogue,
  compile: CompileCatalogue,
): readonly Assigned[] {
  const grouper = compile(catalogue);
  return combinations.map((combination) => ({
    combination,
    result: grouper.group({
      id: '',
      sex: '1',
      ageYears: 40,
      ageDays: null,
      weightGrams: null,
      dept: null,
      losDays: null,
      dischargeWay: null,
      dx: [combination.principal],
      proc: combination.operations,
    }),
  }));
}
