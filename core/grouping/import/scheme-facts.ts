import * as z from 'zod';
import { conditionSchema } from '../condition.ts';

const codes = z.array(z.string().min(1));
const codesByName = z.record(z.string(), codes);

const mdcFactsSchema = z.strictObject({
  code: z.string().length(1),
  order: z.number(),
  title: z.string(),
  entry: conditionSchema,
  principalDx: codes,
  ambiguous: z.strictObject({ when: conditionSchema, after: z.string().nullable() }).nullable().optional(),
  adrgOrder: codes,
  sites: z.array(z.strictObject({ site: z.string().min(1), dx: codes })).optional(),
  siteOfDxInSeveralSites: z.record(z.string(), z.unknown()).optional(),
  /** How many body sites, or diagnoses in any of them, the entry asks for besides. */
  siteRule: z
    .strictObject({
      minDistinctSites: z.int().positive(),
      counts: z.enum(['distinct sites', 'matching diagnoses (not distinct sites)']),
    })
    .optional(),
});

const adrgFactsSchema = z.strictObject({
  id: z.string().min(3),
  adrg: z.string().length(3),
  mdc: z.string(),
  order: z.number(),
  type: z.enum(['surgical', 'procedural', 'medical']),
  title: z.string(),
  when: conditionSchema,
  sets: codesByName,
  procClasses: codesByName.optional(),
  drgs: codes,
});

const drgFactsSchema = z.strictObject({
  code: z.string().min(4),
  adrg: z.string().length(3),
  /** Id of the ADRG, or of its branch, that the row belongs to. */
  branch: z.string().min(3),
  mdc: z.string(),
  order: z.number(),
  title: z.string(),
  when: conditionSchema,
});

/** Rows of the files that are lists of groups. */
export const groupRowSchemas = {
  'mdc.json': mdcFactsSchema,
  'adrg.json': adrgFactsSchema,
  'drg.json': drgFactsSchema,
};

export type MdcFacts = z.infer<typeof mdcFactsSchema>;
export type AdrgFacts = z.infer<typeof adrgFactsSchema>;
export type DrgFacts = z.infer<typeof drgFactsSchema>;

/** A scheme in the neutral form of published facts: one JSON file for each, of this name. */
export interface SchemeFacts {
  'mdc.json': MdcFacts[];
  'adrg.json': AdrgFacts[];
  'drg.json': DrgFacts[];
  /** Each complication and the table that excludes it. */
  'mcc.json': Record<string, string>;
  'cc.json': Record<string, string>;
  /** Each principal diagnosis and the table it stands in. */
  'exclusions.json': Record<string, string>;
  'valid-procedures.json': string[];
}

export type FactFile = keyof SchemeFacts;
export type GroupFile = keyof typeof groupRowSchemas;
