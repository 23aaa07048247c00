import * as z from 'zod';
import { wordsSchema } from '../../claims/words.ts';

const id = z.string().regex(/^[a-z0-9-]+$/);
const feeCategories = z.array(z.string().regex(/^\d\d$/)).min(1);

/** Both ends included; without one, open. */
const range = z
  .strictObject({ from: z.number().nonnegative().optional(), to: z.number().nonnegative().optional() })
  .refine(({ from, to }) => from !== undefined || to !== undefined, { message: 'neither from nor to' })
  .refine(({ from = 0, to = from }) => from <= to, { message: 'ends before it begins' });

/** What a level asks of a case: all of what is named. */
const conditionSchema = z
  .strictObject({
    died: z.literal(true),
    /** A diagnosis of one of these lists of codes; `others`: not the principal one. */
    codes: z.strictObject({ lists: z.array(id).min(1), position: z.enum(['any', 'others']) }),
    losDays: range,
    ageYears: range,
    /** Below one year, days; nobody older is in such a range. */
    ageDays: range,
    /** Begun days of 24 hours in intensive care, all stays there together. */
    icuDays: range,
    /** Weighted comorbidity index of the other diagnoses. */
    comorbidity: range,
    /** Cost by the mean cost of the group in hospitals of the same level. */
    costRatio: range,
    /** Shares of the cost. */
    treatmentShare: range,
    drugShare: range,
    /** A level of a catalogue that stands before this one. */
    levelOf: z.strictObject({ catalogue: id, levels: z.array(id).min(1) }),
  })
  .partial();

const levelSchema = z.strictObject({
  id,
  title: wordsSchema,
  /** A level that is told and changes no score: no comorbidity, say. */
  base: z.literal(true).optional(),
  when: conditionSchema,
});

const catalogueSchema = z.strictObject({
  id,
  title: wordsSchema,
  source: z.string().min(1),
  certainty: z.enum(['high', 'medium', 'low']),
  /** Only cases whose principal diagnosis is in the list, or is not. */
  principal: z.strictObject({ list: id, is: z.boolean() }).optional(),
  /** The first whose condition holds is the case's. */
  levels: z.array(levelSchema).min(1),
});

const codeListSchema = z.strictObject({
  title: wordsSchema,
  source: z.string().min(1),
  certainty: z.enum(['high', 'medium', 'low']),
  /** Beginnings of diagnosis codes. */
  prefixes: z.array(z.string().min(1)).min(1),
});

const auxiliarySchema = z
  .strictObject({
    id,
    title: wordsSchema,
    source: z.string().min(1),
    notes: z.array(z.string().min(1)),
    /** A table of `knowledge/dip/comorbidity`. */
    comorbidity: z.string().min(1),
    /** Fee categories (`med_chrgitm_type`) that make a part of the cost. */
    parts: z.strictObject({ drug: feeCategories, treatment: feeCategories }),
    codes: z.record(id, codeListSchema),
    catalogues: z.array(catalogueSchema).min(1),
  })
  .superRefine(({ codes, catalogues }, context) => {
    const refuse = (message: string, at: number) =>
      context.addIssue({ code: 'custom', path: ['catalogues', at], message });
    for (const [at, catalogue] of catalogues.entries()) {
      for (const list of listsOf(catalogue))
        if (!Object.hasOwn(codes, list)) refuse(`no list of codes ${list}`, at);
      if (!isEachOnce(catalogue.levels)) refuse('a level stands twice', at);
      for (const { when } of catalogue.levels)
        for (const level of when.levelOf?.levels ?? [])
          if (!hasLevel(catalogues.slice(0, at), when.levelOf?.catalogue, level))
            refuse(`no ${when.levelOf?.catalogue}/${level} before it`, at);
    }
    if (!isEachOnce(catalogues)) refuse('a catalogue stands twice', 0);
  });

type StoredCatalogue = z.infer<typeof catalogueSchema>;

/**
 * The auxiliary catalogues (辅助目录) of DIP: by which signs a case is of a type that may be worth more than its group.
 * Stored under `knowledge/dip/auxiliary`.
 */
export type AuxiliaryCatalogues = Readonly<z.infer<typeof auxiliarySchema>>;

export type AuxiliaryCondition = Readonly<z.infer<typeof conditionSchema>>;

/** Checks stored catalogues. Throws one error that lists every mistake. */
export function parseAuxiliary(input: unknown): AuxiliaryCatalogues {
  const parsed = auxiliarySchema.safeParse(input);
  if (!parsed.success) throw new Error(`auxiliary catalogues: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function listsOf({ principal, levels }: StoredCatalogue): readonly string[] {
  const asked = levels.flatMap(({ when }) => when.codes?.lists ?? []);
  return principal ? [principal.list, ...asked] : asked;
}

function hasLevel(all: readonly StoredCatalogue[], catalogue: string | undefined, level: string): boolean {
  return all.some((one) => one.id === catalogue && one.levels.some((other) => other.id === level));
}

function isEachOnce(all: readonly { readonly id: string }[]): boolean {
  return new Set(all.map((one) => one.id)).size === all.length;
}
