import type { AuditCase } from '../../core/audit.ts';
import { caseId } from '../../core/claims/case-id.ts';
import type { StayRecord } from '../../core/rules/stay-record.ts';
import type { StandingList } from '../../functions/dry-run/standing-kept-lists.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { birthMarkOf, type CaseHead } from '../../platform/table/cases.ts';
import type { PersonStore } from '../../platform/table/persons.ts';

const callsAtOnce = 32;

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
  const asked = new Map<string, Promise<readonly CaseHead[]>>();
  return inParallel(group, callsAtOnce, async ({ list, head }) => {
    const { person } = head;
    if (person === null) return { list, history: null };
    const cases = asked.get(person) ?? persons.casesOf(person);
    asked.set(person, cases);
    const others = (await cases).filter(({ stay }) => caseId(stay) !== caseId(list));
    const history = others.filter((one) => firstSeq(one) <= seq).map(({ stay }) => stay as StayRecord);
    return { list, history, birthMark: birthMarkOf(head) };
  });
}

const firstSeq = ({ counted, seq }: CaseHead) => counted?.[0]?.seq ?? seq;
