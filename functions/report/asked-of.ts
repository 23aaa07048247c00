import * as z from 'zod';
import { isPeriod, type Period } from '../../core/indicators/period.ts';
import { type Knowledge, regionOf } from '../../core/knowledge.ts';
import type { ReportMessage } from '../../platform/messages.ts';
import type { ReportName } from '../../platform/report-keys.ts';

/** What whoever invokes it by hand may ask for; the clock asks for nothing. */
const askedSchema = z
  .object({
    period: z.string().refine(isPeriod, 'no month, quarter or year').optional(),
    hospital: z.string().min(1).optional(),
    department: z.string().min(1).optional(),
    region: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
  })
  .refine(({ hospital, region }) => hospital === undefined || region === undefined, 'a hospital or a region')
  .refine(
    ({ hospital, department }) => hospital !== undefined || department === undefined,
    'of which hospital',
  );

/** One report that somebody waits for, or the period of which all are to be made. */
export type Asked = { readonly name: ReportName } | { readonly all: Period };

/** @param lastMonth taken where no period is named, `yyyy-MM` */
export function askedOf(event: object, lastMonth: string): Asked {
  // Of the clock's own event `region` is where it runs.
  if ('detail-type' in event) return { all: lastMonth };
  const { period = lastMonth, hospital, department, region } = askedSchema.parse(event);
  if (hospital !== undefined) return { name: { scope: { kind: 'hospital', hospital }, period, department } };
  if (region !== undefined) return { name: { scope: { kind: 'region', region }, period } };
  return { all: period };
}

/** A message for every hospital of the registry, and for every region that has one. */
export function messagesFor(
  period: Period,
  registers: Pick<Knowledge, 'hospitals' | 'regions'>,
): readonly ReportMessage[] {
  const hospitals = [...registers.hospitals.keys()];
  const regions = new Set(hospitals.map((code) => regionOf(code, registers).code));
  return [
    ...hospitals.map((hospital) => ({ period, hospital })),
    ...[...regions].map((region) => ({ period, region })),
  ];
}
