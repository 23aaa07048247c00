import type { Words } from '../claims/words.ts';
import { evaluate } from '../indicators/evaluate.ts';
import { indicatorsInForce, type ManagementIndicator } from '../indicators/management-indicator.ts';
import { countOf, type Tally } from '../indicators/tally.ts';
import type { UnitInTime, ViewFigures } from '../indicators/view-figures.ts';
import type { FiguresMember, FiguresUnit } from './performance-figures.ts';

/** What is known of the departments of a hospital in a period, beside their sums. */
export interface DepartmentView {
  readonly view: ViewFigures;
  /** Its doctors, by department. */
  readonly doctors: ReadonlyMap<string, ViewFigures>;
  readonly titleOf: (department: string) => Words | undefined;
  readonly lampsOf: (department: string) => FiguresUnit['lamps'];
}

/** Departments and their doctors as formulas see them: facts in yuan and weights, and all indicators in force. */
export function unitsOfView(
  { view, doctors, titleOf, lampsOf }: DepartmentView,
  indicators: readonly ManagementIndicator[],
): readonly FiguresUnit[] {
  const inForce = indicatorsInForce(indicators, view.period);
  return view.units.map((unit): FiguresUnit => {
    const ofDepartment = doctors.get(unit.key);
    const members = (ofDepartment?.units ?? []).map((doctor): FiguresMember => {
      return { id: doctor.key, facts: factsOf(doctor.now.tally) };
    });
    return {
      id: unit.key,
      title: titleOf(unit.key),
      facts: factsOf(unit.now.tally),
      indicators: indicatorsOf(unit, view, inForce),
      lamps: lampsOf(unit.key),
      members,
    };
  });
}

/** What its cases came to less what they cost, of those that have both; the source `balance` of a pool. */
export function balanceFenOf({ units }: ViewFigures): number {
  return units.reduce((sum, { now }) => sum + countOf(now.tally, 'balanceFen'), 0);
}

function indicatorsOf(
  { now, yearBefore }: UnitInTime,
  { benchmark }: ViewFigures,
  indicators: readonly ManagementIndicator[],
): Record<string, number | null> {
  const values = evaluate(indicators, now, benchmark, yearBefore);
  return Object.fromEntries(values.map(({ indicator, value }) => [indicator, value]));
}

function factsOf(tally: Tally): Record<string, number | null> {
  const count = (name: string) => countOf(tally, name);
  const yuanWhere = (known: boolean, name: string) => (known ? count(name) / 100 : null);
  const weighted = count('weighted');
  return {
    cases: count('cases'),
    weightedCases: weighted,
    totalWeight: count('weightE4') / 10_000,
    cmi: weighted === 0 ? null : Math.round(count('weightE4') / weighted) / 10_000,
    bedDays: count('losDays'),
    costYuan: yuanWhere(count('costed') > 0, 'costFen'),
    paymentYuan: yuanWhere(count('balanced') > 0, 'paymentFen'),
    balanceYuan: yuanWhere(count('balanced') > 0, 'balanceFen'),
  };
}
