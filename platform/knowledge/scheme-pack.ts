import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyErrata } from '../../core/grouping/apply-errata.ts';
import type { CaseProgram } from '../../core/grouping/case-program.ts';
import { compileProgram } from '../../core/grouping/compile-program.ts';
import { packProgram, unpackProgram } from '../../core/grouping/packed-scheme.ts';
import { loadScheme } from './load-scheme.ts';

/** Compiled form of a scheme beside its files. */
const packName = 'compiled.bin';

/** Compiles an installed scheme, its errata as they are by default, and puts the pack beside its files. */
export function packScheme(knowledgeDir: string, id: string): Uint8Array {
  const dir = join(knowledgeDir, 'schemes', id);
  const { packed } = compile(knowledgeDir, id);
  writeFileSync(join(dir, packName), packed);
  return packed;
}

/** An installed scheme as packed, its errata as they are by default, and the hash of its files. */
export interface CompiledScheme {
  readonly packed: Uint8Array;
  readonly source: string;
}

/** From the pack beside the files where that is theirs, compiled anew otherwise; nothing is written. */
export function compiledScheme(knowledgeDir: string, id: string): CompiledScheme {
  const dir = join(knowledgeDir, 'schemes', id);
  if (readSchemePack(knowledgeDir, id) === null) return compile(knowledgeDir, id);
  return { packed: readFileSync(join(dir, packName)), source: hashSchemeFiles(dir) };
}

function compile(knowledgeDir: string, id: string): CompiledScheme {
  const source = hashSchemeFiles(join(knowledgeDir, 'schemes', id));
  const program = compileProgram(applyErrata(loadScheme(knowledgeDir, id)));
  return { packed: packProgram(program, source), source };
}

/** The scheme as packed; `null` where there is no pack, or one of other files or of another engine. */
export function readSchemePack(knowledgeDir: string, id: string): CaseProgram | null {
  const dir = join(knowledgeDir, 'schemes', id);
  const path = join(dir, packName);
  return existsSync(path) ? unpackProgram(readFileSync(path), hashSchemeFiles(dir)) : null;
}

/** {@link hashSchemeFiles} of an installed scheme; `null` where it is not installed. */
export function hashScheme(knowledgeDir: string, id: string): string | null {
  const dir = join(knowledgeDir, 'schemes', id);
  return existsSync(dir) ? hashSchemeFiles(dir) : null;
}

/** SHA-256 of the names and contents of the files that a scheme is written in. */
function hashSchemeFiles(dir: string): string {
  const hash = createHash('sha256');
  const names = readdirSync(dir).filter((name) => name.endsWith('.json'));
  for (const name of names.sort()) {
    const content = readFileSync(join(dir, name));
    hash.update(`${name} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}
