import type { ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import type { PerformanceFigures } from '../../core/performance/performance-figures.ts';
import type { PerformanceScheme } from '../../core/performance/performance-scheme.ts';
import {
  type PerformanceRules,
  readPerformanceScheme,
} from '../../core/performance/read-performance-scheme.ts';

const words = (text: string) => ({ zh: `中 ${text}`, en: text });

function indicator(id: string, better: 'higher' | 'lower', red: number | null): ManagementIndicator {
  return {
    id,
    name: words(id),
    meaning: words(id),
    dimension: 'outcome',
    level1: words('all'),
    formula: { kind: 'given' },
    unit: 'share',
    better,
    thresholds: red === null ? [] : [{ basis: 'fixed', yellow: red / 2, red, source: 'test' }],
    minCases: 1,
    source: 'test',
    effectiveFrom: '2020-01-01',
    effectiveTo: null,
  };
}

/** Readmission is red from 0.08 on; satisfaction has no threshold. */
export const someIndicators = [
  indicator('readmission', 'lower', 0.08),
  indicator('satisfaction', 'higher', null),
];

export const curve = (...points: readonly (readonly [number, number])[]): SchemeCurve => ({
  kind: 'linear',
  points: points.map(([at, gives]) => [at, gives]),
});

type SchemeCurve = NonNullable<PerformanceScheme['terms'][number]['curve']>;

/** A part that gives its share by these points, to wards and teams unless told otherwise. */
export function pointsPart(
  id: string,
  share: number,
  points: string | Readonly<Record<string, string>>,
  withheldBy: readonly string[] = [],
): PerformanceScheme['parts'][number] {
  const byKind = typeof points === 'string' ? { ward: points } : points;
  return {
    id,
    title: words(id),
    kind: 'points',
    share,
    points: byKind,
    withheldBy: [...withheldBy],
    source: 'test',
  };
}

export function awardPart(
  id: string,
  yuan: string,
  withheldBy: readonly string[] = [],
): PerformanceScheme['parts'][number] {
  return {
    id,
    title: words(id),
    kind: 'award',
    yuan: { ward: yuan },
    withheldBy: [...withheldBy],
    source: 'test',
  };
}

/** A scheme that gives a whole pool by weight, changed as told. */
export function schemeWith(changes: Partial<PerformanceScheme> = {}): PerformanceScheme {
  return {
    id: 'test',
    title: words('test'),
    source: 'test',
    effectiveFrom: '2026-01-01',
    effectiveTo: null,
    constants: {},
    pool: { sources: [{ id: 'balance', title: words('balance') }], share: 1, floorFen: 0, carriesOver: true },
    measures: [{ name: 'workload', title: words('workload') }],
    guards: [],
    scorecard: null,
    terms: [],
    kinds: [
      { id: 'ward', title: words('ward'), departments: ['A'] },
      { id: 'team', title: words('team'), departments: [] },
    ],
    parts: [pointsPart('work', 1, 'totalWeight')],
    whenNobodyScores: 'equally',
    floor: null,
    cap: null,
    memberPoints: {},
    ...changes,
  };
}

/** Throws where it is not sound. */
export function rulesWith(changes: Partial<PerformanceScheme> = {}): PerformanceRules {
  const checked = readPerformanceScheme(schemeWith(changes), someIndicators);
  if (checked.ok) return checked.value;
  throw new Error(checked.issues.map(({ path, words: { en } }) => `${path.join('.')}: ${en}`).join('\n'));
}

/** Figures of these units and a balance in fen. */
export function figuresOf(balanceFen: number, units: PerformanceFigures['units']): PerformanceFigures {
  return {
    period: '2026-Q1',
    source: 'test',
    pool: { sourcesFen: { balance: balanceFen }, keptFen: 0, carriedInFen: 0 },
    units,
  };
}
