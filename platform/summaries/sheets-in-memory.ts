import type { CaseFacts } from '../../core/indicators/case-facts.ts';
import { monthsBetween } from '../../core/indicators/period.ts';
import type { SheetName } from '../../core/indicators/sheet.ts';
import { regionSheetsOf, type Sheets, sheetsOfCases } from '../../core/indicators/sheets-of-cases.ts';
import type { Scope } from '../../core/indicators/view-figures.ts';
import type { SheetSource } from './sheet-source.ts';

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
      return [hospital, new Map([...byMonth].map(([month, of]) => [month, sheetsOfCases(of)]))] as const;
    }),
  );
  const ofRegions = new Map<string, Sheets>();
  const ofRegion = (region: string, month: string): Sheets => {
    const own = [...ofHospitals].flatMap(([hospital, months]) => {
      const sheets = months.get(month);
      return sheets && regionOf(hospital) === region ? [[hospital, sheets] as const] : [];
    });
    const sheets = ofRegions.get(`${region} ${month}`) ?? regionSheetsOf(new Map(own));
    ofRegions.set(`${region} ${month}`, sheets);
    return sheets;
  };
  const sheetsAt = (scope: Scope, month: string) =>
    scope.kind === 'region' ? ofRegion(scope.region, month) : ofHospitals.get(scope.hospital)?.get(month);
  const readMonths = async (scope: Scope, name: SheetName, from: string, until: string) =>
    new Map(
      monthsBetween(from, until).flatMap((month) => {
        const sheet = sheetsAt(scope, month)?.get(name);
        return sheet && sheet.size > 0 ? [[month, sheet] as const] : [];
      }),
    );
  return {
    readMonths,
    readSpan: async (scope, name, from, until) => [...(await readMonths(scope, name, from, until)).values()],
  };
}
