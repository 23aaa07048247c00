import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { CaseId } from '../core/claims/case-id.ts';
import type { RuleTotal } from '../core/indicators/case-facts.ts';
import { keptLists } from '../platform/kept-lists.ts';
import { batchStore } from '../platform/table/batches.ts';
import type { CaseHead } from '../platform/table/cases.ts';
import { inboxStore } from '../platform/table/inbox.ts';
import {
  alertKey,
  caseKey,
  deliveryKey,
  findingPointerKey,
  type ItemKey,
  personPointerKey,
  standKey,
} from '../platform/table/keys.ts';
import { someNames } from '../platform/table/take-case.ts';
import type { Stack } from './endpoints.ts';

/** What leads from a case to its person and back, while the case still says whose it is. */
export async function removePointer({ table }: Stack, { person, stay }: CaseHead): Promise<void> {
  if (person !== null) await table.deleteAll([personPointerKey(person, stay.hospital, stay.settlementId)]);
}

export interface Stripped {
  /** Items of the table that are gone. */
  readonly items: number;
  /** Lines of kept lists that are gone. */
  readonly lists: number;
}

/**
 * Removes what a withdrawn case has left: its stay, findings, decisions, alerts and kept lists. That it was withdrawn
 * stays, so that no older upload brings it back.
 */
export async function stripCase(stack: Stack, head: CaseHead): Promise<Stripped> {
  const { hospital, settlementId } = head.stay;
  const keys = [...(await findingKeys(stack, head)), ...(await alertKeys(stack, { hospital, settlementId }))];
  await stack.table.deleteAll(keys);
  const lists = await forgetLists(stack, head);
  await emptyHead(stack, head);
  return { items: keys.length, lists };
}

async function findingKeys({ table }: Stack, { stay, counted = [] }: CaseHead): Promise<ItemKey[]> {
  const { hospital, settlementId } = stay;
  const { pk, sk: head } = caseKey(hospital, settlementId);
  const items = await table.query<ItemKey>({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ConsistentRead: true,
  });
  const beside = items.filter(({ sk }) => sk !== head).map(({ sk }) => ({ pk, sk }));
  const named = beside.flatMap(({ sk }) => /^(?:FINDING|REVIEW)#([0-9a-f]{32})/.exec(sk)?.[1] ?? []);
  const told = counted.flatMap(({ facts }) => facts?.findings.flatMap(namedIn) ?? []);
  const months = new Set(counted.flatMap(({ facts }) => facts?.month ?? []));
  const findings = [...new Set([...named, ...told])];
  return [
    ...beside,
    ...findings.map(findingPointerKey),
    ...findings.flatMap((finding) => [...months].map((month) => standKey(hospital, month, finding))),
  ];
}

const namedIn = ([, , , , , named = []]: RuleTotal) => named.map(([finding]) => finding);

const alertsAPage = 200;

async function alertKeys({ table }: Stack, { hospital, settlementId }: CaseId): Promise<ItemKey[]> {
  const inbox = inboxStore(table);
  const keys: ItemKey[] = [];
  let after: string | null = null;
  do {
    const page = await inbox.list({ kind: 'hospital', hospital }, alertsAPage, after);
    for (const alert of page.alerts)
      if (alert.kind !== 'lamp' && alert.setl_id === settlementId)
        keys.push(alertKey(hospital, alert.alert_id), deliveryKey(hospital, alert.alert_id));
    after = page.next;
  } while (after !== null);
  return keys;
}

/** In the lists of every batch that the case remembers. */
async function forgetLists({ table, receipts }: Stack, { stay, counted = [] }: CaseHead): Promise<number> {
  const { hospital } = stay;
  const batches = await batchStore(table).ofHospital(hospital);
  const lists = keptLists(receipts);
  let gone = 0;
  for (const { seq, place } of counted) {
    const batch = batches.find((one) => one.seq === seq)?.id;
    if (batch !== undefined && (await lists.forget({ hospital, batch, place }))) gone += 1;
  }
  return gone;
}

async function emptyHead({ table }: Stack, head: CaseHead): Promise<void> {
  const { hospital, settlementId } = head.stay;
  const last = head.counted?.at(-1);
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: caseKey(hospital, settlementId),
      UpdateExpression: 'SET #stay = :stay, #counted = :counted',
      // A newer upload has taken the case, and is whose it is now.
      ConditionExpression: '#withdrawn = :yes AND #revision = :revision',
      ExpressionAttributeNames: someNames('stay', 'counted', 'withdrawn', 'revision'),
      ExpressionAttributeValues: {
        ':stay': { hospital, settlementId },
        ':counted': last ? [{ ...last, facts: null }] : [],
        ':yes': true,
        ':revision': head.revision ?? 0,
      },
    }),
  );
}
