import { monthsOf, type Period } from '../../core/indicators/period.ts';
import { hospitalsOf } from '../../core/knowledge.ts';
import { unreviewed } from '../../core/review/review.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Registers } from '../../platform/summaries/read-given.ts';
import type { ReviewStore } from '../../platform/table/reviews.ts';
import type { SheetStore } from '../../platform/table/sheets.ts';
import { type Stand, standOf } from '../../platform/table/stands.ts';
import { isAsked } from './case-filter.ts';
import {
  type FindingSources,
  type FoundFinding,
  type MonthFindings,
  monthFindings,
} from './month-findings.ts';
import type { Question } from './summary-query.ts';

export interface ListServices extends FindingSources {
  readonly sheets: Pick<SheetStore, 'cases'>;
  readonly reviews: Pick<ReviewStore, 'stands'>;
  readonly knowledge: Registers;
}

const readsAtOnce = 16;

/** What was found in a hospital's month, and how far people are with it. */
export interface ListedMonth extends MonthFindings {
  readonly stands: ReadonlyMap<string, Stand>;
}

/** The findings of the cases asked about, as they stand: a few reads a month, however many there are. */
export async function listMonths(
  services: ListServices,
  { scope, within }: Question,
  period: Period,
): Promise<readonly ListedMonth[]> {
  const { sheets, reviews, knowledge } = services;
  const hospitals = scope.kind === 'hospital' ? [scope.hospital] : hospitalsOf(scope.region, knowledge);
  const wanted = hospitals.flatMap((hospital) => monthsOf(period).map((month) => ({ hospital, month })));
  return inParallel(wanted, readsAtOnce, async ({ hospital, month }) => {
    const [found, stands] = await Promise.all([
      sheets
        .cases(hospital, month, within.department)
        .then((cases) => monthFindings(services, hospital, cases)),
      reviews.stands(hospital, month),
    ]);
    const asked = found.cases.filter(({ facts }) => isAsked(facts, within, {}));
    return ofCases({ ...found, stands }, asked);
  });
}

/** A month with none but these of its cases. */
export function ofCases(month: ListedMonth, cases: ListedMonth['cases']): ListedMonth {
  if (cases.length === month.cases.length) return month;
  const kept = new Set(cases.map(({ settlementId }) => settlementId));
  return { ...month, cases, ranked: month.ranked.filter(({ row }) => kept.has(row.settlementId)) };
}

/** How far people are with a finding of the month. */
export function standIn({ stands }: Pick<ListedMonth, 'stands'>, { findingId }: FoundFinding): Stand {
  return stands.get(findingId) ?? nobodyLooked;
}

const nobodyLooked: Stand = standOf(unreviewed);
