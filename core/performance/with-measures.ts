import { poolUnit, type ToldMeasure } from './measure-table.ts';
import type { FiguresMember, FiguresUnit, PerformanceFigures } from './performance-figures.ts';

/** The figures with what the hospital tells besides; units and members that are not there are added. */
export function withMeasures(figures: PerformanceFigures, told: readonly ToldMeasure[]): PerformanceFigures {
  const ofUnits = told.filter(({ unit }) => unit !== poolUnit);
  const known = new Set(figures.units.map(({ id }) => id));
  const added = [...new Set(ofUnits.map(({ unit }) => unit))].filter((id) => !known.has(id));
  const units = [...figures.units, ...added.map((id): FiguresUnit => ({ id, facts: {} }))];
  return {
    ...figures,
    pool: withPool(
      figures.pool,
      told.filter(({ unit }) => unit === poolUnit),
    ),
    units: units.map((unit) =>
      withOwn(
        unit,
        ofUnits.filter((one) => one.unit === unit.id),
      ),
    ),
  };
}

function withPool(
  pool: PerformanceFigures['pool'],
  told: readonly ToldMeasure[],
): PerformanceFigures['pool'] {
  const fen = new Map(told.map(({ measure, value }) => [measure, Math.round(value * 100)]));
  const {
    kept = pool.keptFen,
    'carried-in': carriedInFen = pool.carriedInFen,
    ...sources
  } = Object.fromEntries(fen);
  return { sourcesFen: { ...pool.sourcesFen, ...sources }, keptFen: kept, carriedInFen };
}

function withOwn(unit: FiguresUnit, told: readonly ToldMeasure[]): FiguresUnit {
  const kind = told.find((one) => one.kind !== undefined)?.kind ?? unit.kind;
  const members = new Map((unit.members ?? []).map((member) => [member.id, member]));
  for (const { member: id, measure, value } of told) {
    if (id === undefined) continue;
    const member: FiguresMember = members.get(id) ?? { id, facts: {} };
    members.set(id, { ...member, facts: { ...member.facts, [measure]: value } });
  }
  const own = told
    .filter(({ member }) => member === undefined)
    .map(({ measure, value }) => [measure, value] as const);
  return {
    ...unit,
    ...(kind !== undefined && { kind }),
    facts: { ...unit.facts, ...Object.fromEntries(own) },
    ...(members.size > 0 && { members: [...members.values()] }),
  };
}
