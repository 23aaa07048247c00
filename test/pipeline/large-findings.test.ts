import { describe, expect, it } from 'vitest';
import { sendFile } from '../support/pipeline/outsider.ts';
import { casesOf } from '../support/pipeline/stored-cases.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';

const hospital = 'H37132500905';
const lines = 3000;

/** All charged a week after discharge, for a yuan each. */
function stayWithStrayLines(id: string) {
  const stay = wireStay({ hospital, id, strayYuan: 1 });
  const [ordinary, stray, ...care] = stay.feedetail;
  const strays = Array.from({ length: lines }, (_, at) => ({ ...stray, feedetl_sn: `S${at}` }));
  return { ...stay, feedetail: [ordinary, ...strays, ...care] };
}

describe('a finding that rests on thousands of lines', () => {
  it('fits the table with its first hundred lines, the count of all, and all of the money', async () => {
    const { receipt } = await sendFile(hospital, 'large.ndjson', toNdjson([stayWithStrayLines('L1')]));
    expect(receipt).toMatchObject({ read: 1, accepted: 1, amount_identified_fen: lines * 100 });
    const stored = (await casesOf(hospital)).get('L1');
    expect(stored?.findings).toMatchObject([{ evidence_total: lines, amount_fen: lines * 100 }]);
    expect(stored?.findings[0]?.evidence).toHaveLength(100);
  });
});
