import * as z from 'zod';
import { wordsSchema } from '../claims/words.ts';

const indicator = z.string().min(1);

/**
 * Where a plane of two indicators is divided. `fixed`: at a value; `mean`: at the mean of the units; `whole`: where all
 * their cases together stand.
 */
const axisSchema = z.strictObject({
  indicator,
  line: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fixed'), at: z.number() }),
    z.strictObject({ kind: z.literal('mean') }),
    z.strictObject({ kind: z.literal('whole') }),
  ]),
});

/** Which side of both lines, that of x first. */
export const quadrantIds = ['high-high', 'high-low', 'low-high', 'low-low'] as const;

const quadrantChartSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: wordsSchema,
  source: z.string().min(1),
  x: axisSchema,
  y: axisSchema,
  names: z.record(z.enum(quadrantIds), wordsSchema),
});

const steeringPlanSchema = z.strictObject({
  id: z.string().min(1),
  portrait: z.strictObject({
    source: z.string().min(1),
    /** Ids of indicators, the same for every kind of unit. */
    columns: z.array(indicator).min(1),
    /** How many groups a portrait names. */
    topGroups: z.int().positive(),
    /** Who is so many times above his department is to be talked to. */
    conversation: z.strictObject({
      indicator,
      times: z.number().gt(1),
      source: z.string().min(1),
      advice: wordsSchema,
    }),
  }),
  quadrants: z.array(quadrantChartSchema),
  /** What to look at where the lamp of an indicator is red. */
  questions: z.strictObject({
    source: z.string().min(1),
    byIndicator: z.record(indicator, z.array(wordsSchema).min(1)),
  }),
});

/** What portraits show, which planes are drawn, and what to ask of a red lamp: kept as knowledge. */
export type SteeringPlan = Readonly<z.infer<typeof steeringPlanSchema>>;

export type QuadrantChart = SteeringPlan['quadrants'][number];

export type QuadrantId = (typeof quadrantIds)[number];

/** Checks a stored plan. Throws one error that lists every mistake. */
export function parseSteeringPlan(input: unknown): SteeringPlan {
  const parsed = steeringPlanSchema.safeParse(input);
  if (!parsed.success) throw new Error(`steering: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Ids of indicators that a plan names and that are not there, each once. */
export function unknownIndicators(
  { portrait, quadrants, questions }: SteeringPlan,
  known: ReadonlySet<string>,
): readonly string[] {
  const named = [
    ...portrait.columns,
    portrait.conversation.indicator,
    ...quadrants.flatMap(({ x, y }) => [x.indicator, y.indicator]),
    ...Object.keys(questions.byIndicator),
  ];
  return [...new Set(named)].filter((id) => !known.has(id));
}
