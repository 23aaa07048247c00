import type { CaseFacts } from '../../core/indicators/case-facts.ts';
import { monthsBetween } from '../../core/indicators/period.ts';
import { mergeSheets, regionSheetsOf, type Sheets, sheetsOf } from '../../core/indicators/sheet.ts';
import type { Scope } from '../../core/indicators/view-figures.ts';
import type { SheetSource } from './read-view.ts';

/** Cases of a hospital, told by their facts. */
export interface HospitalCases {
  readonly hospital: string;
  readonly facts: readonly CaseFacts[];
}

/**
 * The sheets of cases that are in no table: of an audit without the cloud. A region has the hospitals among them.
 * @param regionOf six digits of a hospital's region
 */
export function sheetsInMemory(
  cases: readonly HospitalCases[],
  regionOf: (hospital: string) => string,
): SheetSource {
  const ofHospitals = new Map(
    cases.map(({ hospital, facts }) => {
      const byMonth = Map.groupBy(facts, ({ month }) => month);
      return [hospital, new Map([...byMonth].map(([month, of]) => [month, sheetsOf(of)]))] as const;
    }),
  );
  const ofRegion = (region: string, month: string): Sheets =>
    regionSheetsOf(
      new Map(
        [...ofHospitals].flatMap(([hospital, months]) => {
          const sheets = months.get(month);
          return sheets && regionOf(hospital) === region ? [[hospital, sheets] as const] : [];
        }),
      ),
    );
  const sheetsAt = (scope: Scope, month: string) =>
    scope.kind === 'region' ? ofRegion(scope.region, month) : ofHospitals.get(scope.hospital)?.get(month);
  const readMonths: SheetSource['readMonths'] = async (scope, view, from, until) =>
    new Map(
      monthsBetween(from, until).flatMap((month) => {
        const sheet = sheetsAt(scope, month)?.get(view);
        return sheet && sheet.size > 0 ? [[month, sheet] as const] : [];
      }),
    );
  return {
    readMonths,
    readSpan: async (scope, view, from, until) =>
      mergeSheets((await readMonths(scope, view, from, until)).values()),
  };
}
