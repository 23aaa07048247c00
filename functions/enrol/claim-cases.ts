import { type EnrolledCase, type Enrolment, enrolmentOf } from '../../core/enrol-cases.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { isOfRecord } from '../../platform/intake/poison.ts';
import type { RecordWatch } from '../../platform/intake/record-watch.ts';

export interface ClaimMeans<Claimed> {
  /** Claims the case for the record. */
  readonly claim: (enrolled: EnrolledCase) => Promise<Claimed>;
  readonly refuse: RecordWatch['refuse'];
}

/** The cases of a chunk that were claimed, and what each claim answered. */
export interface ClaimedCases<Claimed> {
  readonly enrolment: Enrolment;
  readonly claimed: readonly Claimed[];
}

const claimsAtOnce = 32;

/**
 * Claims the first record of each case; where the table refuses it for what is in it, the next. What is refused is noted
 * when all are known: only then it can be told whether it is the records.
 * @throws where so many are refused that it is not
 */
export async function claimCases<Claimed>(
  { claim, refuse }: ClaimMeans<Claimed>,
  all: readonly EnrolledCase[],
): Promise<ClaimedCases<Claimed>> {
  const failed = new Set<number>();
  for (;;) {
    const enrolment = enrolmentOf(all.filter(({ place }) => !failed.has(place)));
    const known = failed.size;
    const claimed = await inParallel(enrolment.cases, claimsAtOnce, async (enrolled) => {
      try {
        return [await claim(enrolled)];
      } catch (error) {
        if (!isOfRecord(error)) throw error;
        failed.add(enrolled.place);
        return [];
      }
    });
    if (failed.size > known) continue;
    await refuse([...failed]);
    return { enrolment, claimed: claimed.flat() };
  }
}
