import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Adrg, Scheme } from '../../core/grouping/scheme.ts';
import { arrayText, codeListText, objectText } from './knowledge-text.ts';

/**
 * Puts a scheme among those of the knowledge directory, whole or not at all: it is written aside
 * and moved in. An installed scheme of the same id is replaced.
 */
export function installScheme(knowledgeDir: string, scheme: Scheme): void {
  const aside = mkdtempSync(join(knowledgeDir, '.import-'));
  const target = join(knowledgeDir, 'schemes', scheme.header.id);
  try {
    writeScheme(join(aside, 'new'), scheme);
    mkdirSync(join(knowledgeDir, 'schemes'), { recursive: true });
    exchange(join(aside, 'new'), target, join(aside, 'old'));
  } finally {
    rmSync(aside, { recursive: true });
  }
}

function exchange(incoming: string, target: string, outgoing: string): void {
  if (existsSync(target)) renameSync(target, outgoing);
  try {
    renameSync(incoming, target);
  } catch (cause) {
    if (existsSync(outgoing)) renameSync(outgoing, target);
    throw cause;
  }
}

function writeScheme(dir: string, scheme: Scheme): void {
  const { header, mdcs, adrgs, complications, exclusions, validProcedures, errata, englishTitles } = scheme;
  mkdirSync(dir);
  const write = (name: string, text: string) => writeFileSync(join(dir, name), text);
  write('scheme.json', `${JSON.stringify(header, null, 2)}\n`);
  write('mdc.json', arrayText(mdcs));
  write('adrg.json', arrayText(adrgs.map(listsLast)));
  write('complications.json', objectText(Object.entries(complications)));
  write('exclusions.json', objectText(Object.entries(exclusions)));
  write('valid-procedures.json', codeListText(validProcedures));
  if (errata.length > 0) write('errata.json', arrayText(errata));
  if (englishTitles) write('titles-en.json', objectText(Object.entries(englishTitles)));
}

/** What a reader looks for stands before the long lists. */
function listsLast({ sets, procClasses, ...rest }: Adrg): Adrg {
  return { ...rest, sets, ...(procClasses && { procClasses }) };
}
