import { type CaseHead, caseStore } from '../../platform/table/cases.ts';
import { openStack, type Stack } from '../endpoints.ts';
import { asOperation } from '../keep-operation.ts';
import { say } from '../say.ts';
import { removePointer, type Stripped, stripCase } from '../strip-case.ts';
import { withdrawCases } from '../withdraw-cases.ts';
import { printJson } from './print-table.ts';

export interface EraseOptions {
  readonly hospital: string;
  readonly case: readonly string[];
  readonly by: string;
  readonly endpoints: string;
  readonly json?: boolean;
}

/**
 * `sentinel erase`: takes cases back by the pipeline and removes what is left of them. Broken off, it is run again and
 * goes on. What it does is in the trail before it begins and after.
 */
export async function eraseCases(options: EraseOptions): Promise<void> {
  const { hospital, by, json } = options;
  const ids = [...new Set(options.case)];
  const stack = openStack(options.endpoints);
  const heads = await knownHeads(stack, hospital, ids);
  const cases = ids.map((id) => `${hospital}#${id}`);
  const { batch, items, lists } = await asOperation(
    stack,
    { by, command: 'erase', of: { hospital, cases, action: 'erase' } },
    () => erase(stack, hospital, heads),
    (done) => ({ ...(done.batch !== null && { batch: done.batch }), count: done.items + done.lists }),
  );
  if (json) return printJson({ hospital, cases, ...(batch !== null && { batch }), items, lists });
  say(
    `已删除 erased: ${ids.length} 例 cases, ${items} 项 items, ${lists} 份清单 kept lists\n` +
      '医院上传的原始文件仍在，见 docs/privacy.md Raw uploads are still there: see docs/privacy.md\n',
  );
}

interface Erased extends Stripped {
  /** Of the withdrawal; `null` where none was standing. */
  readonly batch: string | null;
}

async function erase(stack: Stack, hospital: string, heads: readonly CaseHead[]): Promise<Erased> {
  for (const head of heads) await removePointer(stack, head);
  const standing = heads.filter(({ withdrawn }) => !withdrawn).map(({ stay }) => stay.settlementId);
  const batch = standing.length > 0 ? await withdrawCases(stack, hospital, standing) : null;
  const ids = heads.map(({ stay }) => stay.settlementId);
  let [items, lists] = [0, 0];
  for (const head of await knownHeads(stack, hospital, ids)) {
    const stripped = await stripCase(stack, head);
    items += stripped.items;
    lists += stripped.lists;
  }
  return { batch, items, lists };
}

async function knownHeads({ table }: Stack, hospital: string, ids: readonly string[]): Promise<CaseHead[]> {
  const cases = caseStore(table);
  const heads = await Promise.all(ids.map((settlementId) => cases.head({ hospital, settlementId })));
  const unknown = ids.filter((_, at) => heads[at] === null);
  if (unknown.length > 0)
    throw new Error(
      `${hospital} 没有病例 ${unknown.join('、')} There is no case ${unknown.join(', ')} of ${hospital}`,
    );
  return heads.filter((head) => head !== null);
}
