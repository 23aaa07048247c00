import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { auditCase } from '../../../core/audit.ts';
import { emptyOutcome } from '../../../core/chunk-outcome.ts';
import type { Rejection } from '../../../core/claims/rejection.ts';
import { overviewOf } from '../../../core/indicators/overview.ts';
import { keepShown } from '../../../functions/audit/keep-shown.ts';
import type { RecordedCase } from '../../../functions/audit/record-case.ts';
import { gatherResults } from '../../../functions/close/gather-results.ts';
import { workArea } from '../../../platform/work-area.ts';
import type { BatchFigures } from '../../../reports/results/batch-results.ts';
import { renderResults } from '../../../reports/results/render-results.ts';
import { mostShown } from '../../../reports/results/shown-case.ts';
import { type BucketInMemory, bucketInMemory } from '../../support/bucket-in-memory.ts';
import { installedKnowledge } from '../../support/installed-knowledge.ts';
import { settlementList } from '../../support/settlement-lists.ts';

const batch = 'B1';
const { cases: _stays, ...overview } = overviewOf(emptyOutcome.totals);
const figures = {
  ...emptyOutcome.counts,
  ...overview,
  batch,
  hospital: 'H11010100001',
  file: 'incoming/H11010100001/=march.csv',
  uploaded_at: '2026-04-02T00:00:00Z',
  closed_at: '2026-04-02T00:01:00Z',
  rejected_records: 'receipts/H11010100001/B1/rejected.ndjson',
};

/** A man who is billed what is for women only, and settled under an id that a spreadsheet would reckon. */
const audited = (settlementId: string) =>
  auditCase(
    {
      list: settlementList({
        settlementId,
        totalCostFen: 123_456,
        feeLines: [
          {
            serial: 'F1',
            refundOf: null,
            chargedAt: '2026-03-02T08:00:00',
            code: '002101030300000',
            name: '子宫造影',
            quantity: 1,
            unitPriceFen: 10_000,
            amountFen: 10_000,
            category: '03',
            careType: '21',
            department: null,
            doctor: null,
            approval: null,
            dischargeDrug: false,
          },
        ],
      }),
      history: [],
    },
    new Map(),
    installedKnowledge,
  );
const recorded = ({ result, facts }: ReturnType<typeof audited>): RecordedCase => ({
  result,
  contribution: { settlementId: result.setl_id, facts, replaced: null },
});

const rejection = (line: number): Rejection => ({
  file: 'march.csv',
  line,
  setl_id: null,
  errors: [
    {
      field: 'gend',
      value: '王小明',
      code: 'unknown-code',
      message: { zh: '代码不在字典中', en: 'Unknown code' },
    },
  ],
  raw: '{"psn_name":"王小明"}',
});

async function closed(rejected: number) {
  const work = bucketInMemory();
  for (const chunk of [1, 2, 12]) {
    const cases = [audited(`=${chunk}+1`), audited(`S${chunk}`)];
    await keepShown(work, { batch, chunk, recordsBefore: (chunk - 1) * 500 }, cases.map(recorded), [
      ...cases,
      null,
    ]);
  }
  const lines = Array.from({ length: rejected }, (_, at) => `${JSON.stringify(rejection(at + 2))}\n`);
  await work.write(workArea.rejected(batch, 2), lines.join(''));
  return gathered(work, { ...figures, accepted: 9000, rejected }, [2]);
}

/** By a run that nobody was faster than. */
async function gathered(work: BucketInMemory, of: BatchFigures, rejecting: readonly number[]) {
  const results = await gatherResults(work, of, rejecting, async () => false);
  if (results === null) throw new Error('nobody has closed it');
  return results;
}

describe('the workbook of a batch', () => {
  it('shows the cases of the first records with their findings, in the order of the file', async () => {
    const { cases } = await closed(3);
    expect(cases.map(({ result }) => result.setl_id)).toEqual(['=1+1', 'S1', '=2+1', 'S2']);
    for (const { result, findings } of cases) {
      expect(findings.map(({ rule_id }) => rule_id)).not.toEqual([]);
      expect(result.amount_identified_fen).toBe(10_000);
    }
  });

  it('shows the first refused records without what was sent, and says how many it leaves out', async () => {
    const results = await closed(mostShown.rejected + 7);
    expect(results.rejected).toHaveLength(mostShown.rejected);
    expect(JSON.stringify(results).includes('王小明')).toBe(false);
    const sheets = await readExcelFile(Buffer.from(await renderResults(results)));
    expect(JSON.stringify(sheets)).toContain('7 are left out. All stand in receipts/');
    expect(JSON.stringify(sheets)).toContain('8996 are left out and stand in the portal');
  });

  it('holds texts as texts and money as numbers, and is the same for the same results', async () => {
    const results = await closed(1);
    const workbook = await renderResults(results);
    const sheets = await readExcelFile(Buffer.from(workbook));
    const cell = (sheet: number, row: number, column: number) => sheets[sheet]?.data[row]?.[column];
    expect([cell(1, 1, 0), cell(1, 1, 6)]).toEqual(['=1+1', 1234.56]);
    expect([cell(2, 1, 6), cell(2, 2, 6)]).toEqual([0, 100]);
    expect([cell(3, 1, 0), cell(3, 1, 1), cell(3, 1, 4)]).toEqual(['march.csv', 2, 'unknown-code']);
    expect(await renderResults(results)).toEqual(workbook);
  });

  it('is left to the run that closed the batch first, which is clearing what this one reads', async () => {
    const objects = new Map<string, Uint8Array>();
    const work = bucketInMemory(objects);
    await keepShown(work, { batch, chunk: 1, recordsBefore: 0 }, [recorded(audited('S1'))], [audited('S1')]);
    let isClosed = false;
    const clearing = {
      ...work,
      list: async (prefix: string) => {
        isClosed = true;
        objects.clear();
        return work.list(prefix);
      },
    };
    expect(await gatherResults(clearing, figures, [], async () => isClosed)).toBeNull();
  });

  it('is there for a file of which nothing was read', async () => {
    const empty = await gathered(bucketInMemory(), figures, []);
    expect(empty).toMatchObject({ cases: [], rejected: [] });
    expect((await renderResults(empty)).length).toBeGreaterThan(0);
  });
});
