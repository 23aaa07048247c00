import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DipHeader } from '../../core/grouping/dip/catalogue.ts';
import { cataloguesPath } from './catalogue-files.ts';

/** Beside a catalogue: that it was checked as its files are. */
const sealName = 'checked.json';

/** Goes up with every change of a schema that a catalogue or a table of kinds that was sealed before may not meet. */
const schemaVersion = 1;

/**
 * Notes that a catalogue and its table of kinds were found sound, so that they are read without being checked again,
 * which takes longer than all else at the start of a function. A seal of other files is none.
 */
export function sealCatalogue(knowledgeDir: string, { id, operationKinds }: DipHeader): void {
  const seal = sealOf(knowledgeDir, id, operationKinds.table);
  writeFileSync(join(knowledgeDir, ...cataloguesPath, id, sealName), `${JSON.stringify(seal)}\n`);
}

/** Whether a catalogue was checked as its files are. */
export function isSealed(knowledgeDir: string, id: string): boolean {
  const path = join(knowledgeDir, ...cataloguesPath, id, sealName);
  if (!existsSync(path)) return false;
  const seal = JSON.parse(readFileSync(path, 'utf8')) as Partial<Seal>;
  if (seal.version !== schemaVersion || seal.table === undefined) return false;
  return seal.files === sealOf(knowledgeDir, id, seal.table).files;
}

interface Seal {
  readonly version: number;
  /** Of kinds of operations. */
  readonly table: string;
  /** SHA-256 of both files. */
  readonly files: string;
}

function sealOf(knowledgeDir: string, id: string, table: string): Seal {
  const hash = createHash('sha256');
  for (const path of [
    [...cataloguesPath, id, 'catalogue.json'],
    ['codes', `${table}.json`],
  ]) {
    const content = readFileSync(join(knowledgeDir, ...path));
    hash.update(`${content.length}\n`).update(content);
  }
  return { version: schemaVersion, table, files: hash.digest('hex') };
}
