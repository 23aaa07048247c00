import * as z from 'zod';
import { isPeriod } from '../../core/indicators/period.ts';
import { type Knowledge, regionOf } from '../../core/knowledge.ts';
import type { ReportMessage } from '../../platform/messages.ts';

/** What whoever invokes it by hand may ask for; the clock asks for nothing. */
const askedSchema = z.object({
  period: z.string().refine(isPeriod, 'no month, quarter or year').optional(),
  hospital: z.string().min(1).optional(),
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
});

/**
 * The reports that are asked for: of the last full month, unless told otherwise, and of every hospital of the registry
 * and every region that has one, unless some are named.
 * @param lastMonth `yyyy-MM`
 */
export function requestsOf(
  event: unknown,
  registers: Pick<Knowledge, 'hospitals' | 'regions'>,
  lastMonth: string,
): readonly ReportMessage[] {
  const { period = lastMonth, hospital, region } = askedSchema.parse(event);
  const named: readonly ReportMessage[] = [
    ...(hospital === undefined ? [] : [{ period, hospital }]),
    ...(region === undefined ? [] : [{ period, region }]),
  ];
  if (named.length > 0) return named;
  const hospitals = [...registers.hospitals.keys()];
  const regions = new Set(hospitals.map((code) => regionOf(code, registers).code));
  return [
    ...hospitals.map((code) => ({ period, hospital: code })),
    ...[...regions].map((code) => ({ period, region: code })),
  ];
}
