import { everyDepartment, poolUnit, type ToldMeasure } from './measure-table.ts';
import type { FiguresMember, FiguresUnit, PerformanceFigures } from './performance-figures.ts';

/** The figures with what the hospital tells besides; units and members that are not there are added. */
export function withMeasures(figures: PerformanceFigures, told: readonly ToldMeasure[]): PerformanceFigures {
  const forAll = told.filter(({ unit }) => unit === everyDepartment);
  const ofUnits = told.filter(({ unit }) => unit !== poolUnit && unit !== everyDepartment);
  const known = new Set(figures.units.map(({ id }) => id));
  const added = [...new Set(ofUnits.map(({ unit }) => unit))].filter((id) => !known.has(id));
  const departments = figures.units.map((unit) => withOwn(unit, forAll));
  const units = [...departments, ...added.map((id): FiguresUnit => ({ id, facts: {} }))];
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
  const ids = told.flatMap(({ member }) => member ?? []);
  const members = new Map((unit.members ?? []).map((member) => [member.id, member]));
  for (const id of new Set(ids)) {
    const member: FiguresMember = members.get(id) ?? { id, facts: {} };
    members.set(
      id,
      withValues(
        member,
        told.filter((one) => one.member === id),
      ),
    );
  }
  return {
    ...withValues(
      unit,
      told.filter(({ member }) => member === undefined),
    ),
    ...(kind !== undefined && { kind }),
    ...(members.size > 0 && { members: [...members.values()] }),
  };
}

function withValues<Of extends Pick<FiguresUnit, 'facts' | 'indicators'>>(
  of: Of,
  told: readonly ToldMeasure[],
): Of {
  const values = (isIndicator: boolean) =>
    Object.fromEntries(
      told.filter((one) => one.isIndicator === isIndicator).map(({ measure, value }) => [measure, value]),
    );
  return {
    ...of,
    facts: { ...of.facts, ...values(false) },
    indicators: { ...of.indicators, ...values(true) },
  };
}
