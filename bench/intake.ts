import { Command } from 'commander';
import { printTable } from '../bin/commands/print-table.ts';
import type { WireList } from '../generator/wire-list.ts';
import { auditPass } from './intake/audit-pass.ts';
import { auditSteps } from './intake/audit-steps.ts';
import { csvPasses } from './intake/csv-passes.ts';
import { makeClaims, withEveryField } from './intake/make-claims.ts';
import { measurePasses } from './intake/measure-passes.ts';

/**
 * npm run bench:intake: how long one thread takes to parse, validate, group, price, check and summarise NDJSON stays
 * of 60 fee lines, beside bare `JSON.parse` of the same bytes in the same rounds; once with lines of the fields that
 * are read, once with all that interface 2301 has. Then what takes how long, and a table of the same lines as CSV
 * beside csv-parse and papaparse. Medians of the rounds, by processor time. The whole is one reading with all that an
 * audit does, and what enrolling does with what was read: files are read once to enrol and once to audit, so that each
 * of the two takes less than this.
 */
const { rounds: roundsText, stays } = new Command()
  .option('--rounds <n>', 'measured rounds, after two that are not', '7')
  .option('--stays <n>', 'in the file', '1000')
  .parse()
  .opts<{ rounds: string; stays: string }>();
const rounds = Number(roundsText);
const lineEnd = Buffer.from('\n');

const lists = makeClaims(Number(stays), 60);
const { pass, bareMs } = measureWhole('lines as generated', lists);
measureWhole('lines with every field of 2301', withEveryField(lists));
const steps = measurePasses(auditSteps(pass), rounds);
printTable(
  ['step by step', 'µs a stay', '× JSON.parse'],
  Object.entries(steps).map(([name, ms]) => row(name, ms, bareMs)),
);
const csv = csvPasses(lists.slice(0, 300));
const reading = measurePasses(csv.passes, rounds);
printTable(
  [`${csv.rows} rows of CSV, ${Math.round(csv.bytes / csv.rows)} bytes each`, 'µs a row', '× ours'],
  Object.entries(reading).map(([name, ms]) => [
    name,
    ((1000 * ms) / csv.rows).toFixed(2),
    (ms / reading.ours).toFixed(2),
  ]),
);

/** The audit of a file beside bare JSON.parse of its lines, which takes bytes too, as their text. */
function measureWhole(title: string, all: readonly WireList[]) {
  const claims = all.map((list) => Buffer.from(JSON.stringify(list)));
  const file = Buffer.concat(claims.flatMap((claim) => [claim, lineEnd]));
  const pass = auditPass(file);
  const bare = () => {
    for (const claim of claims) JSON.parse(claim as unknown as string);
  };
  const { bare: bareMs, audit } = measurePasses({ bare, audit: () => pass.run() }, rounds);
  const bytes = Math.round(file.length / claims.length);
  printTable(
    [`${claims.length} stays of ${bytes} bytes, ${title}`, 'µs a stay', '× JSON.parse'],
    [row('JSON.parse of the bytes', bareMs, bareMs), row('the whole audit', audit, bareMs)],
  );
  return { pass, bareMs };
}

function row(name: string, ms: number, bareMs: number): string[] {
  return [name, ((1000 * ms) / lists.length).toFixed(1), (ms / bareMs).toFixed(2)];
}
