import type { AuditCase } from '../../core/audit.ts';
import { caseId } from '../../core/claims/case-id.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { birthMarkOf } from '../../platform/table/cases.ts';
import type { PersonStore } from '../../platform/table/persons.ts';
import type { StandingList } from './standing-kept-lists.ts';

const callsAtOnce = 32;

/** Cases with what their audit would be told of the person; kept lists name none, the table has a pseudonym. */
export function knownCases(
  { persons }: { readonly persons: Pick<PersonStore, 'staysOf'> },
  group: readonly StandingList[],
): Promise<readonly AuditCase[]> {
  const asked = new Map<string, ReturnType<PersonStore['staysOf']>>();
  return inParallel(group, callsAtOnce, async ({ list, head }) => {
    const { person } = head;
    if (person === null) return { list, history: null };
    const stays = asked.get(person) ?? persons.staysOf(person);
    asked.set(person, stays);
    const others = (await stays).filter((one) => caseId(one) !== caseId(list));
    return { list, history: others, birthMark: birthMarkOf(head) };
  });
}
