import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { erratumSchema } from '../../core/grouping/erratum.ts';
import { parseScheme } from '../../core/grouping/parse-scheme.ts';
import { type Scheme, type SchemeHeader, schemeHeaderSchema } from '../../core/grouping/scheme.ts';

/**
 * Reads `schemes/<id>` below the knowledge directory. Throws with every mistake in its files, or with what
 * there is where there is no such scheme.
 */
export function loadScheme(knowledgeDir: string, id: string): Scheme {
  const installed = schemeIds(knowledgeDir);
  if (!installed.includes(id)) {
    throw new Error(`scheme ${id} is not installed; there are ${installed.join(', ')}`);
  }
  const dir = join(knowledgeDir, 'schemes', id);
  const header = readHeader(dir);
  const parsed = parseScheme({
    header,
    mdcs: readJson(join(dir, 'mdc.json')),
    adrgs: readJson(join(dir, 'adrg.json')),
    complications: readJson(join(dir, 'complications.json')),
    exclusions: readJson(join(dir, 'exclusions.json')),
    validProcedures: readJson(join(dir, 'valid-procedures.json')),
    errata: readJsonIfThere(join(dir, 'errata.json')) ?? [],
    englishTitles: readJsonIfThere(join(dir, 'titles-en.json')),
    mapping:
      header.codeMapping === null
        ? null
        : readJson(join(knowledgeDir, 'codes', `${header.codeMapping}.json`)),
  });
  if (parsed.ok) return parsed.scheme;
  const mistakes = parsed.issues.map((issue) => `${issue.path}: ${issue.message}`);
  throw new Error(`scheme ${id} is not usable:\n${mistakes.join('\n')}`);
}

/** The errata of an installed scheme. Throws with every mistake in their file. */
export function loadErrata(knowledgeDir: string, id: string): Scheme['errata'] {
  const path = join(knowledgeDir, 'schemes', id, 'errata.json');
  const parsed = z.array(erratumSchema).safeParse(readJsonIfThere(path) ?? []);
  if (!parsed.success) throw new Error(`${path}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** The installed schemes, by id. */
export function listSchemes(knowledgeDir: string): readonly SchemeHeader[] {
  return schemeIds(knowledgeDir).map((id) => readHeader(join(knowledgeDir, 'schemes', id)));
}

function schemeIds(knowledgeDir: string): readonly string[] {
  return readdirSync(join(knowledgeDir, 'schemes')).toSorted();
}

function readHeader(dir: string): SchemeHeader {
  const parsed = schemeHeaderSchema.safeParse(readJson(join(dir, 'scheme.json')));
  if (!parsed.success) throw new Error(`${dir}/scheme.json: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`cannot read ${path}`, { cause });
  }
}

function readJsonIfThere(path: string): unknown {
  return existsSync(path) ? readJson(path) : null;
}
