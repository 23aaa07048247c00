import type { CaseFacts } from '../../core/indicators/case-facts.ts';
import { monthsBetween } from '../../core/indicators/period.ts';
import { regionSheetsOf, type Sheet, sheetsOf } from '../../core/indicators/sheet.ts';
import type { MonthSheets } from '../../platform/summaries/read-sheets.ts';

/** A case and the hospital that it was in. */
export interface HospitalCase {
  readonly hospital: string;
  readonly facts: CaseFacts;
}

/** The sheets of these cases, as the table would have them. */
export function sheetsOfCases(
  cases: readonly HospitalCase[],
  regionOf: (hospital: string) => string,
): MonthSheets {
  const sheetsIn = (of: readonly HospitalCase[]) => sheetsOf(of.map(({ facts }) => facts));
  return {
    readMonths: async (scope, view, from, until) => {
      const found = new Map<string, Sheet>();
      for (const month of monthsBetween(from, until)) {
        const inMonth = cases.filter(({ facts }) => facts.month === month);
        const sheets =
          scope.kind === 'hospital'
            ? sheetsIn(inMonth.filter(({ hospital }) => hospital === scope.hospital))
            : regionSheetsOf(
                new Map(
                  [...Map.groupBy(inMonth, ({ hospital }) => hospital)]
                    .filter(([hospital]) => regionOf(hospital) === scope.region)
                    .map(([hospital, of]) => [hospital, sheetsIn(of)]),
                ),
              );
        const sheet = sheets.get(view);
        if (sheet) found.set(month, sheet);
      }
      return found;
    },
  };
}
