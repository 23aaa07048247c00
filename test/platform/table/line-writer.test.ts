import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseLine, standingCases } from '../../../core/indicators/case-line.ts';
import { type LineStore, lineStore } from '../../../platform/table/case-lines.ts';
import { lineWriter } from '../../../platform/table/line-writer.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';

let running: RunningTable;
let lines: LineStore;
beforeAll(async () => {
  running = await runTable();
  lines = lineStore(running.table);
});
afterAll(() => running.stop());

const line = (at: number, month = '2026-03'): CaseLine => ({
  settlementId: `S${String(at).padStart(6, '0')}`,
  sign: 1,
  facts: caseFacts({ month, costFen: 1000 + at }),
});
const chunk = (from: number, size: number, month?: string) =>
  Array.from({ length: size }, (_, at) => line(from + at, month));

async function pagesOf(hospital: string, month = '2026-03') {
  return running.table.query<{ sk: string }>({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': `SUMMARY#${hospital}#${month}` },
  });
}

/** A batch of 21 chunks of 230 cases, the last of them of two months. */
async function writeBatch(hospital: string, batch: string, cutOff = Number.POSITIVE_INFINITY) {
  const writer = lineWriter(lines, hospital, batch, 1);
  for (let at = 0; at < 21; at += 1) {
    if (at === cutOff) return [];
    await writer.add('2026-03', chunk(at * 230, 230));
  }
  await writer.add('2026-02', chunk(9000, 7, '2026-02'));
  return writer.end();
}

describe('the lines of a batch', () => {
  it('come back as they were, in few pages though they came in many chunks', async () => {
    expect(await writeBatch('H1', 'B1')).toEqual(['2026-02', '2026-03']);
    expect(await pagesOf('H1')).toHaveLength(3);
    expect([...((await lines.read('H1', '2026-03')) ?? [])]).toEqual(chunk(0, 4830));
    expect([...((await lines.read('H1', '2026-02')) ?? [])]).toEqual(chunk(9000, 7, '2026-02'));
  });

  it('are the same pages when the batch is closed once more, also after a run that was cut short', async () => {
    await writeBatch('H2', 'B1', 15);
    await writeBatch('H2', 'B1');
    const once = await pagesOf('H2');
    await writeBatch('H2', 'B1');
    expect(await pagesOf('H2')).toEqual(once);
    expect([...((await lines.read('H2', '2026-03')) ?? [])]).toEqual(chunk(0, 4830));
  });

  it('stand beside those of other batches, which may take them out again', async () => {
    const [first, second] = [lineWriter(lines, 'H3', 'B1', 1), lineWriter(lines, 'H3', 'B2', 1)];
    await first.add('2026-03', chunk(0, 5));
    await second.add(
      '2026-03',
      chunk(0, 4).map((one) => ({ ...one, sign: -1 })),
    );
    await Promise.all([first.end(), second.end()]);
    expect(standingCases((await lines.read('H3', '2026-03')) ?? [])).toMatchObject([
      { settlementId: 'S000004' },
    ]);
  });

  it('are removed month by month, and those of other batches stay', async () => {
    await writeBatch('H4', 'B1');
    await writeBatch('H4', 'B10');
    await lines.removePages('H4', '2026-03', 'B1');
    expect([...((await lines.read('H4', '2026-03')) ?? [])]).toEqual(chunk(0, 4830));
    expect([...((await lines.read('H4', '2026-02')) ?? [])]).toHaveLength(14);
    await lines.removePages('H4', '2026-03', 'B10');
    expect(await lines.read('H4', '2026-03')).toBeNull();
  });

  it('are none, not an empty list, where no batch has brought any', async () => {
    expect(await lines.read('H9', '2026-03')).toBeNull();
    expect(await lineWriter(lines, 'H9', 'B1', 1).end()).toEqual([]);
    expect(await lines.read('H9', '2026-03')).toBeNull();
  });

  it('go on in a second item where one does not hold a page', async () => {
    const rules = Array.from({ length: 60 }, (_, at) => `DS-${at}`);
    const heavy = chunk(0, 2000).map((one, at) => ({
      ...one,
      facts: caseFacts({
        findings: rules.map((rule, place) => [rule, 'violation', 1 + (at % 3), at * 7919 * (place + 1)]),
      }),
    }));
    const writer = lineWriter(lines, 'H5', 'B1', 1);
    await writer.add('2026-03', heavy);
    await writer.end();
    expect((await pagesOf('H5')).length).toBeGreaterThan(1);
    expect([...((await lines.read('H5', '2026-03')) ?? [])]).toEqual(heavy);
  });
});
