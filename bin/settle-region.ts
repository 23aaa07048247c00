import { basename } from 'node:path';
import type { TableReading, TableRow } from '../core/claims/plain-table.ts';
import { type Knowledge, regionOf } from '../core/knowledge.ts';
import { admitReviews } from '../core/payment/settlement/admit-reviews.ts';
import { byScores } from '../core/payment/settlement/by-scores.ts';
import { afterReview, MonthSums, type SettledStay } from '../core/payment/settlement/hospital-month.ts';
import type { SettlementPolicy } from '../core/payment/settlement/policy.ts';
import { readAssessments } from '../core/payment/settlement/read-assessments.ts';
import { readReviews } from '../core/payment/settlement/read-reviews.ts';
import { settleYear, type YearSettlement } from '../core/payment/settlement/settle-year.ts';
import { loadTableColumns } from '../platform/knowledge/load-dictionaries.ts';
import type { DocumentMistake } from './read-document.ts';
import type { ReadStay } from './settled-stays.ts';
import { readTableRows } from './table-rows.ts';

export interface RegionYear {
  readonly region: string;
  /** `yyyy`. */
  readonly year: string;
  readonly policy: SettlementPolicy;
}

/** A region's year as settled, and how many of its discharges went through a review. */
export interface RegionSettlement extends RegionYear, YearSettlement {
  readonly discharges: number;
  readonly reviewed: number;
  /** Stays whose reviews the quota had no room for: they stay as priced. */
  readonly reviewsLeftOut: readonly string[];
}

export type SettledRegion =
  | { readonly ok: true; readonly settlement: RegionSettlement }
  | { readonly ok: false; readonly mistakes: readonly DocumentMistake[] };

/** Files that were given besides the results. */
export interface YearFiles {
  readonly assessment?: string | undefined;
  readonly reviews?: string | undefined;
}

/** Settles a region's year out of stays, of which others are left aside. */
export async function settleRegion(
  stays: ReadonlyMap<string, ReadStay>,
  { region, year, policy }: RegionYear,
  { assessment, reviews }: YearFiles,
  registers: Pick<Knowledge, 'hospitals' | 'regions'>,
): Promise<SettledRegion> {
  const own = new Map(
    [...stays]
      .filter(([, { hospital }]) => regionOf(hospital, registers).code === region)
      .map(([key, stay]) => [key, underPolicy(stay, policy)]),
  );
  const inYear = new Map([...own].filter(([, stay]) => stay.discharged_on.startsWith(year)));
  const settled = new Set([...inYear.values()].map(({ hospital }) => hospital));
  const decided = await readSheet(reviews, (rows) =>
    readReviews(rows, loadTableColumns('case-reviews'), (key) => inYear.has(key)),
  );
  const assessed = await readSheet(assessment, (rows) =>
    readAssessments(rows, loadTableColumns('settlement-assessment'), policy, (code) => settled.has(code)),
  );
  const mistakes = [...decided.mistakes, ...assessed.mistakes];
  if (mistakes.length > 0) return { ok: false, mistakes };
  const { admitted, leftOut } = admitReviews(decided.value ?? new Map(), inYear, policy);
  const sums = new MonthSums(policy.basis);
  for (const [key, stay] of own) {
    const paymentFen = admitted.get(key);
    sums.add(paymentFen === undefined ? stay : afterReview(stay, paymentFen));
  }
  const assessments = assessed.value ?? new Map();
  const settlement = settleYear({ year, policy, hospitals: sums.byHospital, assessments });
  const counts = { discharges: inYear.size, reviewed: admitted.size, reviewsLeftOut: leftOut };
  return { ok: true, settlement: { region, year, policy, ...settlement, ...counts } };
}

function underPolicy({ dip, paid, ...stay }: ReadStay, { budget }: SettlementPolicy): SettledStay {
  return budget.method === 'scores' && dip
    ? byScores(stay, dip, paid.by === 'dip')
    : { ...stay, case_score: null };
}

async function readSheet<T>(
  path: string | undefined,
  read: (rows: readonly TableRow[]) => TableReading<T>,
): Promise<{ readonly value: T | null; readonly mistakes: readonly DocumentMistake[] }> {
  if (path === undefined) return { value: null, mistakes: [] };
  const outcome = read(await readTableRows(path));
  if (outcome.ok) return { value: outcome.value, mistakes: [] };
  const mistakes = outcome.issues.map(({ line, column, words }) => {
    return { file: basename(path), line, field: column, code: 'table', words };
  });
  return { value: null, mistakes };
}
