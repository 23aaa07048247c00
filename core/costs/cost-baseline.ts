/**
 * The cost distribution of one group over its cases, by robust figures of the natural logarithm of cost
 * in fen: they hold still when a few cases are extreme.
 */
export interface CostBaseline {
  readonly group: string;
  /** Number of cases behind the figures. */
  readonly cases: number;
  /** Median of ln(cost in fen). */
  readonly medianLogCost: number;
  /** Median absolute deviation of ln(cost in fen), not scaled. */
  readonly madLogCost: number;
}
