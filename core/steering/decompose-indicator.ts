import { evaluate } from '../indicators/evaluate.ts';
import type { ManagementIndicator } from '../indicators/management-indicator.ts';
import { countOf } from '../indicators/tally.ts';
import type { Benchmark, Unit } from '../indicators/unit-figures.ts';
import { type Split, splitOfMean, splitOfTotal, wholeOf } from './decompose-change.ts';
import { type ColumnReader, type MemberChange, piecesOf, type UnitChange } from './pieces-of.ts';

/** The change of an indicator, in whole numbers of which `scale` are one. */
export interface IndicatorSplit {
  readonly scale: number;
  /** Whether it is one sum over another, so that volume has no part in it. */
  readonly isMean: boolean;
  readonly split: Split;
}

/**
 * Takes the change of any indicator apart that is a sum over the unit's cases, or one such sum over another, as
 * `decomposeChange` does with money: by group and by member. `null` of the others, and where one period has no value.
 * @param benchmark by which both periods are measured
 */
export function decomposeIndicator(
  indicator: ManagementIndicator,
  unit: UnitChange,
  benchmark: Benchmark,
  members: readonly MemberChange[] = [],
): IndicatorSplit | null {
  const { formula } = indicator;
  const scale = indicator.unit === 'fen' ? 1 : 1_000_000;
  if (formula.kind === 'sum') {
    // A sum of ten-thousandths would not be whole.
    if (formula.over !== undefined) return null;
    const reader = sumReader(indicator, benchmark);
    const split = splitOfTotal(piecesOf(unit, members, reader), wholeOf(unit, reader));
    return { scale: 1, isMean: false, split };
  }
  if (formula.kind !== 'ratio' && formula.kind !== 'consumption' && formula.kind !== 'low-risk-mortality')
    return null;
  if (!hasValue(indicator, unit.now, benchmark) || !hasValue(indicator, unit.before, benchmark)) return null;
  const reader = ratioReader(whateverIsKnown(indicator), benchmark);
  const split = splitOfMean(piecesOf(unit, members, reader), wholeOf(unit, reader), scale);
  return split && { scale, isMean: true, split };
}

function hasValue(indicator: ManagementIndicator, unit: Unit | null, benchmark: Benchmark): boolean {
  const [found] = unit ? evaluate([indicator], { ...unit, given: new Map() }, benchmark, null) : [];
  return found !== undefined && found.value !== null;
}

/** Enough is known of the whole, so each piece puts in what is known of it, or the pieces would not add up. */
function whateverIsKnown(indicator: ManagementIndicator): ManagementIndicator {
  const { formula } = indicator;
  return formula.kind === 'ratio' ? { ...indicator, formula: { ...formula, known: [] } } : indicator;
}

/** The two sides of the indicator over any set of cases: what a group has of them, and what all groups have. */
function ratioReader(indicator: ManagementIndicator, benchmark: Benchmark): ColumnReader {
  return readerOf((unit) => {
    const [value] = evaluate([indicator], { ...unit, given: new Map() }, benchmark, null);
    return { above: value?.above ?? 0, below: value?.below ?? 0 };
  });
}

function sumReader(indicator: ManagementIndicator, benchmark: Benchmark): ColumnReader {
  return readerOf((unit) => {
    const [value] = evaluate([indicator], { ...unit, given: new Map() }, benchmark, null);
    return { above: value?.value ?? 0, below: countOf(unit.tally, 'cases') };
  });
}

function readerOf(read: (unit: Unit) => { readonly above: number; readonly below: number }): ColumnReader {
  return {
    ofGroup: (tally, group) => ({ all: read({ tally, byGroup: new Map([[group, tally]]) }) }),
    ofUnit: (unit) => ({ all: read(unit) }),
  };
}
