import { readFileSync } from 'node:fs';
import type { Receipt } from '../../functions/close/receipt.ts';
import type { WrittenBatch } from '../../generator/write-batch.ts';

interface TruthLine {
  readonly rule_id: string | null;
  readonly kind: 'violation' | 'near-miss' | 'malformed';
}

/** The one rule whose findings depend on the other cases: it may find more than was planted. */
const statisticalRule = 'DS-COST-ANOMALY';

/** Compares a receipt with what was planted in the batch; an empty list means that all is as expected. */
export function checkOutcome(receipt: Receipt, sample: WrittenBatch, alerts: number): readonly string[] {
  const mismatches: string[] = [];
  const expect = (what: string, found: number, expected: number) => {
    if (found !== expected) mismatches.push(`${what}: ${found}, expected ${expected}`);
  };
  expect('records read', receipt.read, sample.cases + sample.malformed);
  expect(
    'accepted + rejected + duplicate',
    receipt.accepted + receipt.rejected + receipt.duplicate,
    receipt.read,
  );
  expect('rejected', receipt.rejected, sample.malformed);
  expect('alerts', alerts, receipt.flagged_cases);
  const planted = countViolations(sample.truthFile);
  const found = receipt.findings.by_rule;
  for (const rule of new Set([...planted.keys(), ...Object.keys(found)])) {
    const [is, due] = [found[rule] ?? 0, planted.get(rule) ?? 0];
    if (rule === statisticalRule ? is < due : is !== due) expect(`findings of ${rule}`, is, due);
  }
  return mismatches;
}

function countViolations(truthFile: string): ReadonlyMap<string, number> {
  const planted = new Map<string, number>();
  for (const line of readFileSync(truthFile, 'utf8').trimEnd().split('\n')) {
    const { rule_id, kind } = JSON.parse(line) as TruthLine;
    if (kind === 'violation' && rule_id) planted.set(rule_id, (planted.get(rule_id) ?? 0) + 1);
  }
  return planted;
}
