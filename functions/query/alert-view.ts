import * as z from 'zod';
import { alertIdOf } from '../../platform/alerts/alert-id.ts';
import type { CaseHead } from '../../platform/table/cases.ts';
import { alertStates, type InboxAlert } from '../../platform/table/inbox.ts';

const stepShape = {
  by: z.string().meta({ description: 'sub of the token' }),
  name: z.string().nullable(),
  at: z.iso.datetime(),
};

/** An alert as the API shows it. */
export const alertViewSchema = z.strictObject({
  alert_id: z.string(),
  hospital: z.string(),
  setl_id: z.string(),
  department: z.string().nullable(),
  doctor: z.string().nullable(),
  severity: z.enum(['violation', 'highly-suspicious', 'suspicious', 'reminder']),
  rules: z.array(z.string()),
  amount_fen: z.int(),
  occurred_at: z.string().meta({ description: 'day of discharge' }),
  raised_at: z.iso.datetime(),
  state: z.enum(alertStates),
  standing: z
    .enum(['current', 'changed', 'cleared'])
    .meta({ description: 'whether a later upload has changed or cleared what the alert was about' }),
  read: z.strictObject(stepShape).nullable(),
  acknowledged: z.strictObject(stepShape).nullable(),
  answered: z.strictObject({ ...stepShape, text: z.string() }).nullable(),
});

export type AlertView = z.infer<typeof alertViewSchema>;

/** @param head the case as it stands now; `undefined` where the table has none */
export function alertView(alert: InboxAlert, head: CaseHead | undefined): AlertView {
  const { read = null, acknowledged = null, answered = null } = alert;
  return { ...alert, standing: standingOf(alert, head), read, acknowledged, answered };
}

function standingOf({ alert_id }: InboxAlert, head: CaseHead | undefined): AlertView['standing'] {
  const result = head?.result;
  if (!result || alertIdOf(result) === alert_id) return 'current';
  return result.findings.length === 0 ? 'cleared' : 'changed';
}
