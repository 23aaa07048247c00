import { describe, expect, it } from 'vitest';
import { resentOf } from '../../../web/src/pages/batches/rejected/resent.ts';
import { type SentAgain, sentAgainStore } from '../../../web/src/pages/batches/uploads/sent-again.ts';

const sent = (parts: Partial<SentAgain> = {}): SentAgain => ({
  owner: 'H1/王',
  batch: 'b1',
  places: [0],
  sentAt: '2026-04-01T01:00:00.000Z',
  key: 'incoming/H1/portal/20260401T010000Z-1-90/三月-更正.csv',
  ...parts,
});

function memory() {
  const items = new Map<string, string>();
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, text: string) => void items.set(name, text),
  };
}

describe('what was dropped again', () => {
  it('is remembered for whoever did it, batch by batch, by the next page too', () => {
    const storage = memory();
    sentAgainStore(storage).keep(sent());
    sentAgainStore(storage).keep(sent({ batch: 'b2' }));
    sentAgainStore(storage).keep(sent({ owner: 'H1/李' }));
    expect(sentAgainStore(storage).ofBatch('H1/王', 'b1')).toEqual([sent()]);
    expect(sentAgainStore(storage).ofBatch('H1/赵', 'b1')).toEqual([]);
  });

  it('is forgotten in the end, the oldest first', () => {
    const store = sentAgainStore(memory());
    for (let place = 0; place < 600; place++) store.keep(sent({ places: [place] }));
    const kept = store.ofBatch('H1/王', 'b1');
    expect(kept).toHaveLength(500);
    expect(kept.at(-1)?.places).toEqual([599]);
  });
});

describe('a refused record', () => {
  it('tells when it was sent last, as which batch, and when it is on its way once more', () => {
    const second = sent({
      places: [1, 2],
      sentAt: '2026-04-02T01:00:00.000Z',
      key: 'incoming/H1/portal/x/b.csv',
    });
    const resent = resentOf([sent({ places: [0, 1, 3] }), second], [3], [{ key: second.key, batch: 'b9' }]);
    expect(resent.get(0)).toEqual({
      state: 'sent',
      at: '2026-04-01T01:00:00.000Z',
      fileName: '三月-更正.csv',
      batch: null,
    });
    expect(resent.get(1)).toEqual({
      state: 'sent',
      at: '2026-04-02T01:00:00.000Z',
      fileName: 'b.csv',
      batch: 'b9',
    });
    expect(resent.get(2)).toEqual(resent.get(1));
    expect(resent.get(3)).toEqual({ state: 'sending' });
    expect(resent.has(4)).toBe(false);
  });
});
