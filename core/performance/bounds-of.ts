import type { Claimant } from '../shares/apportion.ts';
import type { Lack } from './ask-parts.ts';
import { askFormula, type Known } from './formula.ts';
import type { JudgedUnit } from './judge-unit.ts';
import type { FiguresUnit } from './performance-figures.ts';
import type { PerformanceRules } from './read-performance-scheme.ts';

/** Fen that each unit gets at least and at most. */
export type Bounds = ReadonlyMap<string, Required<Pick<Claimant, 'floorFen' | 'capFen'>>>;

/** Asks the formulas of floor and cap, which may name the pool besides. */
export function boundsOf(
  rules: PerformanceRules,
  units: readonly { readonly unit: FiguresUnit; readonly judged: JudgedUnit }[],
  poolFen: number,
): { readonly byUnit: Bounds; readonly lacks: readonly Lack[] } {
  const people = peopleOf(units.map(({ unit }) => unit.facts['headcount'] ?? null));
  const poolYuan = poolFen / 100;
  const perHead = people ? poolYuan / people : null;
  const lacks: Lack[] = [];
  const byUnit = units.map(({ unit, judged }) => {
    const known = withPool(judged.known, { poolYuan, poolPerHeadYuan: perHead });
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

/** `null` as soon as one unit does not tell. */
function peopleOf(heads: readonly (number | null)[]): number | null {
  return heads.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}

function withPool(known: Known, pool: Readonly<Record<string, number | null>>): Known {
  const values = known.values.map((value, slot) => pool[known.names[slot]?.name ?? ''] ?? value);
  const missingFor = new Map([...known.missingFor, ['poolPerHeadYuan', ['headcount']] as const]);
  return { ...known, values, missingFor };
}
