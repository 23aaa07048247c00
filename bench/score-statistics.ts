import type { UnitKind } from '../core/statistics/indicator.ts';
import type { StatisticalFinding } from '../core/statistics/statistical-finding.ts';
import type { Deviation } from './simulate-region.ts';

/** Which deviations an indicator is to find, and which it must not find though they look alike. */
interface Sought {
  readonly indicator: string;
  readonly kind: UnitKind;
  readonly deviations: readonly Deviation[];
  readonly nearMisses?: readonly Deviation[];
  /** Deviations that touch the measure but are another indicator's to find: neither for nor against it. */
  readonly akin?: readonly Deviation[];
}

const sought: readonly Sought[] = [
  {
    indicator: 'DS-COST-LEVEL',
    kind: 'doctor',
    deviations: ['dear-doctor'],
    nearMisses: ['dear-doctor-of-few', 'doctor-of-severe'],
    akin: ['cost-break-department'],
  },
  {
    indicator: 'DS-LENGTH-LEVEL',
    kind: 'doctor',
    deviations: ['long-doctor'],
    nearMisses: ['doctor-of-severe'],
  },
  {
    indicator: 'ZB10000205001000',
    kind: 'doctor',
    deviations: ['drug-doctor'],
    nearMisses: ['doctor-of-severe'],
    akin: ['drug-break-department'],
  },
  { indicator: 'DS-ANTIBACTERIAL-INTENSITY', kind: 'doctor', deviations: ['antibacterial-doctor'] },
  { indicator: 'ZB10000205007000', kind: 'department', deviations: ['infection-department'] },
  { indicator: 'DS-COST-BREAK', kind: 'department', deviations: ['cost-break-department'] },
  { indicator: 'DS-DRUG-SHARE-BREAK', kind: 'department', deviations: ['drug-break-department'] },
  { indicator: 'DS-SEVERE-SHARE-FALL', kind: 'department', deviations: ['severe-fall-department'] },
  { indicator: 'DS-CASE-MIX-FALL', kind: 'department', deviations: ['severe-fall-department'] },
  { indicator: 'DS-TRANSFER-RISE', kind: 'department', deviations: ['transfer-rise-department'] },
];

/** How often one indicator was right over many regions. */
export interface StatisticScore {
  readonly indicator: string;
  readonly kind: UnitKind;
  readonly positives: number;
  readonly found: number;
  readonly negatives: number;
  readonly foundWrongly: number;
  /** Rightly found, though another indicator is to find them. */
  readonly akinFound: number;
  /** Of the others, those that were made to look like what is sought. */
  readonly nearMisses: number;
  readonly nearMissesFound: number;
  /** Mean over the regions of wrong ÷ all findings, nought where there were none: what Benjamini and Hochberg hold. */
  readonly falseDiscoveryRate: number;
}

/** The findings of one region, and which of its units deviate. */
export interface JudgedRegion {
  readonly findings: readonly StatisticalFinding[];
  readonly planted: ReadonlyMap<string, Deviation>;
}

/** Scores every indicator that something was planted for; units that could not be judged are no part of the rates. */
export function scoreStatistics(regions: readonly JudgedRegion[]): readonly StatisticScore[] {
  return sought.map((what) => {
    const counts = regions.map((region) => countIn(region, what));
    const sum = (of: keyof Counts) => counts.reduce((all, one) => all + one[of], 0);
    const rates = counts.map(
      ({ found, akinFound, foundWrongly }) => foundWrongly / Math.max(1, found + akinFound + foundWrongly),
    );
    return {
      indicator: what.indicator,
      kind: what.kind,
      positives: sum('positives'),
      found: sum('found'),
      negatives: sum('negatives'),
      foundWrongly: sum('foundWrongly'),
      akinFound: sum('akinFound'),
      nearMisses: sum('nearMisses'),
      nearMissesFound: sum('nearMissesFound'),
      falseDiscoveryRate: rates.reduce((all, rate) => all + rate, 0) / regions.length,
    };
  });
}

type Counts = Omit<StatisticScore, 'indicator' | 'kind' | 'falseDiscoveryRate'>;

function countIn({ findings, planted }: JudgedRegion, what: Sought): Counts {
  const judged = findings.filter((one) => one.indicator === what.indicator && one.unit_kind === what.kind);
  const having = (some: readonly Deviation[] = []) => judged.filter((one) => deviates(one, planted, some));
  const right = having(what.deviations);
  const akin = having(what.akin);
  const wrong = judged.filter((one) => !right.includes(one) && !akin.includes(one));
  return {
    positives: right.length,
    found: countFlagged(right),
    negatives: wrong.length,
    foundWrongly: countFlagged(wrong),
    akinFound: countFlagged(akin),
    nearMisses: [...planted.values()].filter((deviation) => what.nearMisses?.includes(deviation)).length,
    nearMissesFound: countFlagged(having(what.nearMisses)),
  };
}

/** A doctor deviates of himself or with his department. */
function deviates(
  { hospital, department, doctor }: StatisticalFinding,
  planted: ReadonlyMap<string, Deviation>,
  deviations: readonly Deviation[],
): boolean {
  const ownDepartment = department ?? `A${doctor?.at(1)}`;
  return [planted.get(`${hospital}/${doctor}`), planted.get(`${hospital}/${ownDepartment}`)].some(
    (deviation) => deviation !== undefined && deviations.includes(deviation),
  );
}

const countFlagged = (findings: readonly StatisticalFinding[]) =>
  findings.filter(({ flagged }) => flagged).length;
