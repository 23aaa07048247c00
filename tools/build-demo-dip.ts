/**
 * Recipe: builds the DIP catalogue of the demonstration region, and all terms that pay by it, out of three generated years.
 *
 *   npm run dip:demo
 *
 * The generator makes twelve months of stays; each batch of them is moved into one calendar year. Fee lines are left
 * out: what a stay cost stands in its categories. The same seeds give the same files.
 */
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildDip } from '../bin/commands/dip-build.ts';
import type { DipTerms } from '../core/payment/dip/terms.ts';
import { generateBatch } from '../generator/generate-batch.ts';
import { loadGeneratorKnowledge } from '../generator/load-generator-knowledge.ts';
import type { WireList } from '../generator/wire-list.ts';
import { knowledgeFolder } from '../platform/knowledge/knowledge-folder.ts';
import { loadDipTerms } from '../platform/knowledge/load-dip-terms.ts';

const id = 'demo-2025';
const region = '371300';
const years = ['2022', '2023', '2024'];
const cases = 8000;
const generated = 'tools/build-demo-dip.ts, generator, seeds dip/2022 to dip/2024';

/** What the report says that the terms take over. */
interface Report {
  readonly level_coefficients: Readonly<Record<'1' | '2' | '3', number>>;
  readonly point_value: { readonly point_value_fen: number };
}

const folder = knowledgeFolder();
const aside = mkdtempSync(join(tmpdir(), 'demo-dip-'));
try {
  const files: string[] = [];
  for (const year of years) files.push(await writeYear(year));
  await buildDip(files, {
    output: aside,
    id,
    region,
    years,
    title: '示范统筹区病种目录（由模拟病例建成，非真实数据）',
    titleEn: 'Catalogue of the demonstration region (built from synthetic cases, not real)',
    source: `模拟病例：${generated}`,
    sourceEn: `Synthetic cases: ${generated}`,
    install: true,
    replace: true,
    quiet: true,
  });
  const report: Report = JSON.parse(readFileSync(join(aside, 'report.json'), 'utf8'));
  for (const terms of loadDipTerms(folder).values()) if (terms.catalogue === id) writeTerms(terms, report);
} finally {
  rmSync(aside, { recursive: true });
}

async function writeYear(year: string): Promise<string> {
  const path = join(aside, `${year}.ndjson`);
  const out = createWriteStream(path);
  const knowledge = loadGeneratorKnowledge(folder);
  for (const { list } of generateBatch({ cases, seed: `dip/${year}`, violations: 0, knowledge }))
    if (!out.write(`${movedTo(year, list)}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  return path;
}

/** The stay with its days moved by whole years; ages stand beside the birth date, which is left out. */
function movedTo(year: string, { feedetail: _lines, ...list }: WireList): string {
  const { brdy: _birth, ...setlinfo } = list.setlinfo;
  const by = Number(year) - Number(String(setlinfo['dscg_time']).slice(0, 4));
  const text = JSON.stringify({ ...list, setlinfo });
  return text.replaceAll(/"(202[56])(?=-\d\d-\d\d)/g, (_, found: string) => `"${Number(found) + by}`);
}

/** Coefficients and point value are the report's; whatever else stands in the terms is left as it is. */
function writeTerms(terms: DipTerms, { level_coefficients: byLevel, point_value: value }: Report): void {
  const { point_value_fen: fen } = value;
  const filled = {
    ...terms,
    coefficients: { ...terms.coefficients, by_level: byLevel },
    point_value_fen: { employee: fen, resident: fen, other: fen },
  };
  writeFileSync(join(folder, 'dip', 'terms', `${terms.id}.json`), `${JSON.stringify(filled, null, 2)}\n`);
}
