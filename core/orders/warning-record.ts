import * as z from 'zod';

export const warningRecordSchema = z.strictObject({
  /** UUID; `jr_id` and card `uuid`. */
  id: z.string().min(1),
  /** `Warning.identity`. */
  identity: z.string().min(1),
  hospital: z.string().min(1),
  rule: z.string().min(1),
  department: z.string().nullable(),
  doctor: z.string().nullable(),
  severity: z.enum(['violation', 'highly-suspicious', 'suspicious', 'reminder']),
  needs_reason: z.boolean(),
  amount_fen: z.int(),
  /** ISO 8601, UTC. */
  shown_at: z.string().min(1),
  /** The request that it answered first. */
  request: z.string().min(1),
  channel: z.enum(['nhsa', 'cds-hooks']),
  state: z.enum(['unanswered', 'overridden', 'changed']),
  /** Why the order was kept: a code of the override reasons, and the clinician's own words. */
  reason_code: z.string().nullable(),
  reason_text: z.string().max(200).nullable(),
  answered_at: z.string().nullable(),
});

/** A warning that was shown and what became of it, as stored. It names no patient and no encounter. */
export type WarningRecord = Readonly<z.infer<typeof warningRecordSchema>>;
