import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { monthsBetween } from '../../core/indicators/period.ts';
import { sheetsOfCases } from '../../core/indicators/sheets-of-cases.ts';
import { sheetWriter } from '../../platform/table/sheet-writer.ts';
import { caseFacts } from '../core/indicators/case-facts.ts';
import { type RunningTable, runTable } from '../support/running-table.ts';
import { runSentinel, workFolder } from './run-sentinel.ts';

const hospital = 'H37130200901';
const room = workFolder();
let running: RunningTable;
let endpoints: string;
beforeAll(async () => {
  running = await runTable();
  const aws = {
    dynamodb: running.endpoint,
    region: 'us-east-1',
    accessKeyId: 'local',
    secretAccessKey: 'local',
  };
  const buckets = { intake: 'i', work: 'w', receipts: 'r', knowledge: 'k', trail: 't' };
  endpoints = room.write(
    'endpoints.json',
    JSON.stringify({ aws, buckets, queues: { alerts: 'a' }, table: 'claims' }),
  );
  const write = sheetWriter(running.table);
  for (const month of monthsBetween('2024-01', '2025-12')) {
    const stays = ['A03.04', 'A03.04', 'A04.01'].map((department) => caseFacts({ month, department }));
    await write({ kind: 'hospital', hospital }, month, 1, sheetsOfCases(stays));
  }
});
afterAll(async () => {
  await running.stop();
  room.remove();
});

const outlook = (...words: string[]) => runSentinel('outlook', ...words, '--endpoints', endpoints);

describe('sentinel outlook of a running stack', () => {
  it('rests on the summaries of the hospital up to the month', async () => {
    const { exitCode, stdout, stderr } = await outlook(
      '--hospital',
      hospital,
      '--until',
      '2025-11',
      '--json',
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const found = JSON.parse(stdout);
    expect(found).toMatchObject({ from: '2024-01', until: '2025-11', view: 'department' });
    expect(
      found.units.map(
        ({ key, measures }: { key: string; measures: { cases: { whole: { point: number } } } }) => [
          key,
          measures.cases.whole.point,
        ],
      ),
    ).toEqual([
      ['A03.04', 6],
      ['A04.01', 3],
    ]);
  });

  it('says so where nothing was ever uploaded, and where nobody is named', async () => {
    const nobody = await outlook('--hospital', 'H61020200906', '--until', '2025-11');
    expect(nobody).toMatchObject({ exitCode: 1, stdout: '' });
    expect(nobody.stderr).toContain('截至 2025-11 没有病例');
    expect(await outlook('--hospital', 'H1')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('H1 is not in the register of hospitals'),
    });
    expect((await outlook()).exitCode).toBe(2);
    expect((await outlook('--region', '371300', '--by', 'department')).exitCode).toBe(2);
  });
});
