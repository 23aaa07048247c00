import * as z from 'zod';
import { wordsSchema } from '../claims/words.ts';
import { isPeriod } from '../indicators/period.ts';

/** `null` where nobody knows: that is not nought. */
const numbersSchema = z.record(z.string().min(1), z.number().nullable());

const memberSchema = z.strictObject({
  id: z.string().min(1),
  title: wordsSchema.optional(),
  facts: numbersSchema,
  indicators: numbersSchema.optional(),
});

const unitSchema = z.strictObject({
  /** Code of the department, or a name for the team. */
  id: z.string().min(1),
  title: wordsSchema.optional(),
  /** Else the scheme tells it by the beginning of the code. */
  kind: z.string().min(1).optional(),
  /** Facts and measures by name; money in yuan. */
  facts: numbersSchema,
  /** Management indicators by id, in the unit of their definition. */
  indicators: numbersSchema.optional(),
  /** Lamps by indicator; where all are left out, the published thresholds of the indicators decide. */
  lamps: z.record(z.string().min(1), z.enum(['red', 'yellow', 'green', 'none'])).optional(),
  /** Doctors, or the members of a team. */
  members: z.array(memberSchema).optional(),
});

/** What a pool is shared by: the figures of a period, from summaries, an audit or a spreadsheet. */
export const performanceFiguresSchema = z.strictObject({
  /** A month, a quarter or a year. */
  period: z.string().refine(isPeriod, {
    params: {
      words: {
        zh: '应为月（2026-05）、季（2026-Q2）或年（2026）',
        en: 'expected a month (2026-05), a quarter (2026-Q2) or a year (2026)',
      },
    },
  }),
  /** Where they come from. */
  source: z.string().min(1),
  pool: z.strictObject({
    /** Fen by source; negative where more was spent than paid. */
    sourcesFen: z.record(z.string().min(1), z.int()),
    /** Fen that the hospital keeps before anything is shared. */
    keptFen: z.int().nonnegative(),
    /** What the last pool left over, or lacked. */
    carriedInFen: z.int(),
  }),
  units: z.array(unitSchema).min(1),
});

export type PerformanceFigures = Readonly<z.infer<typeof performanceFiguresSchema>>;
export type FiguresUnit = PerformanceFigures['units'][number];
export type FiguresMember = NonNullable<FiguresUnit['members']>[number];
