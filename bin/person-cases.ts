import { text } from 'node:stream/consumers';
import { caseId } from '../core/claims/case-id.ts';
import { isPlaceholder, personIdsOf } from '../core/claims/find-person-id.ts';
import { loadNhsaProtocol } from '../platform/knowledge/load-dictionaries.ts';
import { type CaseHead, caseStore } from '../platform/table/cases.ts';
import { type ItemKey, personPointerKey } from '../platform/table/keys.ts';
import { personStore, pseudonym } from '../platform/table/persons.ts';
import type { Stack } from './endpoints.ts';
import { readSecret } from './read-secret.ts';
import { WrongUsage } from './wrong-usage.ts';

/** The cases of a person in a hospital, and what leads to them. */
export interface PersonCases {
  readonly heads: readonly CaseHead[];
  readonly pointers: readonly ItemKey[];
}

/** Where the numbers of a person and the keys that make pseudonyms of them are read. */
export interface PersonQuestion {
  /** A number a line; `-` for standard input. Never an argument itself: those stay in histories and process lists. */
  readonly person: string;
  /** Files, a key in each. */
  readonly personKey: readonly string[];
}

/** The pseudonyms under which a person may stand in the table. No refusal repeats what was read. */
export async function pseudonymsOf({ person, personKey }: PersonQuestion): Promise<readonly string[]> {
  const read = person === '-' ? await text(process.stdin) : readSecret(person);
  const numbers = read
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (numbers.length === 0) throw new WrongUsage('没有读到证件号或医保号 No number of a person was read');
  const { identityPlaceholders } = loadNhsaProtocol();
  const nobodys = numbers.findIndex((number) => isPlaceholder(number, identityPlaceholders));
  if (nobodys >= 0)
    throw new WrongUsage(
      `第 ${nobodys + 1} 个号码是占位符，不指任何人 Number ${nobodys + 1} is a placeholder: it is nobody's`,
    );
  const keys = personKey.map(readSecret);
  const ids = numbers.flatMap(personIdsOf);
  return [...new Set(keys.flatMap((key) => ids.map((id) => pseudonym(id, key))))];
}

/**
 * What there is of a person in a hospital. A withdrawn case says no more whose it was: one that was ever the person's
 * is taken for his. One that was corrected to be somebody else's is not; what led to it is.
 */
export async function casesOfPerson(
  { table }: Stack,
  hospital: string,
  pseudonyms: readonly string[],
): Promise<PersonCases> {
  const cases = caseStore(table);
  const persons = personStore(table, cases);
  const heads = new Map<string, CaseHead>();
  const pointers: ItemKey[] = [];
  for (const person of pseudonyms) {
    const pointed = (await persons.pointedAt(person)).filter((one) => one.hospital === hospital);
    pointers.push(...pointed.map(({ settlementId }) => personPointerKey(person, hospital, settlementId)));
    const known = await cases.heads(pointed);
    for (const head of known.values())
      if (head.person === person || head.withdrawn) heads.set(caseId(head.stay), head);
  }
  return { heads: [...heads.values()], pointers };
}
