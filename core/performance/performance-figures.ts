import * as z from 'zod';
import { wordsSchema } from '../claims/words.ts';
import { isPeriod } from '../indicators/period.ts';

const mostYuan = 1_000_000_000_000;
const mostFen = mostYuan * 100;

/** Far above what any hospital has, and low enough that sums stay exact. */
const within = (most: number) => (value: number, context: z.core.$RefinementCtx<number>) => {
  if (Math.abs(value) <= most) return;
  const words = {
    zh: `${value} 应在 −${most} 与 ${most} 之间`,
    en: `${value}: expected −${most} to ${most}`,
  };
  context.addIssue({ code: 'custom', message: words.en, params: { words } });
};

/** `null` where nobody knows: that is not nought. */
const numbersSchema = z.record(z.string().min(1), z.number().superRefine(within(mostYuan)).nullable());

const wholeFacts = ['cases', 'weightedCases', 'bedDays'];
const unsignedFacts = [...wholeFacts, 'totalWeight', 'cmi', 'rbrvsPoints', 'headcount'];

const factsSchema = numbersSchema.superRefine((facts, context) => {
  for (const [name, value] of Object.entries(facts)) {
    const isWhole = wholeFacts.includes(name);
    if (value === null || !unsignedFacts.includes(name)) continue;
    if (value >= 0 && (!isWhole || Number.isInteger(value))) continue;
    const words = {
      zh: `${value} 应为不小于 0 的${isWhole ? '整数' : '数'}`,
      en: `${value}: expected a ${isWhole ? 'whole ' : ''}number of nought or more`,
    };
    context.addIssue({ code: 'custom', path: [name], message: words.en, params: { words } });
  }
});

const memberSchema = z.strictObject({
  id: z.string().min(1),
  title: wordsSchema.optional(),
  facts: factsSchema,
  indicators: numbersSchema.optional(),
});

const unitSchema = z.strictObject({
  /** Code of the department, or a name for the team. */
  id: z.string().min(1),
  title: wordsSchema.optional(),
  /** Else the scheme tells it by the beginning of the code. */
  kind: z.string().min(1).optional(),
  /** Facts and measures by name; money in yuan. */
  facts: factsSchema,
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
    sourcesFen: z.record(z.string().min(1), z.int().superRefine(within(mostFen))),
    /** Fen that the hospital keeps before anything is shared. */
    keptFen: z.int().nonnegative().superRefine(within(mostFen)),
    /** What the last pool left over, or lacked. */
    carriedInFen: z.int().superRefine(within(mostFen)),
  }),
  units: z.array(unitSchema).min(1),
});

export type PerformanceFigures = Readonly<z.infer<typeof performanceFiguresSchema>>;
export type FiguresUnit = PerformanceFigures['units'][number];
export type FiguresMember = NonNullable<FiguresUnit['members']>[number];
