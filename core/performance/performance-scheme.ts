import * as z from 'zod';
import { wordsSchema } from '../claims/words.ts';
import { curveSchema } from './scoring-curve.ts';

const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
/** As expressions name things. */
const nameSchema = z.string().regex(/^[a-z][a-zA-Z0-9]*$/);
const expressionSchema = z.string().min(1);
/** A formula for each kind of unit that it concerns. */
const byKindSchema = z.record(idSchema, expressionSchema);

const shareSchema = z.number().min(0).max(1);

const partFields = {
  id: idSchema,
  title: wordsSchema,
  /** Guards under which a unit gets nothing of it. */
  withheldBy: z.array(nameSchema),
  source: z.string().min(1),
};

const partSchema = z.discriminatedUnion('kind', [
  /** Paid out of the pool first, by formulas in yuan. */
  z.strictObject({ ...partFields, kind: z.literal('award'), yuan: byKindSchema }),
  /** A share of what the awards leave, given in proportion to points. */
  z.strictObject({ ...partFields, kind: z.literal('points'), share: shareSchema, points: byKindSchema }),
]);

const boundSchema = z.strictObject({ yuan: expressionSchema, source: z.string().min(1) });

/** What of a balance is given to departments, by what formulas: knowledge, or a draft that is tried. */
export const performanceSchemeSchema = z.strictObject({
  id: idSchema,
  title: wordsSchema,
  source: z.string().min(1),
  effectiveFrom: z.iso.date(),
  effectiveTo: z.iso.date().nullable(),
  /** Numbers that formulas name; a what-if changes them. */
  constants: z.record(nameSchema, z.number()),
  pool: z.strictObject({
    /** What is added up; a figure is needed for each. */
    sources: z.array(z.strictObject({ id: idSchema, title: wordsSchema })).min(1),
    /** Share of the sources, less what is kept, that is given out. */
    share: shareSchema,
    /** Fen that are given out at least, even where the balance is negative. */
    floorFen: z.int().nonnegative(),
    /** Whether a deficit, and what was given to nobody, goes into the next pool. */
    carriesOver: z.boolean(),
  }),
  /** What the hospital tells of its units, beyond the facts that there always are. */
  measures: z.array(z.strictObject({ name: nameSchema, title: wordsSchema })),
  /**
   * Conditions that withhold. `unknown` says what is taken for granted where the condition hangs on something that
   * nobody told.
   */
  guards: z.array(
    z.strictObject({
      name: nameSchema,
      title: wordsSchema,
      when: expressionSchema,
      unknown: z.enum(['holds', 'does-not-hold']),
      source: z.string().min(1),
    }),
  ),
  scorecard: z
    .strictObject({
      /** Kinds of units that are scored. */
      kinds: z.array(idSchema).min(1),
      items: z
        .array(
          z.strictObject({
            id: idSchema,
            title: wordsSchema,
            dimension: z.enum(['cost-control', 'quality', 'compliance']),
            of: expressionSchema,
            /** Gives 0 to 1 of the marks. */
            curve: curveSchema,
            marks: z.number().positive(),
            source: z.string().min(1),
          }),
        )
        .min(1),
      /** The score is of the items that are known, if these carry this share of all marks; else it is no data. */
      knownShare: shareSchema,
      /** Share of what is given by points that at least hangs on the score. */
      minWeight: shareSchema,
    })
    .nullable(),
  /** Named steps of formulas, each after those that it names; `curve` turns the value into a coefficient. */
  terms: z.array(
    z.strictObject({
      name: nameSchema,
      title: wordsSchema,
      value: expressionSchema,
      curve: curveSchema.optional(),
      source: z.string().min(1),
    }),
  ),
  /** Kinds of units; a department whose kind nobody told is of the first that names the beginning of its code. */
  kinds: z
    .array(z.strictObject({ id: idSchema, title: wordsSchema, departments: z.array(z.string().min(1)) }))
    .min(1),
  parts: z.array(partSchema).min(1),
  /** Whom a part goes to in which nobody has a point: all whom it concerns alike, or nobody. */
  whenNobodyScores: z.enum(['equally', 'nobody']),
  /** What a unit gets at least and at most. */
  floor: boundSchema.nullable(),
  cap: boundSchema.nullable(),
  /** Points by which the share of a unit goes to its doctors, or its team's members. */
  memberPoints: byKindSchema,
});

export type PerformanceScheme = Readonly<z.infer<typeof performanceSchemeSchema>>;
