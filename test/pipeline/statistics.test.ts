import { expect, it, vi } from 'vitest';
import type { CostBaseline } from '../../core/costs/cost-baseline.ts';
import { queryTable, sendFile, stack } from '../support/pipeline/outsider.ts';
import { quietAt } from '../support/pipeline/queues.ts';
import { casesOf } from '../support/pipeline/stored-cases.ts';
import { toNdjson, type WireStay, wireStay } from '../support/pipeline/wire-stays.ts';

const hospital = 'H37132500905';
const usual = (at: number): Omit<WireStay, 'hospital'> => ({
  id: `U${at}`,
  admitted: '2022-05-02',
  discharged: '2022-05-08',
  // A group that no other test has: its baseline would change what they find.
  diagnosis: 'R04.000',
  costYuan: 3000 + 20 * at,
  doctor: at % 2 === 0 ? 'D1' : 'D2',
});
const file = (stays: readonly Omit<WireStay, 'hospital'>[]) =>
  toNdjson(stays.map((stay) => wireStay({ hospital, ...stay })));

async function runStatistics(until: string): Promise<void> {
  vi.stubEnv('TABLE', stack.table);
  vi.stubEnv('AWS_REGION', stack.aws.region);
  vi.stubEnv('AWS_ACCESS_KEY_ID', stack.aws.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', stack.aws.secretAccessKey);
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', stack.aws.dynamodb);
  const { handler } = await import('../../functions/statistics/handler.ts');
  await handler({ until });
}

it('one dear stay in a file of its own is told by what the region knows, once statistics have run', async () => {
  await sendFile(hospital, 'may.ndjson', file(Array.from({ length: 40 }, (_, at) => usual(at))));
  const dear = { ...usual(50), costYuan: 90_000 };
  await sendFile(hospital, 'alone.ndjson', file([{ ...dear, id: 'BEFORE' }]));
  await quietAt('Summarise');
  await runStatistics('2022-06');

  const known = await queryTable<{ sk: string; baseline: CostBaseline }>('BASELINE#371300');
  expect(known).toMatchObject([{ sk: expect.stringContaining('#'), baseline: { cases: 41 } }]);

  await sendFile(hospital, 'alone-again.ndjson', file([{ ...dear, id: 'AFTER' }]));
  const cases = await casesOf(hospital);
  const rulesOf = (id: string) => cases.get(id)?.findings.map(({ rule_id }) => rule_id) ?? [];
  expect(rulesOf('BEFORE')).not.toContain('DS-COST-ANOMALY');
  expect(rulesOf('AFTER')).toContain('DS-COST-ANOMALY');
});
