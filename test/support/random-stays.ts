import type { CaseFacts } from '../../core/indicators/case-facts.ts';
import type { SheetName, View } from '../../core/indicators/sheet.ts';
import { noColumns } from '../../core/indicators/sheet-columns.ts';
import { sheetsOfCases } from '../../core/indicators/sheets-of-cases.ts';
import type { UnitFigures } from '../../core/indicators/unit-figures.ts';
import { unitsOfSheets } from '../../core/indicators/units-of-sheets.ts';

/** Numbers between nought and one that look drawn, and are the same each time (mulberry32). */
export function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Standard normal draws (Box and Muller). */
export function normalDrawing(draw: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
}

/** A stay of department D, in May 2026. */
export function stayWith(given: Partial<CaseFacts>): CaseFacts {
  return {
    month: '2026-05',
    department: 'D',
    doctor: null,
    status: 'grouped',
    group: 'BR25',
    weightE4: 10_000,
    costFen: 1_000_000,
    paymentFen: 1_000_000,
    outlier: 'normal',
    losDays: 7,
    died: false,
    verdicts: { pass: 0, fail: 0, noData: 0 },
    findings: [],
    identifiedFen: 0,
    signs: { scheme: 'chs', transferred: false },
    ...given,
  };
}

/** The department that all these stays are of. */
export function departmentOf(stays: readonly CaseFacts[]): UnitFigures {
  const sheets = sheetsOfCases(stays);
  const of = (view: View, ...names: readonly SheetName[]) => ({
    view,
    sheets: names.map((name) => sheets.get(name) ?? noColumns),
  });
  const groups = of('department-group', 'department-group', 'department-group.moments');
  const units = unitsOfSheets('department', {}, of('department', 'department'), groups);
  const unit = units.get('D');
  if (!unit) throw new Error('no stay of D');
  return { ...unit, given: new Map() };
}
