import { Command } from 'commander';
import { printTable } from '../bin/commands/print-table.ts';
import { auditPass } from './intake/audit-pass.ts';
import { auditSteps } from './intake/audit-steps.ts';
import { csvPasses } from './intake/csv-passes.ts';
import { makeClaims } from './intake/make-claims.ts';
import { measurePasses } from './intake/measure-passes.ts';

/**
 * npm run bench:intake: how long one thread takes to parse, validate, group, price, check and summarise NDJSON stays
 * of 60 fee lines, beside bare `JSON.parse` of the same bytes in the same rounds; and what takes how long. Medians of
 * the rounds, by processor time. Then a table of the same lines as CSV, beside csv-parse and papaparse. The whole is one reading with all that an audit does, and what enrolling does with
 * what was read: files are read once to enrol and once to audit, so that each of the two takes less than this.
 */
const { rounds: roundsText, stays } = new Command()
  .option('--rounds <n>', 'measured rounds, after two that are not', '7')
  .option('--stays <n>', 'in the file', '1000')
  .parse()
  .opts<{ rounds: string; stays: string }>();
const rounds = Number(roundsText);

const lists = makeClaims(Number(stays), 60);
const claims = lists.map((list) => Buffer.from(JSON.stringify(list)));
const lineEnd = Buffer.from('\n');
const file = Buffer.concat(claims.flatMap((claim) => [claim, lineEnd]));

const pass = auditPass(file);
const whole = measurePasses(
  {
    bare: () => {
      // Takes bytes too, as their text.
      for (const claim of claims) JSON.parse(claim as unknown as string);
    },
    audit: () => pass.run(),
  },
  rounds,
);
printTable(
  [`${claims.length} stays of ${Math.round(file.length / claims.length)} bytes`, 'µs a stay', '× JSON.parse'],
  [row('JSON.parse of the bytes', whole.bare), row('the whole audit', whole.audit)],
);
const steps = measurePasses(auditSteps(pass), rounds);
printTable(
  ['step by step', 'µs a stay', '× JSON.parse'],
  Object.entries(steps).map(([name, ms]) => row(name, ms)),
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

function row(name: string, ms: number): string[] {
  return [name, ((1000 * ms) / claims.length).toFixed(1), (ms / whole.bare).toFixed(2)];
}
