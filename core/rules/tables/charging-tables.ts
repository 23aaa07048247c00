import * as z from 'zod';
import { code, metadata, name } from './table-metadata.ts';

/** `day`: one calendar day; `visit`: the whole stay; `clock-hour`: from 10:00 to 10:59, say. */
const chargingPeriod = z.enum(['day', 'visit', '6-hours', 'clock-hour']);

export type ChargingPeriod = z.infer<typeof chargingPeriod>;

/** How services may be charged: how often, beside which others, at which price. */
export const chargingTables = [
  z.strictObject({
    ...metadata,
    kind: z.literal('frequency'),
    /** Code, name, most units a calendar day, and what a unit is. */
    rows: z.array(z.tuple([code, name, z.number().positive(), z.enum(['times', 'hours'])])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('duplicate-charge'),
    /** Period, the containing item's code and name, the contained item's code and name. */
    rows: z.array(z.tuple([chargingPeriod, code, name, code, name])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('procedure-family'),
    /** Code, name, family; an operation may belong to several families. */
    rows: z.array(z.tuple([code, name, name])),
  }),
] as const;
