import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../core/rules/finding.ts';
import type { Alert } from '../../platform/messages.ts';
import {
  type Answer,
  batchesOf,
  logDir,
  queryIndex,
  queryTable,
  readReceiptFile,
  sendFile,
} from '../support/pipeline/outsider.ts';
import { takeAlerts } from '../support/pipeline/queues.ts';
import { allItems } from '../support/pipeline/stored-cases.ts';
import { storedSummaries } from '../support/pipeline/stored-sheets.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';

const hospital = 'H37130200901';
const planted = { name: '欧阳试样', certificate: '371302196104129999', person: 'HI-PLANTED-77001' };
const diagnosis = 'I50.900x018';
const doctor = 'D901A';
const march = [
  wireStay({ hospital, id: 'S1', doctor, strayYuan: 20, diagnosis, ...planted }),
  wireStay({ hospital, id: 'S2', doctor, strayYuan: 800 }),
  wireStay({ hospital, id: 'S3', doctor }),
  wireStay({ hospital, id: 'S4', doctor: 'D901B', strayYuan: 5, department: 'A04.01' }),
  // Refused for its sex code, and so told in full to the office and to nobody else.
  {
    ...wireStay({ hospital, id: 'S5' }),
    setlinfo: { ...wireStay({ hospital, id: 'S5', ...planted }).setlinfo, gend: 'X' },
  },
];

describe('an outsider with AWS clients', () => {
  let answer: Answer;
  let alerts: readonly Alert[];
  it('puts a file and finds its receipt by the index of batches', async () => {
    answer = await sendFile(hospital, 'march/清单 1.ndjson', toNdjson(march));
    alerts = (await takeAlerts()).filter((alert) => alert.hospital === hospital);
    const [batch] = await batchesOf(hospital);
    expect(batch).toMatchObject({ key: `incoming/${hospital}/march/清单 1.ndjson`, status: 'closed' });
    expect(answer.receipt).toMatchObject({
      batch: batch?.id,
      hospital,
      status: 'processed',
      format: 'ndjson',
      encoding: 'utf-8',
      read: 5,
      accepted: 4,
      rejected: 1,
      duplicate: 0,
      replaced: 0,
      grouped: 4,
      flagged_cases: 3,
      amount_identified_fen: 82_500,
      months: ['2026-03'],
      rejected_by_code: { 'unknown-code': 1 },
    });
  });

  it('reads the rejected records beside the receipt, each as it was sent', async () => {
    const [rejected, ...others] = (await readReceiptFile(answer.receipt.rejected_records)).trim().split('\n');
    expect(JSON.parse(rejected ?? '')).toMatchObject({
      line: 5,
      setl_id: 'S5',
      errors: [{ field: 'setlinfo.gend', value: 'X', code: 'unknown-code' }],
      raw: JSON.stringify(march[4]),
    });
    expect(others).toEqual([]);
  });

  it('queries a case together with its findings', async () => {
    const [head, ...findings] = await queryTable<{ sk: string; result: { findings: string[]; drg: string } }>(
      `CASE#${hospital}#S1`,
    );
    expect(head).toMatchObject({
      sk: 'CASE',
      result: { setl_id: 'S1', status: 'grouped', cost_fen: 302_000, amount_identified_fen: 2000 },
    });
    expect(findings.map(({ sk }) => sk)).toEqual(head?.result.findings.map((id) => `FINDING#${id}`));
    expect(findings as unknown as Finding[]).toMatchObject([
      {
        setl_id: 'S1',
        severity: 'suspicious',
        amount_fen: 2000,
        doctor,
        evidence: [{ kind: 'feeLine', ref: '2' }],
      },
    ]);
  });

  it('lists the flagged cases of a month, most money first', async () => {
    const flagged = await queryIndex<{ result: { setl_id: string } }>(`FLAGGED#${hospital}#2026-03`);
    expect(flagged.map(({ result }) => result.setl_id)).toEqual(['S2', 'S1', 'S4']);
    expect(await queryIndex(`FLAGGED#${hospital}#2026-04`)).toEqual([]);
  });

  it('reads the summaries of a month in total, by department, doctor and group', async () => {
    const summaries = await storedSummaries(hospital, ['2026-03']);
    const cases = [...summaries].map(([address, { counts }]) => `${address} ${counts['cases']}`);
    expect(cases).toEqual(
      expect.arrayContaining([
        '2026-03 total all 4',
        '2026-03 department A03.04 3',
        '2026-03 department A04.01 1',
        `2026-03 doctor ${doctor} 3`,
        '2026-03 doctor D901B 1',
      ]),
    );
    expect(cases.filter((cell) => cell.startsWith('2026-03 group chs-drg-')).length).toBeGreaterThan(0);
  });

  it('receives exactly one alert for each flagged case, and the doctor finds it in the inbox', async () => {
    expect(alerts.map(({ setl_id }) => setl_id).sort()).toEqual(['S1', 'S2', 'S4']);
    expect(alerts.find(({ setl_id }) => setl_id === 'S1')).toEqual({
      alert_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      hospital,
      setl_id: 'S1',
      department: 'A03.04',
      doctor,
      severity: 'suspicious',
      rules: ['GZ10000201008000'],
      amount_fen: 2000,
      occurred_at: '2026-03-08',
    });
    const inbox = await queryIndex<Alert>(`INBOX#${hospital}#DOCTOR#${doctor}`);
    expect(inbox.map(({ setl_id }) => setl_id).sort()).toEqual(['S1', 'S2']);
  });

  it('is not alerted again by the same file under the same key or another, but is by a new finding', async () => {
    await sendFile(hospital, 'march/清单 1.ndjson', toNdjson(march));
    await sendFile(hospital, 'again.ndjson', toNdjson(march));
    const worse = wireStay({ hospital, id: 'S3', doctor, strayYuan: 70 });
    await sendFile(hospital, 'corrected.ndjson', toNdjson([...march.slice(0, 2), worse]));
    const later = (await takeAlerts()).filter((alert) => alert.hospital === hospital);
    expect(later.map(({ setl_id }) => setl_id)).toEqual(['S3']);
  });

  it('meets no name, identity number or insured number in alerts, table or logs, and no diagnosis in alerts or logs', async () => {
    const logs = readdirSync(logDir)
      .map((file) => readFileSync(join(logDir, file), 'utf8'))
      .join('');
    const told = JSON.stringify(alerts) + logs;
    const items = JSON.stringify(await allItems());
    expect(logs).toContain(answer.batch.id);
    expect(items).toContain(`CASE#${hospital}#S1`);
    for (const secret of Object.values(planted)) {
      expect(told).not.toContain(secret);
      expect(items).not.toContain(secret);
    }
    expect(told).not.toContain(diagnosis);
  });
});
