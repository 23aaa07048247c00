import * as z from 'zod';
import { ageSchema } from '../limits/age-range.ts';
import { code, metadata, name, sex } from './table-metadata.ts';

/** Limits of an item by its code: for whom, where, for how long it is payable or fit. */
export const limitTables = [
  z.strictObject({ ...metadata, kind: z.literal('sex'), rows: z.array(z.tuple([code, name, sex])) }),
  z.strictObject({
    ...metadata,
    kind: z.literal('age'),
    /**
     * Code (`null`: known by its whole name only), name, and the ages it is for: a group that the rule's
     * parameters explain, or the first age in it and the first beyond. Of several rows of an item one is enough.
     */
    rows: z.array(
      z.tuple([
        code.nullable(),
        name,
        z.union([name, z.tuple([ageSchema.nullable(), ageSchema.nullable()])]),
      ]),
    ),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('visit-type'),
    /** Code, name, the only mode of care in which it is payable, or that in which it is not. */
    rows: z.array(z.tuple([code, name, z.enum(['inpatient', 'outpatient', 'not-online'])])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('facility-level'),
    /** Code, name, lowest level of hospital. */
    rows: z.array(z.tuple([code, name, z.literal([1, 2, 3])])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('payment-course'),
    /** Code, name, payable days. */
    rows: z.array(z.tuple([code, name, z.int().positive()])),
  }),
] as const;
