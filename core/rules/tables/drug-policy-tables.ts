import * as z from 'zod';
import { ageSchema } from '../limits/age-range.ts';
import { code, metadata, name, sex } from './table-metadata.ts';

const days = z.int().positive();

/** What of a published limit a list can verify, and what else it asks that no list can show. */
const payableLimit = z.strictObject({
  /** First age that is in, first age that is out. */
  ages: z.tuple([ageSchema.nullable(), ageSchema.nullable()]).optional(),
  sex: sex.optional(),
  inpatientOnly: z.literal(true).optional(),
  minHospitalLevel: z.literal([1, 2, 3]).optional(),
  /** Most days on which it is payable in one stay. */
  maxDays: days.optional(),
  asksAlso: z.array(
    z.enum(['indication', 'second-line', 'combination', 'test', 'infection', 'rescue', 'weight', 'albumin']),
  ),
});

export type PayableLimit = Readonly<z.infer<typeof payableLimit>>;

/** Under which insurance, for whom, after what and how much of a drug is payable. */
export const drugPolicyTables = [
  z.strictObject({
    ...metadata,
    kind: z.literal('insurance-type'),
    /** Items payable under one insurance only, which the rule's parameters name. */
    rows: z.array(z.tuple([code, name])),
  }),
  z.strictObject({ ...metadata, kind: z.literal('never-payable'), rows: z.array(z.tuple([code, name])) }),
  z.strictObject({
    ...metadata,
    kind: z.literal('not-payable-alone'),
    /** TCM slices that are not payable by themselves, nor in a formula made of such slices only. */
    rows: z.array(z.tuple([code, name])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('second-line'),
    /**
     * Code, name, and the first-line drugs of which one must have been given before: the beginning of its code
     * and its name. `null`: published without them.
     */
    rows: z.array(
      z.tuple([
        code,
        name,
        z
          .array(z.tuple([code, name]))
          .min(1)
          .nullable(),
      ]),
    ),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('payable-limit'),
    /** Code, name, key of its limit. */
    rows: z.array(z.tuple([code, name, name])),
    limits: z.record(z.string(), payableLimit),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('prescription-days'),
    /** Code (`null`: known by its whole name only), name, most days, units a day; `null`: published without. */
    rows: z.array(z.tuple([code.nullable(), name, days, z.number().positive().nullable()])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('incompatible-pair'),
    /** Whole names of two TCM slices that must not be given together. */
    rows: z.array(z.tuple([name, name])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('slice-prescription'),
    /** What the limit is called, most kinds of slices on one day, most units of all together (`null`: any). */
    rows: z.array(z.tuple([name, z.int().positive(), z.number().positive().nullable()])),
  }),
] as const;
