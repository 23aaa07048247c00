import type { ManagementIndicator } from '../indicators/management-indicator.ts';
import type { Benchmark } from '../indicators/unit-figures.ts';
import type { UnitInTime } from '../indicators/view-figures.ts';
import { decomposeChange, type Split, type SplitRow } from './decompose-change.ts';
import { decomposeIndicator } from './decompose-indicator.ts';
import type { MemberChange, UnitChange } from './pieces-of.ts';
import type { ChangeParts, Sides } from './split-change.ts';

/** How much of a change came from one group, member or part of the bill. */
export interface Contribution {
  readonly of: 'group' | 'member' | 'part';
  /** `groupKey`, the member's key, the part; `null` for all that has none. */
  readonly key: string | null;
  /** In the unit of {@link Explanation}, and as a share of the whole change. */
  readonly effect: number;
  readonly share: number;
  /** What most of it is. */
  readonly by: keyof ChangeParts;
  /** What the row itself had, and which share of all cases (or of all that stands below the line). */
  readonly before: RowFigures;
  readonly now: RowFigures;
}

interface RowFigures {
  /** Of a mean, the row's own; `null` without cases. Else its total. */
  readonly value: number | null;
  readonly below: number;
  /** Of all below the line. */
  readonly weight: number;
}

/** What the change of an indicator came from, the most of it first. */
export interface Explanation {
  readonly indicator: string;
  /** The indicator that was taken apart: of a growth, what grew. */
  readonly of: string;
  readonly unit: ManagementIndicator['unit'];
  readonly against: 'period-before' | 'year-before';
  readonly before: number;
  readonly now: number;
  readonly change: number;
  readonly contributions: readonly Contribution[];
}

/** The members of a unit now and before; what they were a year before explains a growth. */
export type MemberInTime = Pick<UnitInTime, 'key' | 'before' | 'yearBefore'> & Pick<UnitChange, 'now'>;

const mostOfAKind = 3;
/** What is less than a tenth of the change explains nothing. */
const leastShare = 0.1;
const enoughShare = 0.8;

/**
 * The few groups, members and parts of the bill that most of the change of an indicator came from; `null` where it
 * cannot be taken apart. Each kind explains the whole change by itself: they are three looks at one thing.
 */
export function explainChange(
  indicator: ManagementIndicator,
  indicators: readonly ManagementIndicator[],
  unit: UnitInTime,
  benchmark: Benchmark,
  members: readonly MemberInTime[] = [],
): Explanation | null {
  const { formula } = indicator;
  const isGrowth = formula.kind === 'growth';
  const apart = isGrowth ? indicators.find(({ id }) => id === formula.of) : indicator;
  const time = isGrowth ? 'yearBefore' : 'before';
  const pair: UnitChange = { now: unit.now, before: unit[time] };
  const of = members.map(
    (member): MemberChange => ({ key: member.key, now: member.now, before: member[time] }),
  );
  const found = apart && pair.before && decomposeIndicator(apart, pair, benchmark, of);
  if (!apart || !found) return null;
  const { split, scale, isMean } = found;
  return {
    indicator: indicator.id,
    of: apart.id,
    unit: apart.unit,
    against: isGrowth ? 'year-before' : 'period-before',
    before: split.before / scale,
    now: split.now / scale,
    change: split.change / scale,
    contributions: [
      ...most('group', split.byGroup, split, scale, isMean),
      ...(members.length > 0 ? most('member', split.byMember, split, scale, isMean) : []),
      ...partsOfBill(apart, pair),
    ],
  };
}

/** An average cost is made of the parts of the bill. */
function partsOfBill({ formula }: ManagementIndicator, pair: UnitChange): readonly Contribution[] {
  if (formula.kind !== 'ratio' || Object.keys(formula.above).join() !== 'costFen') return [];
  if (Object.keys(formula.below).join() !== 'costed') return [];
  const { average } = decomposeChange(pair, 'cost');
  return average ? most('part', average.byColumn, average, 1, true) : [];
}

/** The rows that went the way of the change, until they explain enough of it. */
function most(
  of: Contribution['of'],
  rows: readonly SplitRow[],
  { change }: Split,
  scale: number,
  isMean: boolean,
): readonly Contribution[] {
  if (change === 0) return [];
  // Rows of parts of the bill are over the same cases each.
  const all = of === 'part' ? largestSides(rows) : sumOfSides(rows);
  const found: Contribution[] = [];
  let explained = 0;
  for (const row of rows.toSorted((a, b) => b.change / change - a.change / change)) {
    const share = row.change / change;
    if (share < leastShare || explained >= enoughShare || found.length === mostOfAKind) break;
    explained += share;
    found.push({
      of,
      key: row.key,
      effect: row.change / scale,
      share,
      by: largestPart(row.parts, change),
      before: figuresOf(row.before, all.before, isMean),
      now: figuresOf(row.now, all.now, isMean),
    });
  }
  return found;
}

function largestPart(parts: ChangeParts, change: number): keyof ChangeParts {
  const names = ['volume', 'mix', 'price'] as const;
  return names.reduce((best, name) => (parts[name] / change > parts[best] / change ? name : best), 'price');
}

function figuresOf({ above, below }: Sides, all: number, isMean: boolean): RowFigures {
  const value = !isMean ? above : below === 0 ? null : above / below;
  return { value, below, weight: all === 0 ? 0 : below / all };
}

function sumOfSides(rows: readonly SplitRow[]) {
  const sum = (time: 'before' | 'now') => rows.reduce((all, row) => all + row[time].below, 0);
  return { before: sum('before'), now: sum('now') };
}

function largestSides(rows: readonly SplitRow[]) {
  const largest = (time: 'before' | 'now') => Math.max(0, ...rows.map((row) => row[time].below));
  return { before: largest('before'), now: largest('now') };
}
