import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileGeneratorKnowledge, type GeneratorKnowledge } from './generator-knowledge.ts';

/** Reads what the generator goes by from the project's `knowledge` directory. */
export function loadGeneratorKnowledge(knowledgeDir: string): GeneratorKnowledge {
  const points = join(knowledgeDir, 'points');
  const synthetic = join(knowledgeDir, 'synthetic');
  return compileGeneratorKnowledge({
    hospitals: readJson(join(knowledgeDir, 'hospitals', 'hospitals.json')),
    catalogue: readJson(join(knowledgeDir, 'catalogue', 'demo-services-2026.json')),
    points: readdirSync(points)
      .toSorted()
      .map((file) => readJson(join(points, file))),
    archetypes: readJson(join(synthetic, 'archetypes.json')),
    billItems: readJson(join(synthetic, 'bill-items.json')),
    names: readJson(join(synthetic, 'names.json')),
    departments: readJson(join(knowledgeDir, 'dictionaries', 'departments.json')),
  });
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
