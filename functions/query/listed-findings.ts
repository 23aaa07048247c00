import type { CaseFacts, NamedFinding } from '../../core/indicators/case-facts.ts';
import type { StandingCase } from '../../core/indicators/case-line.ts';
import { monthsOf, type Period } from '../../core/indicators/period.ts';
import { hospitalsOf } from '../../core/knowledge.ts';
import { unreviewed } from '../../core/review/review.ts';
import type { Severity } from '../../core/rules/finding.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Registers } from '../../platform/summaries/read-given.ts';
import type { ReviewStore } from '../../platform/table/reviews.ts';
import type { SheetStore } from '../../platform/table/sheets.ts';
import { type Stand, standOf } from '../../platform/table/stands.ts';
import { isAsked } from './case-filter.ts';
import type { Question } from './summary-query.ts';

/** A finding as a list has it: what its case says of it, and how far people are. */
export interface ListedFinding extends Stand {
  readonly findingId: string;
  readonly ruleId: string;
  readonly severity: Severity;
  /** Of the finding; {@link Stand.amountFen} is what somebody decided. */
  readonly foundFen: number;
  readonly confidence: number | null;
  readonly hospital: string;
  readonly settlementId: string;
  readonly facts: CaseFacts;
}

export interface ListServices {
  readonly sheets: Pick<SheetStore, 'cases'>;
  readonly reviews: Pick<ReviewStore, 'stands'>;
  readonly knowledge: Registers;
}

const readsAtOnce = 16;

/** A case that was asked about, and how far people are with the findings of its month. */
export interface ListedCase extends StandingCase {
  readonly hospital: string;
  readonly stands: ReadonlyMap<string, Stand>;
}

/** The cases asked about that have findings, as they stand: a few reads a month, however many there are. */
export async function listFlagged(
  { sheets, reviews, knowledge }: ListServices,
  { scope, within }: Question,
  period: Period,
): Promise<readonly ListedCase[]> {
  const hospitals = scope.kind === 'hospital' ? [scope.hospital] : hospitalsOf(scope.region, knowledge);
  const wanted = hospitals.flatMap((hospital) => monthsOf(period).map((month) => ({ hospital, month })));
  const read = await inParallel(wanted, readsAtOnce, async ({ hospital, month }) => {
    const [cases, stands] = await Promise.all([
      sheets.cases(hospital, month, within.department),
      reviews.stands(hospital, month),
    ]);
    return cases
      .filter(({ facts }) => facts.findings.length > 0 && isAsked(facts, within, {}))
      .map((standing) => ({ ...standing, hospital, stands }));
  });
  return read.flat();
}

/** The findings that a case names. */
export function findingsOf({ hospital, settlementId, facts, stands }: ListedCase): readonly ListedFinding[] {
  return facts.findings.flatMap(([ruleId, ofRule, , , confidence = null, named = []]) =>
    named.map(([findingId, foundFen, severity = ofRule]: NamedFinding) => ({
      ...(stands.get(findingId) ?? nobodyLooked),
      findingId,
      ruleId,
      severity,
      foundFen,
      confidence,
      hospital,
      settlementId,
      facts,
    })),
  );
}

const nobodyLooked: Stand = standOf(unreviewed);
