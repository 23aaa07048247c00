import { describe, expect, it } from 'vitest';
import { sendFile } from '../support/pipeline/outsider.ts';
import { casesOf, recountedSummaries } from '../support/pipeline/stored-cases.ts';
import { storedSummaries } from '../support/pipeline/stored-sheets.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';

const hospital = 'H37132100903';
const stay = (id: string, costYuan: number) => wireStay({ hospital, id, costYuan });

/** About as small as a list can be: more than a thousand of them make two chunks. */
const tiny = (id: string, doctor = 'D1') => {
  const { feedetail: _none, ...list } = wireStay({ hospital, id, doctor });
  return list;
};

describe('a case that stands twice in one file', () => {
  it('counts once, as its first line says, when both are near', async () => {
    const { receipt } = await sendFile(
      hospital,
      'near.ndjson',
      toNdjson([stay('R1', 100), stay('R2', 200), stay('R1', 300), stay('R1', 400)]),
    );
    expect(receipt).toMatchObject({
      read: 4,
      accepted: 2,
      duplicate: 2,
      rejected: 0,
      replaced: 0,
      cost_fen: 30_000,
    });
    expect((await casesOf(hospital)).get('R1')?.result.cost_fen).toBe(10_000);
  });

  it('counts once, as the first says, when a whole list stands on one line', async () => {
    const lists = [stay('A1', 100), stay('A2', 200), stay('A1', 300)];
    const { receipt } = await sendFile(hospital, 'one-line.json', JSON.stringify(lists));
    expect(receipt).toMatchObject({ read: 3, accepted: 2, duplicate: 1, replaced: 0, cost_fen: 30_000 });
    expect((await casesOf(hospital)).get('A1')?.result.cost_fen).toBe(10_000);
  });

  it('counts once, as its first line says, when thousands of lines lie between', async () => {
    const lists = Array.from({ length: 1400 }, (_, at) => tiny(`T${at}`));
    const [first, late] = [tiny('T-twice', 'D-first'), tiny('T-twice', 'D-late')];
    const repeats = [tiny('T3', 'D-late'), tiny('T1399', 'D-late')];
    const { batch, receipt } = await sendFile(
      hospital,
      'far.ndjson',
      toNdjson([first, ...lists, late, ...repeats]),
    );
    expect(batch.chunks).toBe(2);
    expect(receipt).toMatchObject({ read: 1404, accepted: 1401, duplicate: 3, rejected: 0, replaced: 0 });
    const cases = await casesOf(hospital);
    const doctors = ['T-twice', 'T3', 'T1399'].map((id) => cases.get(id)?.result.doctor);
    expect(doctors).toEqual(['D-first', 'D1', 'D1']);
    expect(Object.fromEntries(await storedSummaries(hospital, ['2026-03']))).toEqual(
      Object.fromEntries(await recountedSummaries(hospital)),
    );
  });
});
