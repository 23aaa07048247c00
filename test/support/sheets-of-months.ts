import type { SheetsByMonth } from '../../core/forecast/unit-series.ts';
import { emptyCell } from '../../core/indicators/cell.ts';
import type { Sheet } from '../../core/indicators/sheet.ts';
import { type Tally, tallyOf } from '../../core/indicators/tally.ts';

/** The month after which so many have passed since January of the year. */
export function monthAt(year: number, at: number): string {
  return `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** Figures of so many ordinary cases: weight 1, 10,000 yuan, paid 9,000, eight days. */
function ordinaryTally(cases: number): Tally {
  return tallyOf({
    cases,
    weighted: cases,
    costed: cases,
    weightE4: 10_000 * cases,
    costFen: 1_000_000 * cases,
    paymentFen: 900_000 * cases,
    losDays: 8 * cases,
  });
}

/** Sheets by month from January of the year on; units without a case in a month are left out of it. */
export function sheetsOfMonths(
  year: number,
  units: Readonly<Record<string, readonly number[]>>,
): SheetsByMonth {
  const count = Math.max(0, ...Object.values(units).map((cases) => cases.length));
  return new Map(
    Array.from({ length: count }, (_, at): [string, Sheet] => [
      monthAt(year, at),
      new Map(
        Object.entries(units).flatMap(([key, cases]) => {
          const tally = ordinaryTally(cases[at] ?? 0);
          return Object.keys(tally).length === 0 ? [] : [[key, { ...emptyCell, tally }] as const];
        }),
      ),
    ]),
  );
}

/** The total of units that no case is in twice. */
export function totalOfMonths(
  year: number,
  units: Readonly<Record<string, readonly number[]>>,
): SheetsByMonth {
  const count = Math.max(0, ...Object.values(units).map((cases) => cases.length));
  const all = Array.from({ length: count }, (_, at) =>
    Object.values(units).reduce((sum, cases) => sum + (cases[at] ?? 0), 0),
  );
  return sheetsOfMonths(year, { all });
}
