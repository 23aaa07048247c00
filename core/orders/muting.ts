import * as z from 'zod';
import { isInForce } from '../claims/calendar-days.ts';
import { isWithinDepartment } from '../rules/exemption.ts';

export const mutingSchema = z.strictObject({
  rule: z.string().min(1),
  /** A code stands for its sub-codes too; `null`: in the whole hospital. */
  department: z.string().min(1).nullable(),
  /** First and last day, `yyyy-MM-dd`. A muting always ends: it has to be decided again. */
  from: z.iso.date(),
  to: z.iso.date(),
  /** Who decided it. */
  by: z.string().min(1),
  why: z.string().min(1),
  /** Said on purpose where the rule finds violations, which are not muted otherwise. */
  despite_severity: z.boolean(),
  /** When it was decided, ISO 8601 in UTC. */
  decided_at: z.iso.datetime(),
  /** The decision that ended it before its time, if there was one. */
  ended: z
    .strictObject({
      /** First day, `yyyy-MM-dd`, on which the warnings are shown again. */
      on: z.iso.date(),
      by: z.string().min(1),
      why: z.string().min(1),
      decided_at: z.iso.datetime(),
    })
    .nullable(),
});

/** A hospital's decision not to show a rule's warnings for a time: dated, and by a named person. */
export type Muting = Readonly<z.infer<typeof mutingSchema>>;

/** Whether a decision keeps back a rule's warnings in a department on a day, `yyyy-MM-dd`. */
export function isMuted(
  mutings: readonly Muting[],
  rule: string,
  department: string | null,
  day: string,
): boolean {
  return mutings.some(
    (muting) =>
      muting.rule === rule &&
      (muting.department === null ||
        (department !== null && isWithinDepartment(department, muting.department))) &&
      isMutingInForce(muting, day),
  );
}

/** First and last day count; the day on which it was ended does not. */
export function isMutingInForce({ from, to, ended }: Muting, day: string): boolean {
  return isInForce(day, from, to) && (ended === null || day < ended.on);
}
