import * as z from 'zod';
import { billParts } from './case-facts.ts';

const prefixes = z.array(z.string().min(1)).min(1);
const kinds = z.array(z.enum(['operation', 'interventional', 'therapeutic', 'diagnostic'])).min(1);

const definitionsSchema = z.strictObject({
  id: z.string().min(1),
  source: z.string().min(1),
  /** What of a bill belongs to each part: fee categories (`med_chrgitm_type`), or beginnings of catalogue codes. */
  parts: z.record(
    z.enum(billParts),
    z.union([z.strictObject({ categories: prefixes }), z.strictObject({ codePrefixes: prefixes })]),
  ),
  /** Diagnoses that were not there on admission and mean an infection caught in hospital. */
  hospitalInfection: z.strictObject({ diagnosisPrefixes: prefixes }),
  /** Kinds of procedures that make a stay an operated one, and those that are minimally invasive as such. */
  operations: z.strictObject({ kinds, minimallyInvasiveKinds: kinds }),
  /** Diagnoses of an operated stay that were not there on admission and mean a complication. */
  surgicalComplication: z.strictObject({ diagnosisPrefixes: prefixes }),
  /** Payments (`fund_pay_type`) out of the patient's own account, which is no fund of all. */
  personalAccounts: prefixes,
});

/** How indicators read a settlement list. */
export type SignDefinitions = z.infer<typeof definitionsSchema>;

/** Checks the stored definitions. Throws one error that lists every mistake. */
export function parseSignDefinitions(input: unknown): SignDefinitions {
  const parsed = definitionsSchema.safeParse(input);
  if (!parsed.success) throw new Error(`signs of cases: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

const codesSchema = z.strictObject({
  id: z.string().min(1),
  source: z.string().min(1),
  certainty: z.enum(['high', 'medium', 'low']),
  codes: z.array(z.string().min(1)),
});

/** Checks a stored list of codes. Throws one error that lists every mistake. */
export function parseSignCodes(input: unknown): ReadonlySet<string> {
  const parsed = codesSchema.safeParse(input);
  if (!parsed.success) throw new Error(`codes of signs: ${z.prettifyError(parsed.error)}`);
  return new Set(parsed.data.codes);
}
