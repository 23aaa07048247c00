import type { AuditCase } from '../../core/audit.ts';
import type { StayRecord } from '../../core/rules/stay-record.ts';
import { knownCases } from '../../functions/dry-run/known-cases.ts';
import type { StandingList } from '../../functions/dry-run/standing-kept-lists.ts';
import type { CaseHead } from '../../platform/table/cases.ts';
import type { PersonStore } from '../../platform/table/persons.ts';

/**
 * Cases of a batch with what their audit was told of the person: the stays of files that came no later. One that was
 * corrected since is taken as it stands; how it was is kept nowhere.
 * @param seq of the batch
 */
export function casesAsThen(
  persons: Pick<PersonStore, 'casesOf'>,
  seq: string,
  group: readonly StandingList[],
): Promise<readonly AuditCase[]> {
  const staysOf = async (person: string) => {
    const cases = await persons.casesOf(person);
    return cases.filter((one) => firstSeq(one) <= seq).map(({ stay }) => stay as StayRecord);
  };
  return knownCases({ persons: { staysOf } }, group);
}

const firstSeq = ({ counted, seq }: CaseHead) => counted?.[0]?.seq ?? seq;
