import type { Claimant } from '../shares/apportion.ts';
import type { Lack } from './ask-parts.ts';
import { type Answer, askFormula, type Known } from './formula.ts';
import type { JudgedUnit } from './judge-unit.ts';
import type { FiguresUnit } from './performance-figures.ts';
import type { PerformanceRules } from './read-performance-scheme.ts';

/** Fen that each unit gets at least and at most. */
export type Bounds = ReadonlyMap<string, Required<Pick<Claimant, 'floorFen' | 'capFen'>>>;

/**
 * Asks the formulas of floor and cap, which may name the pool besides.
 * @param units those that some part concerns
 */
export function boundsOf(
  rules: PerformanceRules,
  units: readonly { readonly unit: FiguresUnit; readonly judged: JudgedUnit }[],
  poolFen: number,
): { readonly byUnit: Bounds; readonly lacks: readonly Lack[] } {
  const untold = units.filter(({ unit }) => typeof unit.facts['headcount'] !== 'number');
  const people = units.reduce((sum, { unit }) => sum + (unit.facts['headcount'] ?? 0), 0);
  const poolYuan = poolFen / 100;
  const perHead = {
    value: untold.length > 0 || people === 0 ? null : poolYuan / people,
    missing: untold.map(({ unit }) => `headcount (${unit.id})`),
  };
  const lacks: Lack[] = [];
  const byUnit = units.map(({ unit, judged }) => {
    const known = withPool(judged.known, poolYuan, perHead);
    const ask = (of: 'floor' | 'cap') => {
      const formula = rules[of];
      if (!formula) return null;
      const { value, missing } = askFormula(formula, known);
      if (value === null) lacks.push({ unit: unit.id, of, missing });
      return value === null ? null : Math.max(0, Math.round(value * 100));
    };
    return [unit.id, { floorFen: ask('floor') ?? 0, capFen: ask('cap') }] as const;
  });
  return { byUnit: new Map(byUnit), lacks };
}

function withPool(known: Known, poolYuan: number, perHead: Answer<number>): Known {
  const pool: Readonly<Record<string, number | null>> = { poolYuan, poolPerHeadYuan: perHead.value };
  const values = known.values.map((value, slot) => pool[known.names[slot]?.name ?? ''] ?? value);
  const missingFor = new Map([...known.missingFor, ['poolPerHeadYuan', perHead.missing] as const]);
  return { ...known, values, missingFor };
}
