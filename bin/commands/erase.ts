import { caseId } from '../../core/claims/case-id.ts';
import { type CaseHead, caseStore } from '../../platform/table/cases.ts';
import { openStack, type Stack } from '../endpoints.ts';
import { forgetRefusals } from '../forget-refusals.ts';
import { asOperation } from '../keep-operation.ts';
import { casesOfPerson, type PersonCases, type PersonQuestion, pseudonymsOf } from '../person-cases.ts';
import { say } from '../say.ts';
import { removePointer, type Stripped, stripCase } from '../strip-case.ts';
import { withdrawCases } from '../withdraw-cases.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { printJson, printTable } from './print-table.ts';

export interface EraseOptions extends Partial<PersonQuestion> {
  readonly hospital: string;
  readonly case?: readonly string[];
  readonly by: string;
  /** Only lists what would be erased. */
  readonly check?: boolean;
  readonly endpoints: string;
  readonly json?: boolean;
}

/**
 * `sentinel erase`: takes cases back by the pipeline and removes what is left of them. Broken off, it is run again and
 * goes on. What it does is in the trail before it begins and after, and so is who asked for the cases of a person.
 */
export async function eraseCases(options: EraseOptions): Promise<void> {
  const { hospital, by, check, json } = options;
  const stack = openStack(options.endpoints);
  const meant = await casesMeant(stack, options);
  if (check) return listCases(hospital, meant.heads, json);
  const cases = meant.heads.map(({ stay }) => caseId(stay));
  const { batch, items, lists, refusals } = await asOperation(
    stack,
    { by, command: 'erase', of: { hospital, cases, action: 'erase' } },
    () => erase(stack, hospital, meant),
    (done) => ({
      ...(done.batch !== null && { batch: done.batch }),
      count: done.items + done.lists + done.refusals,
    }),
  );
  if (json) return printJson({ hospital, cases, ...(batch !== null && { batch }), items, lists, refusals });
  say(
    `已删除 erased: ${cases.length} 例 cases, ${items} 项 items, ${lists} 份清单 kept lists, ${refusals} 条拒收记录 refused records\n` +
      '仍在，须由人处理，见 docs/privacy.md：原始文件；results.xlsx 中的行；读不出结算编号的拒收记录；同一人其他病例的发现所引的编号、日期与主要诊断\n' +
      "Still there, for people to remove, see docs/privacy.md: raw uploads; lines of results.xlsx; refused records whose settlement id could not be read; id, days and principal diagnosis of these cases in findings of the person's other stays\n",
  );
}

async function casesMeant(stack: Stack, options: EraseOptions): Promise<PersonCases> {
  const { hospital, by, case: ids, person, personKey } = options;
  if (ids !== undefined) return { heads: await knownHeads(stack, hospital, [...new Set(ids)]), pointers: [] };
  if (person === undefined || personKey === undefined)
    throw new WrongUsage(
      '请用 --case 指明病例，或用 --person 与 --person-key 指明患者 Name cases by --case, or a person by --person and --person-key',
    );
  const pseudonyms = await pseudonymsOf({ person, personKey });
  const found = await asOperation(
    stack,
    { by, command: 'erase', of: { hospital, action: 'find-person' } },
    () => casesOfPerson(stack, hospital, pseudonyms),
    ({ heads }) => ({ cases: heads.map(({ stay }) => caseId(stay)) }),
  );
  if (found.pointers.length === 0)
    throw new Error(
      `${hospital} 没有此人的病例，或号码、人员密钥有误 There is no case of this person at ${hospital}, or a number or the person key is another`,
    );
  return found;
}

function listCases(hospital: string, heads: readonly CaseHead[], json = false): void {
  const rows = heads.map(({ stay, withdrawn = false }) => ({ setl_id: stay.settlementId, withdrawn }));
  if (json) printJson({ hospital, cases: rows });
  else {
    printTable(
      ['结算编号 settlement', '现状 now'],
      rows.map(({ setl_id, withdrawn }) => [setl_id, withdrawn ? '已撤销 withdrawn' : '有效 stands']),
    );
    say(`共 ${rows.length} 例，未删除 cases, nothing is erased\n`);
  }
}

interface Erased extends Stripped {
  /** Refused records that are gone. */
  readonly refusals: number;
  /** Of the withdrawal; `null` where none was standing. */
  readonly batch: string | null;
}

async function erase(stack: Stack, hospital: string, { heads, pointers }: PersonCases): Promise<Erased> {
  // While the case still says whose it is. By those of a person, cases are found again if this is broken off: they go last.
  if (pointers.length === 0) for (const head of heads) await removePointer(stack, head);
  const standing = heads.filter(({ withdrawn }) => !withdrawn).map(({ stay }) => stay.settlementId);
  const batch = standing.length > 0 ? await withdrawCases(stack, hospital, standing) : null;
  const ids = heads.map(({ stay }) => stay.settlementId);
  let [items, lists] = [0, 0];
  for (const head of await knownHeads(stack, hospital, ids)) {
    const stripped = await stripCase(stack, head);
    items += stripped.items;
    lists += stripped.lists;
  }
  const refusals = await forgetRefusals(stack, hospital, ids);
  await stack.table.deleteAll(pointers);
  return { batch, items, lists, refusals };
}

async function knownHeads({ table }: Stack, hospital: string, ids: readonly string[]): Promise<CaseHead[]> {
  const cases = ids.map((settlementId) => ({ hospital, settlementId }));
  const heads = await caseStore(table).heads(cases);
  const unknown = cases.filter((id) => !heads.has(caseId(id))).map(({ settlementId }) => settlementId);
  if (unknown.length > 0)
    throw new Error(
      `${hospital} 没有病例 ${unknown.join('、')} There is no case ${unknown.join(', ')} of ${hospital}`,
    );
  return cases.flatMap((id) => heads.get(caseId(id)) ?? []);
}
