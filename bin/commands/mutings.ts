import { isMutingInForce, type Muting } from '../../core/orders/muting.ts';
import { mutingRefusalWords, refuseMuting } from '../../core/orders/refuse-muting.ts';
import { chinaTime } from '../../platform/china-time.ts';
import { loadDepartments } from '../../platform/knowledge/load-dictionaries.ts';
import { loadFatigue } from '../../platform/knowledge/load-fatigue.ts';
import { mutingStore } from '../../platform/table/mutings.ts';
import { openStack } from '../endpoints.ts';
import { rulesOfHospital } from '../hospital-rules.ts';
import { asOperation } from '../keep-operation.ts';
import { hospitalNamed } from '../named-knowledge.ts';
import { say } from '../say.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { printJson, printTable } from './print-table.ts';

export interface MutingOptions {
  readonly endpoints: string;
  readonly hospital: string;
  readonly department?: string;
  readonly by: string;
  readonly why: string;
}

/** `sentinel warnings mute`: a dated decision by a named person. Throws where it may not be taken. */
export async function muteRule(
  rule: string,
  options: MutingOptions & { readonly from: string; readonly to: string; readonly despiteSeverity?: boolean },
): Promise<void> {
  const { endpoints, hospital, department = null, from, to, by, why, despiteSeverity = false } = options;
  const declared = (await rulesOfHospital(hospital, endpoints)).get(rule) ?? [];
  const muting: Muting = {
    rule,
    department,
    from,
    to,
    by,
    why,
    despite_severity: despiteSeverity,
    decided_at: new Date().toISOString(),
    ended: null,
  };
  const severities = declared.map(({ severity }) => severity);
  const refusal = refuseMuting(muting, severities, loadFatigue().muting.longest_days);
  if (refusal) {
    const { zh, en } = mutingRefusalWords(refusal);
    throw new WrongUsage(`${zh}。 ${en}.`);
  }
  const stack = openStack(endpoints);
  await asOperation(
    stack,
    { by, command: 'warnings mute', act: 'knowledge-decision', of: { hospital, rule, action: 'mute' } },
    () => mutingStore(stack.table).mute(hospital, muting),
  );
  const { zh, en } = declared[0]?.name ?? { zh: '', en: '' };
  say(
    `${rule} ${zh} ${en}: ${from} – ${to} ${departmentName(department)} 不再提示，由 ${by} 决定 muted, decided by ${by}\n`,
  );
}

/** `sentinel warnings unmute`: ends what was muted before its time. Throws where nothing is muted so. */
export async function unmuteRule(
  rule: string,
  options: MutingOptions & { readonly on?: string },
): Promise<void> {
  const { endpoints, hospital, department = null, by, why } = options;
  const now = new Date();
  const on = options.on ?? chinaTime(now).slice(0, 10);
  const end = { on, by, why, decided_at: now.toISOString() };
  const stack = openStack(endpoints);
  const store = mutingStore(stack.table);
  const nothing = new Error(
    `${hospital} ${departmentName(department)} 没有停止提示 ${rule} 的决定。 Nothing is muted of ${rule} there on ${on} or later.`,
  );
  if (!(await store.of(hospital, true)).some((muting) => muting.rule === rule)) throw nothing;
  await asOperation(
    stack,
    { by, command: 'warnings unmute', act: 'knowledge-decision', of: { hospital, rule, action: 'unmute' } },
    async () => {
      const ended = await store.end(hospital, { rule, department }, end);
      if (ended.length === 0) throw nothing;
    },
  );
  say(
    `${rule} ${departmentName(department)}: 自 ${on} 起恢复提示，由 ${by} 决定 shown again from ${on}, decided by ${by}\n`,
  );
}

/** `sentinel warnings mutings`: every decision to mute, with its end. Throws on a hospital that is not registered. */
export async function listMutings({
  endpoints,
  hospital,
  json,
}: {
  readonly endpoints: string;
  readonly hospital: string;
  readonly json?: boolean;
}): Promise<void> {
  hospitalNamed(hospital);
  const mutings = await mutingStore(openStack(endpoints).table).of(hospital, true);
  if (json) return printJson(mutings);
  const today = chinaTime(new Date()).slice(0, 10);
  printTable(
    ['规则 rule', '科室 department', '起止 days', '现状 now', '决定 decided', '恢复 ended'],
    mutings.map((muting) => [
      muting.despite_severity ? `${muting.rule}\n虽属严重 despite severity` : muting.rule,
      departmentName(muting.department),
      `${muting.from}\n${muting.to}`,
      stateOf(muting, today),
      decisionWords(muting),
      muting.ended ? `${muting.ended.on}\n${decisionWords(muting.ended)}` : '',
    ]),
  );
}

function departmentName(code: string | null): string {
  return code === null ? '全院 whole hospital' : `${code} ${loadDepartments().get(code)?.zh ?? ''}`.trim();
}

function stateOf(muting: Muting, today: string): string {
  if (isMutingInForce(muting, today)) return '不提示 muted';
  return muting.ended === null && today < muting.from ? '未开始 to come' : '已结束 over';
}

function decisionWords({ by, why, decided_at }: Pick<Muting, 'by' | 'why' | 'decided_at'>): string {
  return `${decided_at.slice(0, 10)} ${by}：${why}`;
}
