import * as z from 'zod';
import { codeMappingSchema } from './code-mapping.ts';
import { conditionSchema } from './condition.ts';
import { erratumSchema } from './erratum.ts';
import { endsAfterItBegins, endsTooEarly, packageHeaderShape } from './package-header.ts';

const codes = z.array(z.string().min(1)).readonly();
const codesByName = z.record(z.string(), codes);

/** What a person took as meant though it looks like a mistake; published schemes have both. */
const acceptanceSchema = z.enum(['unreachable', 'unknown-codes']);

/** What a person wants to know of an installed scheme before using it. */
export const schemeHeaderSchema = z
  .strictObject({
    ...packageHeaderShape,
    /** Said at the import; a check of the installed scheme heeds it too. */
    accepted: z.array(acceptanceSchema).readonly().optional(),
  })
  .refine(endsAfterItBegins, endsTooEarly);

const mdcSchema = z.strictObject({
  code: z.string().length(1),
  title: z.string().min(1),
  entry: conditionSchema,
  /**
   * A case that entered is kept, and ends in the MDC without a group when nothing in it fits.
   * @default false: it is passed on to the next MDC
   */
  commits: z.boolean().optional(),
  /** Where the slot for ambiguous cases stands: after this ADRG (`null`: first), or `null` for no slot. */
  ambiguous: z.strictObject({ when: conditionSchema, after: z.string().nullable() }).nullable(),
  /** Ids of the ADRGs in the order in which they are tried, which is not always alphabetical. */
  adrgs: codes,
  sets: codesByName,
  bodySites: z
    .array(z.strictObject({ site: z.string().min(1), dx: codes }))
    .max(31)
    .optional(),
});

const adrgSchema = z.strictObject({
  /** Differs from `adrg` where a scheme has several branches that lead to one ADRG. */
  id: z.string().min(3),
  adrg: z.string().length(3),
  type: z.enum(['surgical', 'procedural', 'medical']),
  title: z.string().min(1),
  when: conditionSchema,
  sets: codesByName,
  procClasses: codesByName.optional(),
  /** In the order in which they are tried. When none fits, the ADRG itself is the result. */
  drgs: z.array(z.strictObject({ code: z.string().min(4), title: z.string().min(1), when: conditionSchema })),
});

/** The project's own translation; official schemes are Chinese only. */
const englishTitlesSchema = z.strictObject({
  note: z.string(),
  /** By MDC letter and ADRG. */
  groups: z.record(z.string(), z.string().min(1)),
  /** Ending of a Chinese DRG title to the ending put behind the English ADRG title. */
  qualifiers: z.record(z.string(), z.string()),
});

/** A whole scheme as its files say it together. */
export const schemeSchema = z.strictObject({
  header: schemeHeaderSchema,
  mdcs: z.array(mdcSchema),
  adrgs: z.array(adrgSchema),
  /** Complications by the table that excludes them. */
  complications: z.strictObject({ mcc: codesByName, cc: codesByName }),
  /** Principal diagnoses by the table they stand in: they void the complications of that table. */
  exclusions: codesByName,
  validProcedures: codes,
  errata: z.array(erratumSchema),
  englishTitles: englishTitlesSchema.nullable(),
  mapping: z.strictObject({ dx: codeMappingSchema, proc: codeMappingSchema }).nullable(),
});

export type Acceptance = z.infer<typeof acceptanceSchema>;
export type SchemeHeader = Readonly<z.infer<typeof schemeHeaderSchema>>;
export type Mdc = Readonly<z.infer<typeof mdcSchema>>;
export type Adrg = Readonly<z.infer<typeof adrgSchema>>;
export type Scheme = Readonly<z.infer<typeof schemeSchema>>;
