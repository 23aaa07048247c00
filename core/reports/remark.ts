import type { Words } from '../claims/words.ts';
import type { ComparedView } from './report-plan.ts';

/** A unit that a line of the summary names, with the figure for which it does. */
export interface NamedUnit {
  readonly key: string;
  readonly name: Words;
  readonly value: number;
}

/** One line of a report's first page, as data. Values are in the units of their indicators. */
export type Remark =
  | {
      readonly code: 'standing';
      readonly stays: number;
      readonly cmi: number | null;
      readonly costFen: number;
      readonly paymentFen: number;
      readonly balanceFen: number;
    }
  /** Against the period before, or the same one a year earlier. */
  | {
      readonly code: 'compared';
      readonly with: 'before' | 'year-before';
      readonly stays: number;
      readonly averageCostShare: number | null;
      readonly balanceFen: number;
    }
  | {
      readonly code: 'lamps';
      readonly red: readonly string[];
      readonly yellow: readonly string[];
      readonly green: number;
      readonly unlit: number;
    }
  /** Units that lose most, the worst first. */
  | {
      readonly code: 'losses';
      readonly view: ComparedView;
      readonly units: readonly NamedUnit[];
      readonly losing: number;
    }
  | { readonly code: 'gains'; readonly view: ComparedView; readonly units: readonly NamedUnit[] }
  | {
      readonly code: 'violations';
      readonly flagged: number;
      readonly identifiedFen: number;
      /** Of the cost of all stays and bills. */
      readonly shareOfCost: number | null;
      readonly gravest: NamedUnit | null;
    }
  | { readonly code: 'clean' }
  | {
      readonly code: 'quality';
      readonly rejected: number | null;
      readonly ungrouped: number;
      readonly unpriced: number;
      readonly noDataShare: number | null;
    };
