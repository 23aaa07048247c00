import type { Severity } from '../rules/finding.ts';
import type { Cell } from './cell.ts';
import { countOf, type Tally } from './tally.ts';

/** The figures of a set of cases as people read them; ratios are `null` where nothing stands below the line. */
export interface Overview {
  /** Stays in hospital: all figures but those of bills and findings are of these alone. */
  readonly cases: number;
  readonly grouped: number;
  readonly grouped_share: number | null;
  readonly total_weight: number;
  /** Case-mix index: total weight ÷ cases with a weight. */
  readonly cmi: number | null;
  readonly cost_fen: number;
  readonly payment_fen: number;
  /** Payment minus cost over the cases that have both. */
  readonly balance_fen: number;
  /** Cases with a cost and no payment: their group has no published standard. In the cost, not in the balance. */
  readonly unpriced: { readonly cases: number; readonly cost_fen: number };
  readonly average_cost_fen: number | null;
  readonly average_los_days: number | null;
  readonly deaths: number;
  readonly outliers: { readonly high: number; readonly low: number };
  readonly outpatient: { readonly bills: number; readonly cost_fen: number };
  /** Stays and outpatient bills with findings. */
  readonly flagged_cases: number;
  /** Money of all findings, a fee line that several rules point at counted once. */
  readonly amount_identified_fen: number;
  readonly findings: {
    readonly by_rule: Readonly<Record<string, number>>;
    readonly by_severity: Readonly<Partial<Record<Severity, number>>>;
    /** Money by rule and by severity; findings on the same line are each counted in full here. */
    readonly amount_fen_by_rule: Readonly<Record<string, number>>;
    readonly amount_fen_by_severity: Readonly<Partial<Record<Severity, number>>>;
  };
  /** Cases that count for an indicator, by its national code. */
  readonly marks: Readonly<Record<string, number>>;
  readonly verdicts: { readonly pass: number; readonly fail: number; readonly no_data: number };
}

/** Reads the figures out of a cell. CMI by the glossary of the national DIP/DRG specification. */
export function overviewOf({ tally }: Cell): Overview {
  const count = (name: string) => countOf(tally, name);
  return {
    cases: count('cases'),
    grouped: count('grouped'),
    grouped_share: ratio(count('grouped'), count('cases')),
    total_weight: count('weightE4') / 10_000,
    // Of the ten-thousandths, whose quotient is exact where it lies half-way between two.
    cmi: ratio(count('weightE4'), count('weighted'), (weightE4) => Math.round(weightE4) / 10_000),
    cost_fen: count('costFen'),
    payment_fen: count('paymentFen'),
    balance_fen: count('balanceFen'),
    unpriced: { cases: count('costed') - count('balanced'), cost_fen: count('unpricedFen') },
    average_cost_fen: ratio(count('costFen'), count('costed'), Math.round),
    average_los_days: ratio(count('losDays'), count('cases')),
    deaths: count('deaths'),
    outliers: { high: count('outlier/high'), low: count('outlier/low') },
    outpatient: { bills: count('outpatientBills'), cost_fen: count('outpatientFen') },
    flagged_cases: count('flagged'),
    amount_identified_fen: count('identifiedFen'),
    findings: {
      by_rule: countsUnder(tally, 'rule/'),
      by_severity: countsUnder(tally, 'severity/'),
      amount_fen_by_rule: countsUnder(tally, 'ruleFen/'),
      amount_fen_by_severity: countsUnder(tally, 'severityFen/'),
    },
    marks: countsUnder(tally, 'mark/'),
    verdicts: {
      pass: count('verdicts/pass'),
      fail: count('verdicts/fail'),
      no_data: count('verdicts/no_data'),
    },
  };
}

function countsUnder(tally: Tally, prefix: string): Record<string, number> {
  const names = Object.keys(tally).filter((name) => name.startsWith(prefix));
  return Object.fromEntries(names.sort().map((name) => [name.slice(prefix.length), countOf(tally, name)]));
}

/** Rounded to four decimals unless told otherwise, so that equal cases print equal figures. */
function ratio(above: number, below: number, round = (value: number) => Math.round(value * 10_000) / 10_000) {
  return below === 0 ? null : round(above / below);
}
