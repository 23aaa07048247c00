import type { Words } from '../claims/words.ts';
import type { Band } from '../forecast/outlook.ts';
import type { ChangeParts } from '../steering/split-change.ts';
import type { ComparedView } from './report-plan.ts';

/** A unit that a line of the summary names, with the figure for which it does. */
export interface NamedUnit {
  readonly key: string;
  readonly name: Words;
  readonly value: number;
}

/** One line of a report's first page, as data. Money is in fen, shares are fractions of one. */
export type Remark =
  | {
      readonly code: 'standing';
      readonly stays: number;
      readonly cmi: number | null;
      readonly costFen: number;
      readonly paymentFen: number;
      readonly balanceFen: number;
      /** Payment and balance are of the priced cases, the cost is of all. */
      readonly priced: number;
      readonly unpriced: { readonly cases: number; readonly costFen: number };
    }
  /** What changed against the period before, or the same one a year earlier, and where the balance came from. */
  | {
      readonly code: 'changed';
      readonly against: 'before' | 'year-before';
      readonly stays: number;
      readonly averageCostShare: number | null;
      readonly balanceFen: number;
      readonly parts: ChangeParts;
      /** What the members are. */
      readonly view: ComparedView;
      /** Those that moved the balance most, with their own change. */
      readonly members: readonly NamedUnit[];
      readonly groups: readonly NamedUnit[];
    }
  | {
      readonly code: 'lamps';
      readonly red: readonly string[];
      readonly yellow: readonly string[];
      readonly green: number;
      readonly unlit: number;
    }
  /** Indicators that improved three months running, and units that keep most. */
  | {
      readonly code: 'good-news';
      readonly improved: readonly string[];
      readonly view: ComparedView;
      readonly gains: readonly NamedUnit[];
    }
  /** Units that lose most, the worst first, and how many lose at all. */
  | {
      readonly code: 'losses';
      readonly of: readonly {
        readonly view: ComparedView;
        readonly units: readonly NamedUnit[];
        readonly losing: number;
      }[];
    }
  /** Units with a red lamp, and those that have most of them. */
  | {
      readonly code: 'red-units';
      readonly view: ComparedView;
      readonly units: readonly NamedUnit[];
      readonly lit: number;
    }
  | {
      readonly code: 'violations';
      readonly flagged: number;
      readonly identifiedFen: number;
      /** Of the cost of all stays and bills. */
      readonly shareOfCost: number | null;
      readonly gravest: NamedUnit | null;
    }
  | { readonly code: 'clean' }
  /** The month after the period, with the interval in which it is to fall. */
  | {
      readonly code: 'outlook';
      readonly month: string;
      readonly level: number;
      readonly cases: Band;
      readonly costFen: Band | null;
      readonly paymentFen: Band | null;
    }
  | {
      readonly code: 'quality';
      readonly rejected: number | null;
      readonly ungrouped: number;
      readonly unpriced: number;
      readonly noDataShare: number | null;
    };
