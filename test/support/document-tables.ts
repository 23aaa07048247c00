import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const docs = join(import.meta.dirname, '../../docs');

/** The tables of a document under a heading, in their order: a row an object by column, as written. */
export function tablesUnder(
  document: string,
  heading: string,
): readonly Readonly<Record<string, string>>[][] {
  const lines = readFileSync(join(docs, document), 'utf8').split('\n');
  const from = lines.findIndex((line) => line.startsWith('#') && line.includes(heading));
  if (from === -1) throw new Error(`${document}: no heading ${heading}`);
  const length = lines.slice(from + 1).findIndex((line) => line.startsWith('#'));
  const section = lines.slice(from + 1, length === -1 ? undefined : from + 1 + length);
  return section
    .join('\n')
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block.startsWith('|'))
    .map(tableOf);
}

function tableOf(block: string): Readonly<Record<string, string>>[] {
  const [head = [], , ...rows] = block.split('\n').map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return rows.map((row) => Object.fromEntries(head.map((column, at) => [column, row[at] ?? ''])));
}
