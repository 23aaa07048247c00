import * as z from 'zod';

export const mutingSchema = z.strictObject({
  rule: z.string().min(1),
  /** `null`: in the whole hospital. */
  department: z.string().min(1).nullable(),
  /** First and last day, `yyyy-MM-dd`. A muting always ends: it has to be decided again. */
  from: z.iso.date(),
  to: z.iso.date(),
  /** Who decided it. */
  by: z.string().min(1),
  why: z.string().min(1),
  /** When it was decided, ISO 8601 in UTC. */
  decided_at: z.iso.datetime(),
});

/** A hospital's decision not to show a rule's warnings for a time: dated, and by a named person. */
export type Muting = Readonly<z.infer<typeof mutingSchema>>;
