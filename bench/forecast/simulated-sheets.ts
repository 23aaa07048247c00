import type { SheetsByMonth } from '../../core/forecast/unit-series.ts';
import { addCell, type Cell, emptyCell } from '../../core/indicators/cell.ts';
import type { Sheet } from '../../core/indicators/sheet.ts';
import { tallyOf } from '../../core/indicators/tally.ts';
import { createRandom } from '../../generator/random.ts';
import type { SimulatedGroup, SimulatedHospital } from './simulate-months.ts';

/** The sheets that summarise would have made of the hospital's cases. */
export interface SimulatedSheets {
  readonly total: SheetsByMonth;
  readonly department: SheetsByMonth;
  readonly group: SheetsByMonth;
}

/** What a case costs, weighs and stays is drawn a month at a time: sums of many cases are nearly normal. */
export function simulatedSheets({ months, groups }: SimulatedHospital, seed: string): SimulatedSheets {
  const random = createRandom(`sheets/${seed}`);
  const worth = groups.map(() => ({ weight: 0.4 + 2 * random.next(), days: 3 + 9 * random.next() }));
  const sheets = { total: [] as Sheet[], department: [] as Sheet[], group: [] as Sheet[] };
  for (const at of months.keys()) {
    const cells = groups.map((group, g): readonly [SimulatedGroup, Cell] => {
      const cases = group.cases[at] as number;
      const { weight, days } = worth[g] as { weight: number; days: number };
      const sum = (mean: number, spread: number) =>
        Math.max(0, Math.round(mean * (cases + spread * Math.sqrt(cases) * random.normal())));
      const costFen = sum(850_000 * weight * 1.03 ** (at / 12), 0.5);
      const weightE4 = Math.round(weight * 10_000) * cases;
      const tally = { cases, weighted: cases, costed: cases, weightE4, costFen, losDays: sum(days, 0.5) };
      return [group, { tally: tallyOf({ ...tally, paymentFen: weightE4 * 90 }), cost: {} }];
    });
    sheets.total.push(sheetBy(cells, () => 'all'));
    sheets.department.push(sheetBy(cells, ({ department }) => department));
    sheets.group.push(sheetBy(cells, ({ key }) => key));
  }
  const byMonth = (of: readonly Sheet[]) => new Map(months.map((month, at) => [month, of[at] as Sheet]));
  return {
    total: byMonth(sheets.total),
    department: byMonth(sheets.department),
    group: byMonth(sheets.group),
  };
}

function sheetBy(
  cells: readonly (readonly [SimulatedGroup, Cell])[],
  keyOf: (group: SimulatedGroup) => string,
): Sheet {
  const sheet = new Map<string, Cell>();
  for (const [group, cell] of cells) {
    const key = keyOf(group);
    if (Object.keys(cell.tally).length > 0) sheet.set(key, addCell(sheet.get(key) ?? emptyCell, cell));
  }
  return sheet;
}
