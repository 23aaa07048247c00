import * as z from 'zod';
import { type Catalogue, parseCatalogue } from '../core/claims/catalogue.ts';
import { type Departments, parseDepartments } from '../core/claims/departments.ts';
import { type CodingTable, parseCodingTable } from '../core/coding/coding-table.ts';
import { type Hospital, parseHospitalRegistry } from '../core/payment/hospital-registry.ts';
import { parseTariff, type Tariff } from '../core/payment/tariff.ts';
import { parseKnowledgeTable } from '../core/rules/knowledge-points.ts';
import { type ArchetypeBook, parseArchetypeBook } from './archetype.ts';
import { type BillItems, parseBillItems } from './bill-items.ts';
import { type ChargingLimits, compileChargingLimits } from './charging-limits.ts';
import { type CodingSlips, parseCodingSlips } from './coding-slips.ts';
import { compileDrugCautions, type DrugCautions } from './drug-cautions.ts';

const namesSchema = z.strictObject({
  diagnoses: z.record(z.string(), z.string()),
  procedures: z.record(z.string(), z.string()),
});

/** Chinese names of the codes that the archetypes use. */
export type CodeNames = z.infer<typeof namesSchema>;

/** All that the generator goes by. */
export interface GeneratorKnowledge {
  readonly hospitals: readonly Hospital[];
  /** Cases of these are made only where one is asked for by its code. */
  readonly otherHospitals: readonly Hospital[];
  readonly tariffs: readonly Tariff[];
  readonly catalogue: Catalogue;
  readonly limits: ChargingLimits;
  readonly cautions: DrugCautions;
  readonly book: ArchetypeBook;
  readonly items: BillItems;
  readonly names: CodeNames;
  readonly slips: CodingSlips;
  /** Codes of procedures that are operations or interventions, which are always charged as such. */
  readonly operations: ReadonlySet<string>;
  readonly departments: Departments;
}

/** The contents of the files, as JSON values. */
export interface GeneratorFiles {
  readonly hospitals: unknown;
  readonly otherHospitals: unknown;
  /** `knowledge/tariffs`. */
  readonly tariffs: readonly unknown[];
  /** `knowledge/catalogue`. */
  readonly catalogues: readonly unknown[];
  /** `knowledge/points`. */
  readonly points: readonly unknown[];
  readonly archetypes: unknown;
  readonly billItems: unknown;
  readonly names: unknown;
  readonly codingSlips: unknown;
  /** `knowledge/codes/procedure-kind.json`. */
  readonly procedureKinds: unknown;
  readonly departments: unknown;
}

/** Checks and compiles the files. Throws with every mistake of the first file that has any. */
export function compileGeneratorKnowledge(files: GeneratorFiles): GeneratorKnowledge {
  const catalogue = new Map(files.catalogues.flatMap((one) => [...parseCatalogue(one)]));
  const points = files.points.map(parseKnowledgeTable);
  const knowledge = {
    hospitals: [...parseHospitalRegistry(files.hospitals).values()],
    otherHospitals: [...parseHospitalRegistry(files.otherHospitals).values()],
    tariffs: files.tariffs.map(parseTariff),
    catalogue,
    limits: compileChargingLimits(points),
    cautions: compileDrugCautions(points, catalogue),
    book: parseArchetypeBook(files.archetypes),
    items: parseBillItems(files.billItems),
    names: namesSchema.parse(files.names),
    slips: parseCodingSlips(files.codingSlips),
    operations: operationsIn(parseCodingTable(files.procedureKinds)),
    departments: parseDepartments(files.departments),
  };
  const unpriced = billedCodes(knowledge).filter((code) => !knowledge.catalogue.get(code)?.unitPriceFen);
  if (unpriced.length > 0) throw new Error(`generator: no price for ${unpriced.join(', ')}`);
  return knowledge;
}

function operationsIn(table: CodingTable): ReadonlySet<string> {
  const rows = table.kind === 'procedure-kind' ? table.rows : [];
  return new Set(
    rows.flatMap(([code, kind]) => (kind === 'operation' || kind === 'interventional' ? code : [])),
  );
}

function billedCodes({ items, book }: Pick<GeneratorKnowledge, 'items' | 'book'>): readonly string[] {
  const profiles = Object.values(items.profiles);
  return [
    items.consultation,
    items.outpatientConsultation,
    ...Object.values(items.anaesthesia).flat(),
    ...Object.values(items.supports).flat(),
    ...Object.values(items.drugs).flat(),
    ...Object.values(items.consumables).flat(),
    ...profiles.flatMap((profile) => [profile.bed, profile.nursing, ...profile.labs, ...profile.repeatLabs]),
    ...profiles.flatMap((profile) => [...profile.exams, ...profile.dailyTreatments]),
    ...book.archetypes.flatMap((archetype) => archetype.operations),
  ];
}
