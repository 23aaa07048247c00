import { beforeAll, describe, expect, it } from 'vitest';
import type { ExplainedCaseView } from '../../functions/explain/explained-case-view.ts';
import { callerNamed } from '../support/pipeline/http-caller.ts';
import { type Answer, sendFile } from '../support/pipeline/outsider.ts';
import { casesOf, recountedSummaries } from '../support/pipeline/stored-cases.ts';
import { storedSummaries } from '../support/pipeline/stored-sheets.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';

const hospital = 'H99990000911';
const month = '2026-03';
const of = { hospital, admitted: '2026-03-02', discharged: '2026-03-08' };
const askOffice = callerNamed('dip-office');

describe('a hospital of a region that pays by DIP', () => {
  let sent: Answer;
  beforeAll(async () => {
    const stays = [wireStay({ ...of, id: 'D1' }), wireStay({ ...of, id: 'D2', diagnosis: 'Z99.999' })];
    sent = await sendFile(hospital, 'dip.ndjson', toNdjson(stays));
  });

  it('has cases grouped by both, and paid by their DIP groups', async () => {
    expect(sent.receipt).toMatchObject({ accepted: 2, grouped: 2 });
    const result = (await casesOf(hospital)).get('D1')?.result;
    expect(result).toMatchObject({
      drg: 'FV25',
      paid: { by: 'dip', scheme: 'demo-2025', group: 'I10.x' },
      dip: { code: 'I10.x', tier: 'core' },
    });
    expect(result?.payment_fen).toBe(result?.dip?.payment_fen);
  });

  it('has summaries by DIP group, with what those pay', async () => {
    const stored = await storedSummaries(hospital, [month]);
    expect(Object.fromEntries(stored)).toEqual(
      Object.fromEntries(await recountedSummaries(hospital, [month])),
    );
    expect([...stored.keys()]).toContain(`${month} group demo-2025/I10.x`);
    expect([...stored.keys()].filter((key) => key.includes('chs-drg'))).toEqual([]);
  });

  it('is told over HTTP what a group is called, listed or implied, and by what it is paid', async () => {
    const rows = await askOffice<{ rows: { key: string; name: { zh: string } | null }[] }>(
      'GET',
      `/api/v1/summaries?view=group&period=${month}`,
    );
    const names = new Map(rows.body.rows.map(({ key, name }) => [key, name?.zh]));
    expect(names.get('demo-2025/I10.x')).toContain('高血压');
    expect([...names.values()]).not.toContain(undefined);
    const { body } = await askOffice<{ hospitals: object[] }>('GET', '/api/v1/hospitals');
    expect(body.hospitals).toMatchObject([{ hospital, paid_by: 'dip' }]);
  });

  it('is told why a case is in its DIP group, and how that came to its money', async () => {
    const { body } = await askOffice<ExplainedCaseView>('GET', '/api/v1/cases/D1/grouping');
    expect(body).toMatchObject({
      paid_by: 'dip',
      as_recorded: true,
      group: { drg: 'FV25' },
      money: null,
      dip: { as_recorded: true, catalogue: { id: 'demo-2025' }, group: { code: 'I10.x' } },
    });
    expect(body.dip?.steps.at(-1)?.text.zh).toContain('I10.x');
    const { steps = [], payment_fen } = body.dip?.money ?? {};
    const parts = steps.flatMap(({ kind, amount_fen }) => (kind === 'part' ? [amount_fen ?? 0] : []));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(payment_fen);
  });
});
