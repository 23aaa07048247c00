import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileGeneratorKnowledge, type GeneratorKnowledge } from './generator-knowledge.ts';

/** Reads what the generator goes by: the project's `knowledge` directory and the data beside this file. */
export function loadGeneratorKnowledge(knowledgeDir: string): GeneratorKnowledge {
  const points = join(knowledgeDir, 'points');
  return compileGeneratorKnowledge({
    hospitals: readJson(join(knowledgeDir, 'hospitals', 'hospitals.json')),
    catalogue: readJson(join(knowledgeDir, 'catalogue', 'demo-services-2026.json')),
    points: readdirSync(points)
      .toSorted()
      .map((file) => readJson(join(points, file))),
    archetypes: readJson(join(import.meta.dirname, 'archetypes.json')),
    billItems: readJson(join(import.meta.dirname, 'bill-items.json')),
    names: readJson(join(import.meta.dirname, 'names.json')),
  });
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
