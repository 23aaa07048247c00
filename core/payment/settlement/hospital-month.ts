import { roundExactly } from '../round-exactly.ts';
import type { SettlementPolicy } from './policy.ts';

/** What a settlement must know of a stay: fields of its result. */
export interface SettledStay {
  readonly hospital: string;
  readonly discharged_on: string;
  readonly weight: number | null;
  readonly standard_fen: number | null;
  readonly payment_fen: number | null;
  readonly cost_fen: number | null;
  /** The fund's parts of payment and cost. */
  readonly fund_payment_fen: number | null;
  readonly fund_cost_fen: number | null;
  /** Points of the case where it is paid by DIP; `null` of what is paid by no score. */
  readonly case_score: number | null;
}

/** The stay as a review of its own left it: what goes by no weight or score any more, the fund's part in proportion. */
export function afterReview<S extends SettledStay>(stay: S, paymentFen: number): S {
  const { cost_fen: costFen, fund_cost_fen: fundFen } = stay;
  const fundPaymentFen =
    costFen === null || costFen === 0 || fundFen === null
      ? null
      : roundExactly([paymentFen, fundFen], [costFen]);
  return {
    ...stay,
    payment_fen: paymentFen,
    standard_fen: null,
    fund_payment_fen: fundPaymentFen,
    case_score: null,
  };
}

/** The stays of a hospital that ended in a month, summed up for its settlement. */
export interface HospitalMonth {
  /** Priced stays; all sums are of them. */
  readonly cases: number;
  /** Relative weights in ten-thousandths. */
  readonly weightE4: number;
  /** Weight × payment ÷ standard: an outlier counts as what it is paid. Ten-thousandths. */
  readonly settledWeightE4: number;
  /** Payments of stays that have no weight, or no standard: by item, by the day. */
  readonly itemFen: number;
  /** Points of DIP, in ten-thousandths, and payments of stays that have none. */
  readonly scoreE4: number;
  readonly unscoredFen: number;
  readonly paymentFen: number;
  /** A stay of which no cost is known is taken to have cost what it is paid. */
  readonly costFen: number;
  /** Stays without a payment: awaiting a review, or of no standard; on the basis of the fund also those without its part. */
  readonly openCases: number;
  readonly openCostFen: number;
}

const nothing: HospitalMonth = {
  cases: 0,
  weightE4: 0,
  settledWeightE4: 0,
  itemFen: 0,
  scoreE4: 0,
  unscoredFen: 0,
  paymentFen: 0,
  costFen: 0,
  openCases: 0,
  openCostFen: 0,
};

/** Sums of the months of one hospital. */
export function sumMonths(months: readonly HospitalMonth[]): HospitalMonth {
  return months.reduce(addMonths, nothing);
}

/** Adds stays up by hospital and month of discharge. */
export class MonthSums {
  readonly #byHospital = new Map<string, Map<string, HospitalMonth>>();
  readonly #basis: SettlementPolicy['basis'];

  constructor(basis: SettlementPolicy['basis']) {
    this.#basis = basis;
  }

  add(stay: SettledStay): void {
    const months = this.#byHospital.get(stay.hospital) ?? new Map<string, HospitalMonth>();
    const month = stay.discharged_on.slice(0, 7);
    months.set(month, addMonths(months.get(month) ?? nothing, monthOf(stay, this.#basis)));
    this.#byHospital.set(stay.hospital, months);
  }

  /** Months of each hospital by `yyyy-MM`. */
  get byHospital(): ReadonlyMap<string, ReadonlyMap<string, HospitalMonth>> {
    return this.#byHospital;
  }
}

function monthOf(stay: SettledStay, basis: SettlementPolicy['basis']): HospitalMonth {
  const isFund = basis === 'fund';
  const paymentFen = isFund ? stay.fund_payment_fen : stay.payment_fen;
  const costFen = isFund ? stay.fund_cost_fen : stay.cost_fen;
  if (paymentFen === null) return { ...nothing, openCases: 1, openCostFen: costFen ?? 0 };
  const weightE4 = stay.weight === null ? 0 : Math.round(stay.weight * 10_000);
  const isByWeight = weightE4 > 0 && stay.standard_fen !== null && stay.standard_fen > 0;
  return {
    ...nothing,
    cases: 1,
    weightE4,
    settledWeightE4: isByWeight
      ? roundExactly([weightE4, stay.payment_fen ?? 0], [stay.standard_fen ?? 1])
      : 0,
    itemFen: isByWeight ? 0 : paymentFen,
    scoreE4: stay.case_score === null ? 0 : Math.round(stay.case_score * 10_000),
    unscoredFen: stay.case_score === null ? paymentFen : 0,
    paymentFen,
    costFen: costFen ?? paymentFen,
  };
}

function addMonths(a: HospitalMonth, b: HospitalMonth): HospitalMonth {
  return {
    cases: a.cases + b.cases,
    weightE4: a.weightE4 + b.weightE4,
    settledWeightE4: a.settledWeightE4 + b.settledWeightE4,
    itemFen: a.itemFen + b.itemFen,
    scoreE4: a.scoreE4 + b.scoreE4,
    unscoredFen: a.unscoredFen + b.unscoredFen,
    paymentFen: a.paymentFen + b.paymentFen,
    costFen: a.costFen + b.costFen,
    openCases: a.openCases + b.openCases,
    openCostFen: a.openCostFen + b.openCostFen,
  };
}
