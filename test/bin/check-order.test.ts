import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { orderSign } from '../core/orders/cds-hooks/any-hook-call.ts';
import { runSentinel, workFolder } from './run-sentinel.ts';

const folder = workFolder();
afterAll(folder.remove);

// CDS Hooks has no place for the hospital: the token says it.
const nameless = folder.write('nameless.json', orderSign());
const example = 'examples/order-3101.json';
const message = (changes: object) =>
  JSON.stringify({ ...JSON.parse(readFileSync(example, 'utf8')), ...changes });

interface Answer {
  readonly infcode: number;
  readonly respond_time: string;
  readonly output: { readonly result: readonly { readonly rule_id: string }[] };
}

async function check(...args: readonly string[]) {
  const run = await runSentinel('check-order', ...args);
  return { ...run, answer: run.stdout === '' ? null : (JSON.parse(run.stdout) as Answer) };
}

describe('sentinel check-order', () => {
  it('answers the example for users with a warning, the same at the same moment', async () => {
    const [one, again] = await Promise.all([
      check(example, '--at', '2026-11-09T09:12:00'),
      check(example, '--at', '2026-11-09 09:12:00', '--json'),
    ]);
    expect(one).toMatchObject({ exitCode: 0, stderr: '' });
    expect(one.answer).toMatchObject({ infcode: 0, respond_time: '20261109091200000' });
    expect(one.answer?.output.result.map(({ rule_id }) => rule_id)).toEqual(['GZ10000301003000']);
    expect(again.stdout).toBe(one.stdout);
  });

  it.each([
    ['no JSON', '{"infno":', [], 1001],
    ['of another service', message({ infno: '3103' }), [], 1002],
    ['without an input', message({ input: null }), [], 1003],
    ['for another hospital', message({}), ['--hospital', 'H37130200902'], 1005],
  ])('answers a message that is %s as the service does, and fails', async (_, text, options, infcode) => {
    const { exitCode, answer } = await check(folder.write('message.json', text), ...options);
    expect({ exitCode, infcode: answer?.infcode }).toEqual({ exitCode: 1, infcode });
  });

  it('answers a call of CDS Hooks with cards, for the hospital that is named', async () => {
    const file = folder.write('order-sign.json', orderSign());
    const { exitCode, stdout } = await runSentinel('check-order', file, '--hospital', 'H37130200901');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      cards: expect.any(Array),
      extension: { 'com.drg-sentinel.engine': { status: 'ok' } },
    });
  });

  it('answers a call of CDS Hooks that lacks its patient with an outcome, and fails', async () => {
    const file = folder.write('order-sign.json', orderSign({ prefetch: {} }));
    const { exitCode, stdout } = await runSentinel('check-order', file, '--hospital', 'H37130200901');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ resourceType: 'OperationOutcome' });
  });

  it.each([[['nowhere.json']], [[]], [[example, '--at', 'noon']], [[nameless]]])(
    'does not know what to do with %j',
    async (args) => {
      expect((await check(...args)).exitCode).toBe(2);
    },
  );
});
