import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../core/chunk-outcome.ts';
import { rejectRecord } from '../../core/claims/rejection.ts';
import { reportForms } from '../../core/reports/report-forms.ts';
import type { Result } from '../../core/result.ts';
import { receiptOf } from '../../functions/close/receipt.ts';
import { openApiDocument } from '../../functions/query/openapi-document.ts';
import { uploadKey } from '../../functions/query/upload-place.ts';
import problems from '../../platform/http/problems.json' with { type: 'json' };
import { reportKey } from '../../platform/report-keys.ts';
import type { PlannedBatch } from '../../platform/table/batches.ts';
import type { CaseHead } from '../../platform/table/cases.ts';
import type { StoredFinding } from '../../platform/table/findings.ts';
import { caseFacts } from '../core/indicators/case-facts.ts';
import { type AskApi, apiOver } from '../support/ask-api.ts';
import { tablesUnder } from '../support/document-tables.ts';
import { askExplained } from '../support/explained-cases.ts';
import { settlementList } from '../support/settlement-lists.ts';
import { stayRecord } from '../support/stay-records.ts';
import { warningRecord } from '../support/warning-records.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8');
const hospital = 'H37130200901';
const office = { sub: 'u', role: 'office', hospital };
const rule = 'GZ10000102012000';
const orderRule = 'GZ10000301002000';

/** Of the one finding of a case of the examples: `…4` is that of S4. */
const findingIdOf = (settlementId: string) => settlementId.slice(1).padStart(32, 'f');

const rows = tablesUnder('api.md', 'The cases of the examples')[0] ?? [];
const fen = (yuan: string | undefined) => Math.round(Number(yuan) * 100);
const cases = rows.map((row) => ({
  hospital,
  settlementId: row['setl_id'] ?? '',
  facts: caseFacts({
    month: row['month'] ?? '',
    department: row['department'] ?? '',
    doctor: row['doctor'] ?? '',
    group: row['group'] ?? '',
    weightE4: Math.round(Number(row['weight']) * 10_000),
    costFen: fen(row['cost']),
    paymentFen: fen(row['payment']),
    losDays: Number(row['days']),
    findings: row['found']
      ? [
          [
            rule,
            'violation',
            1,
            fen(row['found']),
            0.9,
            [[findingIdOf(row['setl_id'] ?? ''), fen(row['found'])]],
          ],
        ]
      : [],
    identifiedFen: fen(row['found']),
    signs: { scheme: 'chs-drg-1.1', transferred: false },
  }),
}));

/** What the table holds of such a case, as far as the examples show it. */
const heads = cases.map(({ settlementId, facts }) => {
  const findings = facts.findings.map(() => findingIdOf(settlementId));
  const { group: drg, costFen: cost_fen, paymentFen: payment_fen, department, doctor } = facts;
  const result = {
    hospital,
    setl_id: settlementId,
    drg,
    paid: { by: 'drg', scheme: 'chs-drg-1.1', status: 'grouped', group: drg },
    cost_fen,
    payment_fen,
    department,
    doctor,
    findings,
  };
  return { stay: stayRecord({ hospital, settlementId }), result: result as unknown as Result } as CaseHead;
});
const findings = cases.flatMap(({ settlementId, facts }) =>
  facts.findings.map(([rule_id, , , amount_fen]) => {
    const finding_id = findingIdOf(settlementId);
    const finding = {
      finding_id,
      hospital,
      setl_id: settlementId,
      rule_id,
      amount_fen,
      amount_method: 'line-amount',
    };
    return finding as unknown as StoredFinding;
  }),
);
const reports = reportForms.map((form) =>
  reportKey({ scope: { kind: 'hospital', hospital }, period: '2026-03' }, form),
);
const warnings = [
  warningRecord('E1', orderRule, { doctor: 'D1', state: 'overridden', reason_code: 'no-alternative' }),
  warningRecord('E2', orderRule, { doctor: 'D2', state: 'changed' }),
];
const listed = settlementList({ hospital, settlementId: 'S4', stay: { department: 'A03.04', doctor: 'D2' } });
/** What is a doctor's own is asked for by him. */
const clinician = { sub: 'u', role: 'clinician', hospital, doctor: 'D1' };
const asks = (path: string) => (path.startsWith('/api/v1/warnings?') ? clinician : office);
/** The file of the examples, with the record of it that was refused. */
const batch: PlannedBatch = {
  id: '20260401000000-0123456789ab',
  hospital,
  key: uploadKey({ hospital, sizeBytes: 90 }, '三月.csv', '2026-04-01T00:00:00.000Z', 'abcd1234'),
  version: null,
  etag: 'e',
  size_bytes: 90,
  uploaded_at: '2026-04-01T00:00:00.000Z',
  seq: '1',
  status: 'closed',
  chunks: 1,
  records: 3,
  format: 'csv',
  encoding: 'utf-8',
  csv_columns: ['setl_id', null, 'gend'],
  problems: [],
  notices: [],
  activations: null,
  planned_at: '2026-04-02T08:00:02.000Z',
};
const refused = rejectRecord({
  file: batch.key,
  line: 3,
  settlementId: 'S9',
  faults: [{ field: 'gend', value: '3', code: 'unknown-code' }],
  raw: 'S9,,3',
});
const outcome = outcomeOf(
  {
    read: 3,
    accepted: 2,
    rejected: 1,
    duplicate: 0,
    replaced: 0,
    superseded: 0,
    withdrawn: 0,
    withdrawn_unknown: 0,
  },
  [refused],
  [],
);
const dropped = {
  batches: [batch],
  receipts: {
    [batch.id]: receiptOf(
      batch,
      outcome,
      [],
      { rejected: 'rejected.ndjson', results: 'results.xlsx' },
      '2026-04-01T00:00:09.000Z',
    ),
  },
  rejected: { [batch.id]: `${JSON.stringify(refused)}\n` },
};
const askTable = apiOver(cases, { heads, findings, reports, warnings, dropped, lists: [listed] });
const askCase = askExplained([listed]);
const ask: AskApi = async (path, claims) =>
  path.endsWith('/grouping') ? ((await askCase('S4', claims)) as never) : askTable(path, claims);

const examples = [...text.matchAll(/^`GET (\/\S+)`\n\n```json\n(.+?)```/gms)].map(
  ([, path = '', json = '']) => [path, JSON.parse(json) as unknown] as const,
);

/** What was told has all that is written; `…` stands for anything, and for the rest of a list. */
function expectLike(told: unknown, written: unknown, at: string): void {
  if (written === '…') expect(told, at).toBeDefined();
  else if (Array.isArray(written)) {
    const isCutShort = written.at(-1) === '…';
    const items = isCutShort ? written.slice(0, -1) : written;
    if (!isCutShort) expect(told, at).toHaveLength(items.length);
    for (const [place, item] of items.entries())
      expectLike((told as unknown[])[place], item, `${at}[${place}]`);
  } else if (written !== null && typeof written === 'object') {
    for (const [name, part] of Object.entries(written))
      expectLike((told as Record<string, unknown>)[name], part, `${at}.${name}`);
  } else expect(told, at).toEqual(written);
}

describe('docs/api.md', () => {
  it.each(examples)('shows what is answered to %s', async (path, written) => {
    const { status, body } = await ask(path, asks(path));
    expect(status, JSON.stringify(body)).toBe(200);
    expectLike(body, written, path);
  });

  it('has an example of every route that there is', () => {
    const routes = Object.keys(openApiDocument().paths)
      .filter((path) => path.startsWith('/api/v1/') && !/alerts|live-tickets|uploads|knowledge/.test(path))
      .filter((path) => 'get' in (Reflect.get(openApiDocument().paths, path) as object))
      .map((path) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^?]+')}(\\?|$)`));
    for (const route of routes)
      expect(
        examples.some(([path]) => route.test(path)),
        String(route),
      ).toBe(true);
  });

  it('names refusals that there are', () => {
    const named = tablesUnder('api.md', 'Pages and refusals')[0]?.flatMap(({ code = '' }) =>
      [...code.matchAll(/`([a-z-]+)`/g)].map(([, one]) => one),
    );
    expect(Object.keys(problems)).toEqual(expect.arrayContaining(named ?? []));
    expect(named?.length).toBeGreaterThan(8);
  });

  it('takes the figure of its example apart as it says', () => {
    const own = cases.filter(({ facts }) => facts.department === 'A03.04' && facts.month === '2026-03');
    expect(own.map(({ facts }) => facts.costFen)).toEqual([820_000, 980_000, 1_200_000]);
    expect(text).toContain('12,000 + 9,800 + 8,200 = 30,000 over 1 + 1 + 1');
  });
});
