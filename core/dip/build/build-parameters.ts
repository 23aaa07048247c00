import * as z from 'zod';
import { wordsSchema } from '../../claims/words.ts';
import { dipHeaderSchema } from '../../grouping/dip/catalogue.ts';

const share = z.number().min(0).max(1);
const { reading, operationKinds } = dipHeaderSchema.shape;

/** A parameter with what it settles: each stands for something that the published text leaves open, or leaves to the area. */
const noted = <T extends z.ZodType>(value: T) => z.strictObject({ value, note: z.string().min(1) });

const coreSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('threshold'), cases: z.int().positive() }),
  /** The highest threshold by which so large a share of the cases is in core groups, but none below `fewest`. */
  z.strictObject({ by: z.literal('coverage'), share, fewest: z.int().positive() }),
]);

const tierSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: wordsSchema,
  /** What groups of the tier have in common. */
  diagnosis: z.enum(['chapter', 'category', 'subcategory']),
  treatment: z.enum(['none', 'class', 'group']),
});

export const buildParametersSchema = z.strictObject({
  id: z.string().min(1),
  source: z.string().min(1),
  core: noted(coreSchema),
  /** Which cases count towards the threshold. */
  counted_years: noted(z.enum(['all', 'newest'])),
  /** From the oldest year to the newest; of fewer years the last of them. */
  year_weights: noted(z.array(z.number().positive()).min(1)),
  /** `of-means`: weighted mean of the years' means. `of-sums`: weighted costs by weighted cases. */
  year_mean: noted(z.enum(['of-means', 'of-sums'])),
  /** Leading characters of a principal diagnosis that make a core group, its point included. */
  principal_characters: noted(z.int().min(3).max(10)),
  /** Another operation belongs to a group where it raises the mean cost by so much, in at least so many cases. */
  related: noted(z.strictObject({ raises_by: z.number().positive(), fewest_cases: z.int().positive() })),
  /** Fewer cases of a category and class of treatment go to the comprehensive group of their chapter. */
  comprehensive: noted(z.strictObject({ fewest_cases: z.int().positive() })),
  chapters: noted(
    z.array(z.strictObject({ range: z.string().regex(/^[A-Z]\d\d-[A-Z]\d\d$/), title: wordsSchema })).min(1),
  ),
  tiers: noted(z.array(tierSchema)),
  /** What a relative weight of 1 is: the mean case, or a disease with a score that is fixed. */
  reference: noted(
    z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('mean'), score: z.number().positive() }),
      z.strictObject({ by: z.literal('group'), code: z.string().min(1), score: z.number().positive() }),
    ]),
  ),
  score_decimals: noted(z.int().min(0).max(4)),
  /** Whether the variance is divided by the cases, or by one less. */
  cv_divisor: noted(z.enum(['cases', 'cases-less-one'])),
  /** Beyond it a group is marked for auxiliary types, and none is one of primary care. */
  cv_limit: noted(z.number().positive()),
  /** Of which auxiliary catalogues types are used (`null`: of none), and which of them. */
  auxiliary: noted(
    z.strictObject({
      catalogues: z.string().min(1).nullable(),
      fewest_cases: z.int().positive(),
      cv_falls_by: share,
    }),
  ),
  /** Of a level of hospitals: its cost by what its groups cost in the mean, or its mean cost by that of all. */
  level_coefficient: noted(z.enum(['case-mix', 'plain'])),
  /** Which cases make the budgeted point value: without the shares at both ends, or the shortest interval with so many. */
  point_value_cases: noted(
    z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('all') }),
      z.strictObject({ by: z.literal('quantiles'), from: share, to: share }),
      z.strictObject({ by: z.literal('shortest'), share }),
    ]),
  ),
  /** Beginnings of principal diagnoses whose groups are of primary care where they are homogeneous. */
  primary_care: noted(z.array(z.string().min(1))),
  /** Beginnings of principal diagnoses that are not grouped. */
  excluded_principals: noted(z.array(z.string().min(1))),
  reading: noted(reading),
  operation_kinds: noted(operationKinds),
});

/** How a catalogue is built from history: `knowledge/dip/build-parameters.json`, or an area's own file. */
export type NotedParameters = Readonly<z.infer<typeof buildParametersSchema>>;

/** The same without its notes. */
export type BuildParameters = {
  readonly [K in keyof NotedParameters]: NotedParameters[K] extends { readonly value: infer V }
    ? V
    : NotedParameters[K];
};

/** Takes the notes off. */
export function plainParameters(noted: NotedParameters): BuildParameters {
  const entries = Object.entries(noted).map(([name, one]) => [
    name,
    typeof one === 'string' ? one : one.value,
  ]);
  return Object.fromEntries(entries) as BuildParameters;
}

/** Checks stored parameters. Throws one error that lists every mistake. */
export function parseBuildParameters(input: unknown): BuildParameters {
  const parsed = buildParametersSchema.safeParse(input);
  if (!parsed.success) throw new Error(`DIP build parameters: ${z.prettifyError(parsed.error)}`);
  return plainParameters(parsed.data);
}
