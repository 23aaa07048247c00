import { type GroupSums, sumsOfGroups } from './group-means.ts';
import { judgeSupervisedCase, type SupervisionLack } from './judge-supervised-case.ts';
import type { SupervisedCase } from './supervised-case.ts';
import type { Supervision, SupervisionIndicator } from './supervision-indicator.ts';

/** What an indicator says of a hospital or a department. Shares and scores are fractions of one, to six decimals. */
export interface SupervisedUnit {
  readonly indicator: string;
  readonly hospital: string;
  /** `null` of the hospital as a whole. */
  readonly department: string | null;
  /** Cases that it is asked of, and those of them that can be judged. */
  readonly asked: number;
  readonly known: number;
  /** Cases with points. */
  readonly hits: number;
  /** Hits by known cases; `null` where too little is known. */
  readonly share: number | null;
  /** Points by known cases. */
  readonly score: number | null;
  /** What the score would be if each case had the mean points of its group in the area. */
  readonly expected: number | null;
  /** Score less what is expected. */
  readonly deviation: number | null;
  readonly lacks: Readonly<Partial<Record<SupervisionLack, number>>>;
}

/** A case that an indicator points at. */
export interface SupervisedHit {
  readonly indicator: string;
  readonly hospital: string;
  readonly settlementId: string;
  readonly group: string;
  readonly points: number;
}

export interface SupervisionOutcome {
  /** By indicator, hospital and department. */
  readonly units: readonly SupervisedUnit[];
  readonly hits: readonly SupervisedHit[];
}

/**
 * Holds every unit against its area, group by group: the design of the readmission score of the published supervision
 * catalogue (own rate less the area's of the same diseases), taken over for the others.
 */
export function superviseUnits(
  cases: readonly SupervisedCase[],
  { indicators }: Pick<Supervision, 'indicators'>,
): SupervisionOutcome {
  const sums = sumsOfGroups(cases);
  const judged = indicators.map((indicator) => judgeIndicator(indicator, cases, sums));
  return { units: judged.flatMap(({ units }) => units), hits: judged.flatMap(({ hits }) => hits) };
}

interface UnitSums {
  readonly hospital: string;
  readonly department: string | null;
  asked: number;
  hits: number;
  readonly lacks: Partial<Record<SupervisionLack, number>>;
  readonly byGroup: Map<string, PointSums>;
}

interface PointSums {
  known: number;
  /** In ten-thousandths, so that sums do not depend on the order. */
  pointsE4: number;
}

function judgeIndicator(
  { id, formula, knownLeast = 0, better }: SupervisionIndicator,
  cases: readonly SupervisedCase[],
  sums: ReadonlyMap<string, GroupSums>,
): SupervisionOutcome {
  const area = new Map<string, PointSums>();
  const units = new Map<string, UnitSums>();
  const hits: SupervisedHit[] = [];
  for (const one of cases) {
    const { hospital, settlementId, department, group } = one;
    const score = judgeSupervisedCase(formula, one, sums.get(group) as GroupSums);
    if (score === null) continue;
    const ofCase = [unitIn(units, hospital, null), unitIn(units, hospital, department)];
    for (const unit of ofCase) unit.asked += 1;
    if (typeof score !== 'number') {
      for (const { lacks } of ofCase) lacks[score.lacks] = (lacks[score.lacks] ?? 0) + 1;
      continue;
    }
    const pointsE4 = Math.round(score * 10_000);
    for (const byGroup of [area, ...ofCase.map((unit) => unit.byGroup)]) addPoints(byGroup, group, pointsE4);
    if (score === 0) continue;
    for (const unit of ofCase) unit.hits += 1;
    // What is good has no case to look into.
    if (better === 'lower') hits.push({ indicator: id, hospital, settlementId, group, points: score });
  }
  const inOrder = [...units].sort(([a], [b]) => (a < b ? -1 : 1));
  return { units: inOrder.map(([, unit]) => figuresOf(id, unit, area, knownLeast)), hits };
}

function unitIn(units: Map<string, UnitSums>, hospital: string, department: string | null): UnitSums {
  const key = JSON.stringify([hospital, department ?? '']);
  const unit = units.get(key) ?? { hospital, department, asked: 0, hits: 0, lacks: {}, byGroup: new Map() };
  units.set(key, unit);
  return unit;
}

function addPoints(byGroup: Map<string, PointSums>, group: string, pointsE4: number): void {
  const sums = byGroup.get(group) ?? { known: 0, pointsE4: 0 };
  sums.known += 1;
  sums.pointsE4 += pointsE4;
  byGroup.set(group, sums);
}

function figuresOf(
  indicator: string,
  { hospital, department, asked, hits, lacks, byGroup }: UnitSums,
  area: ReadonlyMap<string, PointSums>,
  knownLeast: number,
): SupervisedUnit {
  let [known, pointsE4, expectedE4] = [0, 0, 0];
  for (const [group, own] of [...byGroup].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const ofArea = area.get(group) as PointSums;
    known += own.known;
    pointsE4 += own.pointsE4;
    expectedE4 += (own.known * ofArea.pointsE4) / ofArea.known;
  }
  const isKnown = known > 0 && known >= knownLeast * asked;
  const perCase = (sum: number) => (isKnown ? sixDecimals(sum / known) : null);
  return {
    indicator,
    hospital,
    department,
    asked,
    known,
    hits,
    share: perCase(hits),
    score: perCase(pointsE4 / 10_000),
    expected: perCase(expectedE4 / 10_000),
    deviation: perCase((pointsE4 - expectedE4) / 10_000),
    lacks,
  };
}

/** No minus nought. */
const sixDecimals = (value: number) => Math.round(value * 1_000_000) / 1_000_000 + 0;
