import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { checkOrders } from '../../core/check-order.ts';
import { addDays } from '../../core/claims/calendar-days.ts';
import { reportFatigue } from '../../core/orders/fatigue/fatigue-report.ts';
import { readAuditRequest } from '../../core/orders/nhsa/read-audit-request.ts';
import { chinaTime } from '../../platform/china-time.ts';
import { loadNhsaProtocol } from '../../platform/knowledge/load-dictionaries.ts';
import { loadFatigue } from '../../platform/knowledge/load-fatigue.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { batchStore } from '../../platform/table/batches.ts';
import { mutingStore } from '../../platform/table/mutings.ts';
import { warningStore } from '../../platform/table/warnings.ts';
import { muteRule } from '../commands/mutings.ts';
import { dischargeLists } from './discharge-lists.ts';
import { compare } from './ordering-steps.ts';
import type { StepOf } from './ward-script.ts';
import type { Mismatches, WardStage } from './ward-stage.ts';

const patienceMs = 60_000;

/** Settlement lists reach the office; the step is over when they are audited. */
export async function playUpload(
  step: StepOf<'upload'>,
  { stack, charts, script, now, tell }: WardStage,
): Promise<Mismatches> {
  const key = `incoming/${step.hospital}/ward-day/${now().getTime()}.ndjson`;
  await stack.intake.write(key, dischargeLists(step, charts, script.items));
  const batch = await eventually(async () => {
    const sent = (await batchStore(stack.table).ofHospital(step.hospital)).find((one) => one.key === key);
    return sent?.status === 'closed' ? sent : null;
  });
  tell(`   批次 batch ${batch?.id ?? '–'}`);
  return batch ? [] : ['the settlement lists were not audited in time'];
}

const alertsSchema = z.object({
  alerts: z.array(z.object({ setl_id: z.string(), rules: z.array(z.string()) })),
});

/** What waits in a doctor's inbox of the cases of this day. */
export async function playAlerts(
  { user: name, expect }: StepOf<'alerts'>,
  { description, charts, tell }: WardStage,
): Promise<Mismatches> {
  const user = description.users.find((one) => one.name === name);
  const url = `${description.api.replace(/\/$/, '')}/api/v1/alerts`;
  const found = await eventually(async () => {
    const response = await fetch(url, { headers: { authorization: `Bearer ${user?.token}` } });
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    const { alerts } = alertsSchema.parse(await response.json());
    return alerts.find(({ setl_id }) => setl_id.startsWith(`${charts.run}-`)) ?? null;
  });
  tell(`   ✉ ${found?.setl_id ?? '–'}: ${found?.rules.join(', ') ?? ''}`);
  const missing = expect.filter((rule) => !found?.rules.includes(rule));
  return missing.length === 0 ? [] : [`no alert of ${missing.join(', ')} for ${name}`];
}

/** What a department's warnings of the month speak for. */
export async function playReport(
  { department, expect }: StepOf<'report'>,
  { stack, hospital, now, tell }: WardStage,
): Promise<Mismatches> {
  const shown = await warningStore(stack.table).ofMonth(hospital.code, chinaTime(now()).slice(0, 7));
  const records = shown.filter((one) => one.department === department);
  const { proposals, total } = reportFatigue(records, null, loadFatigue());
  tell(
    `   ${department}: 提示 shown ${total.shown}, 坚持 overridden ${total.overridden}, 修改 changed ${total.changed}`,
  );
  return expect.flatMap(({ rule, proposal }) => {
    const verdict = proposals.find((one) => one.rule === rule)?.verdict;
    const found = verdict?.kind === 'keep' ? `keep: ${verdict.why}` : (verdict?.kind ?? 'nothing');
    tell(`   ${rule} → ${found}`);
    return found === proposal ? [] : [`${rule}: ${found} is proposed; expected ${proposal}`];
  });
}

/** The decision itself, by the command that a person would use. */
export async function playMute(
  { rule, department, days: [first, last], by, why }: StepOf<'mute'>,
  { endpoints, hospital, now }: WardStage,
): Promise<Mismatches> {
  const today = chinaTime(now()).slice(0, 10);
  const [from, to] = [addDays(today, first), addDays(today, last)];
  await muteRule(rule, { endpoints, hospital: hospital.code, department, from, to, by, why });
  return [];
}

/**
 * The stack's clock is today's, so an order of tomorrow is checked by the core itself, with the decisions to mute as
 * the stack keeps them.
 */
export async function playTomorrow(
  step: StepOf<'tomorrow'>,
  { stack, hospital, charts, channels, now, tell }: WardStage,
): Promise<Mismatches> {
  const tomorrow = addDays(chinaTime(now()).slice(0, 10), 1);
  const { body } = channels.nhsa.ask(charts.encounterOf(step.patient), charts.ordersOf(step, step.by));
  const call = { infno: '3101', hospital: hospital.code, askedAt: `${tomorrow}T${step.at}:00` } as const;
  const reading = readAuditRequest(JSON.parse(body), call, loadNhsaProtocol());
  const question = reading.ok ? reading.request.questions[0] : undefined;
  if (!question) throw new Error('the message of tomorrow is refused');
  const mutings = await mutingStore(stack.table).of(hospital.code, true);
  const known = { history: null, shown: [], mutings, baselines: new Map() };
  const { warnings, withheld } = checkOrders(question, known, loadKnowledge());
  for (const { warning, why } of withheld) tell(`   – ${why}: ${warning.finding.rule_id}`);
  const counted = Map.groupBy(withheld, ({ why }) => why);
  return compare(step.expect, {
    warnings: warnings.map(({ warning }) => ({ rule: warning.finding.rule_id })),
    withheld: Object.fromEntries([...counted].map(([why, of]) => [why, of.length])),
  });
}

async function eventually<T>(look: () => Promise<T | null>): Promise<T | null> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== null || Date.now() > deadline) return found;
    await wait(100);
  }
}
