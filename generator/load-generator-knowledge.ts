import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileGeneratorKnowledge, type GeneratorKnowledge } from './generator-knowledge.ts';

/** Reads what the generator goes by from the project's `knowledge` directory. */
export function loadGeneratorKnowledge(knowledgeDir: string): GeneratorKnowledge {
  const synthetic = join(knowledgeDir, 'synthetic');
  return compileGeneratorKnowledge({
    hospitals: readJson(join(knowledgeDir, 'hospitals', 'hospitals.json')),
    otherHospitals: readJson(join(knowledgeDir, 'hospitals', 'dip-hospitals.json')),
    tariffs: readFolder(join(knowledgeDir, 'tariffs')),
    catalogues: readFolder(join(knowledgeDir, 'catalogue')),
    points: readFolder(join(knowledgeDir, 'points')),
    archetypes: readJson(join(synthetic, 'archetypes.json')),
    billItems: readJson(join(synthetic, 'bill-items.json')),
    names: readJson(join(synthetic, 'names.json')),
    codingSlips: readJson(join(synthetic, 'coding-slips.json')),
    procedureKinds: readJson(join(knowledgeDir, 'codes', 'procedure-kind.json')),
    departments: readJson(join(knowledgeDir, 'dictionaries', 'departments.json')),
  });
}

function readFolder(path: string): readonly unknown[] {
  const files = readdirSync(path).toSorted();
  return files.map((file) => readJson(join(path, file)));
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
