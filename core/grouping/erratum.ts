import * as z from 'zod';
import { wordsSchema } from '../claims/words.ts';
import { conditionSchema } from './condition.ts';

const codes = z.array(z.string().min(1)).readonly();

const correctionSchema = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.literal('moveComplication'),
    level: z.enum(['mcc', 'cc']),
    code: z.string(),
    fromTable: z.string(),
    toTable: z.string(),
  }),
  z.strictObject({
    op: z.literal('removeCodes'),
    /** An ADRG id or an MDC letter. */
    group: z.string(),
    set: z.string(),
    codes,
  }),
  z.strictObject({
    op: z.literal('replaceCondition'),
    group: z.string(),
    when: conditionSchema,
    sets: z.record(z.string(), codes),
  }),
]);

/** A place where the facts in use and the published text differ, with what would bring them together. */
export const erratumSchema = z.strictObject({
  id: z.string().min(1),
  description: wordsSchema,
  /** What the published text says. */
  published: wordsSchema,
  source: z.string().min(1),
  default: z.enum(['as-given', 'as-published']),
  corrections: z.array(correctionSchema).min(1),
});

type Erratum = Readonly<z.infer<typeof erratumSchema>>;
export type Correction = Erratum['corrections'][number];
export type ErratumReading = Erratum['default'];
