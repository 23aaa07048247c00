import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildParameters, parseBuildParameters } from '../../core/dip/build/build-parameters.ts';
import { type DipTerms, parseDipTerms } from '../../core/payment/dip/terms.ts';
import { knowledgeFolder, readAllKnowledge, readKnowledge } from './knowledge-folder.ts';

/** The installed terms of DIP payment by id. */
export function loadDipTerms(folder = knowledgeFolder()): ReadonlyMap<string, DipTerms> {
  if (!existsSync(join(folder, 'dip', 'terms'))) return new Map();
  const terms = readAllKnowledge(parseDipTerms, folder, 'dip', 'terms');
  return new Map(terms.map((each) => [each.id, each]));
}

/** By which a catalogue is built unless an area says otherwise. */
export function loadBuildParameters(folder = knowledgeFolder()): BuildParameters {
  return readKnowledge(parseBuildParameters, folder, 'dip', 'build-parameters.json');
}
