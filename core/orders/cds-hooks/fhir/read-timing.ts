import * as z from 'zod';
import { entryOf } from '../../../claims/entry-of.ts';
import { readTimesPerDay } from '../../../claims/prescription-words.ts';
import type { Prescription } from '../../../claims/settlement-list.ts';
import { concept, period, type Quantity, quantity } from './elements.ts';
import type { FhirSystems } from './fhir-systems.ts';

export const timing = z.object({
  code: concept.optional(),
  repeat: z
    .object({
      count: z.number().positive().optional(),
      frequency: z.number().positive().optional(),
      period: z.number().positive().optional(),
      periodUnit: z.string().optional(),
      boundsPeriod: period.optional(),
      boundsDuration: quantity.optional(),
    })
    .optional(),
});

export const dosage = z.object({
  text: z.string().optional(),
  timing: timing.optional(),
  doseAndRate: z
    .array(
      z.object({
        doseQuantity: quantity.optional(),
        doseRange: z.object({ high: quantity.optional() }).optional(),
      }),
    )
    .optional(),
});

export type Timing = z.infer<typeof timing>;
export type Dosage = z.infer<typeof dosage>;

/**
 * Dose and rate of an order. Several instructions (two in the morning, one at night) are no one dose: then neither
 * is told.
 */
export function readDosage(
  instructions: readonly Dosage[],
  systems: FhirSystems,
): Pick<Prescription, 'dose' | 'doseUnit' | 'timesPerDay'> {
  const [only, ...others] = instructions;
  if (!only || others.length > 0) return { dose: null, doseUnit: null, timesPerDay: null };
  const { doseQuantity, doseRange } = only.doseAndRate?.[0] ?? {};
  const amount = doseQuantity ?? doseRange?.high;
  return {
    dose: amount?.value ?? null,
    doseUnit: amount?.unit ?? amount?.code ?? null,
    timesPerDay: readRate(only.timing, systems) ?? (only.text ? readTimesPerDay(only.text) : null),
  };
}

/** Times a day by the figures of a timing, else by its code, else by its words. */
function readRate(given: Timing | undefined, { days_of_unit, times_a_day }: FhirSystems): number | null {
  const { frequency = 1, period: span, periodUnit = '' } = given?.repeat ?? {};
  const days = entryOf(days_of_unit, periodUnit);
  if (span !== undefined && days !== undefined) return frequency / (span * days);
  const { coding: codings = [], text } = given?.code ?? {};
  for (const { code = '' } of codings) {
    const rate = entryOf(times_a_day, code) ?? readTimesPerDay(code);
    if (rate !== null) return rate;
  }
  return text === undefined ? null : readTimesPerDay(text);
}

/** A length of time in days; `null` where the unit is none of time. */
export function toDays(given: Quantity | undefined, { days_of_unit }: FhirSystems): number | null {
  const days = entryOf(days_of_unit, given?.code ?? given?.unit ?? '');
  return given?.value === undefined || days === undefined ? null : given.value * days;
}
