import { randomBytes } from 'node:crypto';
import { webhookStore } from '../../platform/table/webhooks.ts';
import { openStack } from '../endpoints.ts';
import { asOperation } from '../keep-operation.ts';
import { hospitalNamed } from '../named-knowledge.ts';
import { say } from '../say.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { printJson, printTable } from './print-table.ts';

interface StackOptions {
  readonly endpoints: string;
  readonly json?: boolean;
}

export interface WebhookOptions extends StackOptions {
  readonly hospital: string;
  readonly by: string;
  readonly department?: string;
  readonly insecure?: boolean;
}

/** `sentinel webhooks add`: prints the secret that signs, which nobody is shown again. */
export async function addWebhook(
  url: string,
  { endpoints, json, hospital, by, department, insecure = false }: WebhookOptions,
): Promise<void> {
  assertPostable(url, insecure);
  hospitalNamed(hospital);
  const id = randomBytes(6).toString('hex');
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const webhook = { hospital, id, url, secret, department: department ?? null };
  const stack = openStack(endpoints);
  await asOperation(
    stack,
    { by, command: 'webhooks add', of: { hospital, webhook: id, action: 'add-webhook' } },
    () => webhookStore(stack.table).put(webhook),
  );
  if (json) return printJson({ id, secret });
  say(`${id}\n密钥（仅显示这一次） secret, shown this once: ${secret}\n`);
}

/** `sentinel webhooks list` */
export async function listWebhooks(hospital: string, { endpoints, json }: StackOptions): Promise<void> {
  const webhooks = await webhookStore(openStack(endpoints).table).of(hospital);
  const rows = webhooks.map(({ id, department, url }) => ({ id, department, url }));
  if (json) return printJson(rows);
  printTable(
    ['编号 id', '科室 department', '地址 URL'],
    rows.map(({ id, department, url }) => [id, department ?? '全部 all', url]),
  );
}

/** `sentinel webhooks remove` */
export async function removeWebhook(
  hospital: string,
  id: string,
  { endpoints, by }: StackOptions & Pick<WebhookOptions, 'by'>,
): Promise<void> {
  const stack = openStack(endpoints);
  const store = webhookStore(stack.table);
  const none = new Error(`${hospital} 没有推送地址 ${id} has no webhook ${id}`);
  if (!(await store.of(hospital)).some((webhook) => webhook.id === id)) throw none;
  await asOperation(
    stack,
    { by, command: 'webhooks remove', of: { hospital, webhook: id, action: 'remove-webhook' } },
    async () => {
      if (!(await store.remove(hospital, id))) throw none;
    },
  );
  say(`${id} 已删除 removed\n`);
}

function assertPostable(url: string, insecure: boolean): void {
  const protocol = URL.parse(url)?.protocol;
  if (protocol === 'https:' || (insecure && protocol === 'http:')) return;
  throw new WrongUsage(`${url}: 应为 https 地址 expected an https URL`);
}
