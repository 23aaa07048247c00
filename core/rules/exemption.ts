import * as z from 'zod';
import { isInForce } from '../claims/calendar-days.ts';
import type { CaseIndex } from './case-index.ts';

const named = z.array(z.string().min(1)).min(1);

/** What an exemption says; all that is given must fit a case. */
export const exemptionFields = {
  /** `fixmedins_code`. */
  hospitals: named.optional(),
  /** Department of discharge; a code stands for its sub-codes too. */
  departments: named.optional(),
  /** Beginnings of diagnoses, any of the case's. */
  diagnoses: named.optional(),
  /** Days of discharge. */
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  by: z.string().min(1),
  why: z.string().min(1),
};

export const exemptionSchema = z.strictObject(exemptionFields);

/** Cases to which a rule does not speak, decided by a named person for a time. */
export type Exemption = Readonly<z.infer<typeof exemptionSchema>>;

/** Whether one of a rule's exemptions takes the case out. */
export function isExempt(
  { exemptions }: { readonly exemptions?: readonly Exemption[] | undefined },
  { list, dischargedOn }: CaseIndex,
): boolean {
  if (!exemptions) return false;
  return exemptions.some(
    ({ hospitals, departments, diagnoses, from, to }) =>
      isInForce(dischargedOn, from, to) &&
      (!hospitals || hospitals.includes(list.hospital)) &&
      (!departments || departments.some((one) => isWithinDepartment(list.stay.department, one))) &&
      (!diagnoses || list.diagnoses.some(({ code }) => diagnoses.some((one) => code.startsWith(one)))),
  );
}

/** Whether a department is the one named or a part of it. */
export function isWithinDepartment(department: string, named: string): boolean {
  return department === named || department.startsWith(`${named}.`);
}
