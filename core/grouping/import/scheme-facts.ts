import * as z from 'zod';
import { conditionSchema } from '../condition.ts';

const codes = z.array(z.string().min(1));
const codesByName = z.record(z.string(), codes);
const tableByCode = z.record(z.string(), z.string().min(1));

const mdcFacts = z.strictObject({
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

const adrgFacts = z.strictObject({
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

const drgFacts = z.strictObject({
  code: z.string().min(4),
  adrg: z.string().length(3),
  /** Id of the ADRG, or of its branch, that the row belongs to. */
  branch: z.string().min(3),
  mdc: z.string(),
  order: z.number(),
  title: z.string(),
  when: conditionSchema,
});

/** A scheme in the neutral form of published facts: one JSON file for each, of this name. */
export const schemeFactSchemas = {
  'mdc.json': z.array(mdcFacts).min(1),
  'adrg.json': z.array(adrgFacts).min(1),
  'drg.json': z.array(drgFacts),
  'mcc.json': tableByCode,
  'cc.json': tableByCode,
  /** Each principal diagnosis and the table it stands in. */
  'exclusions.json': tableByCode,
  'valid-procedures.json': codes.min(1),
};

export type FactFile = keyof typeof schemeFactSchemas;
export const factFiles = Object.keys(schemeFactSchemas) as readonly FactFile[];

export type SchemeFacts = { [F in FactFile]: z.infer<(typeof schemeFactSchemas)[F]> };
export type MdcFacts = z.infer<typeof mdcFacts>;
export type AdrgFacts = z.infer<typeof adrgFacts>;
export type DrgFacts = z.infer<typeof drgFacts>;
