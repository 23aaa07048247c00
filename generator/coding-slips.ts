import * as z from 'zod';

const codes = z.array(z.string().min(1)).min(1);
const bySex = z.strictObject({ male: codes, female: codes });

const slipsSchema = z.strictObject({
  source: z.string().min(1),
  greyDiagnoses: codes,
  unknownDiagnoses: codes,
  /** Look like slips and are none; they change no group. */
  soundDiagnoses: codes,
  greyProcedures: codes,
  unknownProcedures: codes,
  soundProcedures: codes,
  /** Of patients of that sex only. */
  diagnosesBySex: bySex,
  proceduresBySex: bySex,
  /** Of patients of that age only: under a year, from 50 on. */
  diagnosesByAge: z.strictObject({ newborn: codes, elderly: codes }),
  /** By procedure: principal diagnoses that its published list does not have. */
  principalUnlistedFor: z.record(z.string(), codes),
});

/** Codes for planted slips of coding. */
export type CodingSlips = z.infer<typeof slipsSchema>;

/** Throws one error that lists every mistake. */
export function parseCodingSlips(input: unknown): CodingSlips {
  const parsed = slipsSchema.safeParse(input);
  if (!parsed.success) throw new Error(`coding slips: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
