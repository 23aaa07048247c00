import { Command } from 'commander';
import { printTable } from '../bin/commands/print-table.ts';
import { auditPass } from './intake/audit-pass.ts';
import { auditSteps } from './intake/audit-steps.ts';
import { makeClaims } from './intake/make-claims.ts';
import { measurePasses } from './intake/measure-passes.ts';

/**
 * npm run bench:intake: how long one thread takes to parse, validate, group, price, check and summarise NDJSON stays
 * of 60 fee lines, beside bare `JSON.parse` of the same bytes in the same rounds; and what takes how long. Medians of
 * the rounds, by processor time. The whole is one reading with all that an audit does, and what enrolling does with
 * what was read: files are read once to enrol and once to audit, so that each of the two takes less than this.
 */
const { rounds: roundsText, stays } = new Command()
  .option('--rounds <n>', 'measured rounds, after two that are not', '7')
  .option('--stays <n>', 'in the file', '1000')
  .parse()
  .opts<{ rounds: string; stays: string }>();
const rounds = Number(roundsText);

const claims = makeClaims(Number(stays), 60).map((list) => Buffer.from(JSON.stringify(list)));
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

function row(name: string, ms: number): string[] {
  return [name, ((1000 * ms) / claims.length).toFixed(1), (ms / whole.bare).toFixed(2)];
}
