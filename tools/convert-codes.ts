/**
 * Recipe: turns the national code tables and the mapping between their editions into our own format.
 *
 *   node tools/convert-codes.ts <facts/codes> <knowledge>
 *
 * Schemes are brought in by `sentinel scheme import`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { objectText } from '../platform/knowledge/knowledge-text.ts';

interface SourceMapping {
  identity: string[];
  changed: Record<string, string>;
}

const codeSource = 'National Healthcare Security Administration code tables, insurance edition 2.0';
const mappingSource =
  'National Healthcare Security Administration mapping, clinical edition 2.0 to insurance edition 2.0';

function convertCodes(from: string, to: string): void {
  const read = <T>(name: string) => JSON.parse(readFileSync(join(from, name), 'utf8')) as T;
  mkdirSync(to, { recursive: true });
  const write = (id: string, lines: [name: string, value: unknown][]) =>
    writeFileSync(join(to, `${id}.json`), objectText(lines));
  const writeTitles = (id: string, titles: Record<string, string>) =>
    write(id, [
      ['id', id],
      ['source', codeSource],
      ['titles', titles],
    ]);
  writeTitles('icd10-nhsa-2.0', read('icd10.json'));
  const procedures = Object.entries(
    read<Record<string, [title: string, qualifying: number]>>('icd9cm3.json'),
  );
  writeTitles('icd9cm3-nhsa-2.0', Object.fromEntries(procedures.map(([code, [title]]) => [code, title])));
  const mapping = (kind: string) => {
    const { identity, changed } = read<SourceMapping>(`${kind}-map.json`);
    return { source: mappingSource, same: identity, changed };
  };
  write('clinical-2.0-to-insurance-2.0', [
    ['dx', mapping('dx')],
    ['proc', mapping('proc')],
  ]);
}

const [codesDir, knowledgeDir] = process.argv.slice(2);
if (!codesDir || !knowledgeDir) {
  console.error('usage: node tools/convert-codes.ts <facts/codes> <knowledge>');
  process.exit(2);
}
convertCodes(codesDir, join(knowledgeDir, 'codes'));
