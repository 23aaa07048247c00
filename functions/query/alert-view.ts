import * as z from 'zod';
import { wordsSchema } from '../../core/claims/words.ts';
import { alertIdOf } from '../../platform/alerts/alert-id.ts';
import type { Names } from '../../platform/knowledge/query-knowledge.ts';
import type { CaseHead } from '../../platform/table/cases.ts';
import { alertStates, type InboxAlert } from '../../platform/table/inbox.ts';

const stepShape = {
  by: z.string().meta({ description: 'sub of the token' }),
  name: z.string().nullable(),
  at: z.iso.datetime(),
};

const progressShape = {
  raised_at: z.iso.datetime(),
  state: z.enum(alertStates),
  read: z.strictObject(stepShape).nullable(),
  acknowledged: z.strictObject(stepShape).nullable(),
  answered: z.strictObject({ ...stepShape, text: z.string() }).nullable(),
};

const caseAlertSchema = z.strictObject({
  kind: z.literal('case'),
  alert_id: z.string(),
  hospital: z.string(),
  setl_id: z.string(),
  department: z.string().nullable(),
  department_name: wordsSchema.nullable(),
  doctor: z.string().nullable(),
  severity: z.enum(['violation', 'highly-suspicious', 'suspicious', 'reminder']),
  rules: z.array(z.string()),
  rule_names: z.array(wordsSchema).meta({ description: '与 rules 同序 in the order of rules' }),
  amount_fen: z.int(),
  occurred_at: z.string().meta({ description: 'day of discharge' }),
  standing: z
    .enum(['current', 'changed', 'cleared'])
    .meta({ description: 'whether a later upload has changed or cleared what the alert was about' }),
  ...progressShape,
});

const lampAlertSchema = z.strictObject({
  kind: z.literal('lamp'),
  alert_id: z.string(),
  hospital: z.string(),
  department: z.string().nullable().meta({ description: 'null: the whole hospital' }),
  department_name: wordsSchema.nullable(),
  indicator: z.string(),
  name: wordsSchema,
  month: z.string(),
  red_since: z.string(),
  text: wordsSchema.meta({ description: '数值、红黄线与把握程度 value, limits and how sure it is' }),
  causes: z.array(wordsSchema).meta({ description: '变化从何而来 what the change came from' }),
  questions: z.array(wordsSchema).meta({ description: '建议查看 what to look at' }),
  ...progressShape,
});

/** An alert as the API shows it: about a case, or a lamp that turned red. */
export const alertViewSchema = z.discriminatedUnion('kind', [caseAlertSchema, lampAlertSchema]);

export type AlertView = z.infer<typeof alertViewSchema>;

/** @param head the case as it stands now; `undefined` of a lamp, and where the table has none */
export function alertView(
  alert: InboxAlert,
  head: CaseHead | undefined,
  names: Pick<Names, 'rule' | 'department'>,
): AlertView {
  const { read = null, acknowledged = null, answered = null } = alert;
  const department_name = alert.department === null ? null : names.department(alert.department);
  const told = { department_name, read, acknowledged, answered };
  if (alert.kind === 'lamp') return { ...alert, ...told };
  const rule_names = alert.rules.map((rule) => names.rule(rule) ?? { zh: rule, en: rule });
  return { ...alert, kind: 'case', rule_names, standing: standingOf(alert.alert_id, head), ...told };
}

function standingOf(alertId: string, head: CaseHead | undefined): 'current' | 'changed' | 'cleared' {
  if (head?.withdrawn) return 'cleared';
  const result = head?.result;
  if (!result || alertIdOf(result) === alertId) return 'current';
  return result.findings.length === 0 ? 'cleared' : 'changed';
}
