import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportForms } from '../../core/reports/report-forms.ts';
import type { Action, Decision } from '../../core/review/decision.ts';
import { type ReportName, reportKey } from '../../platform/report-keys.ts';
import { reviewStore } from '../../platform/table/reviews.ts';
import { openTable } from '../../platform/table/table.ts';
import { runSentinel, workFolder } from '../bin/run-sentinel.ts';
import {
  type Answer,
  eventually,
  readReceiptFile,
  sendFile,
  stack,
  table,
} from '../support/pipeline/outsider.ts';
import { quietAt, sendTo } from '../support/pipeline/queues.ts';
import { casesOf } from '../support/pipeline/stored-cases.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';
import { elementAt, elementsOf, readPage } from '../support/reports/read-page.ts';

const hospital = 'H37130200902';
/** Far from what other tests send: the area's means must not move meanwhile. */
const period = '2029-05';
const name: ReportName = { scope: { kind: 'hospital', hospital }, period };

const stays = Array.from({ length: 24 }, (_, at) =>
  wireStay({
    hospital,
    id: `REPORT-${at}`,
    person: `SOMEBODY-${at}`,
    name: '某患者',
    certificate: `3713011961041200${at + 10}`,
    department: at % 3 === 0 ? 'A04.03' : 'A03.04',
    doctor: at % 2 === 0 ? 'D7' : 'D8',
    admitted: '2029-05-02',
    discharged: '2029-05-08',
    costYuan: 4000 + 100 * at,
    strayYuan: at === 5 ? 60 : 0,
  }),
);

const folder = workFolder();
afterAll(folder.remove);
const decisions = reviewStore(openTable(table, stack.table));

let answer: Answer;
beforeAll(async () => {
  answer = await sendFile(hospital, 'report.ndjson', `${toNdjson(stays)}\n{broken`);
  await quietAt('Summarise');
  await sendTo('ReportsMake', { period, hospital });
});

const made = (of: ReportName, form: (typeof reportForms)[number] = 'zh-CN.html') =>
  eventually(`the report ${reportKey(of, form)}`, () =>
    readReceiptFile(reportKey(of, form)).catch(() => null),
  );

/** A row of a section, by its name: the exact values. */
function valuesOf(page: string, section: string, row: string): number[] {
  const rows = elementsOf(elementAt(readPage(page), section) as never, 'tr');
  const found = rows.find((one) => elementsOf(one, 'th')[0]?.text.includes(row));
  return elementsOf(found as never, 'data').map(({ attributes }) => Number(attributes['value']));
}

describe('the reports of a month', () => {
  it('say of the hospital what its receipt says', async () => {
    const page = await made(name);
    const { receipt } = answer;
    expect(valuesOf(page, 'indicators', '出院病例数')[0]).toBe(24);
    expect(valuesOf(page, 'indicators', '涉及金额')[0]).toBe(receipt.amount_identified_fen);
    expect(valuesOf(page, 'quality', '读取记录')).toEqual([receipt.read]);
    expect(valuesOf(page, 'quality', '拒收')).toEqual([1]);
    const findings = Object.entries(receipt.findings.by_rule);
    for (const [rule, count] of findings) expect(valuesOf(page, 'rules', rule)[0]).toBe(count);
    expect(findings.length).toBeGreaterThan(0);
  });

  it('come in all forms, for each department too', async () => {
    for (const form of reportForms) await made({ ...name, department: 'A04.03' }, form);
    expect(valuesOf(await made({ ...name, department: 'A04.03' }), 'indicators', '出院病例数')[0]).toBe(8);
    expect(valuesOf(await made({ ...name, department: 'A03.04' }), 'indicators', '出院病例数')[0]).toBe(16);
  });

  it('name no patient and no settlement', async () => {
    const page = await made(name);
    for (const word of ['REPORT-', 'SOMEBODY', '某患者', '37130119610412']) expect(page).not.toContain(word);
  });

  it('are the same to the byte when they are asked for again', async () => {
    const department = { ...name, department: 'A04.03' };
    const before = await made(department);
    await sendTo('ReportsMake', { period, hospital });
    await quietAt('ReportsMake');
    expect((await made(department)) === before).toBe(true);
  });

  it('are made for the region', async () => {
    await sendTo('ReportsMake', { period, region: '371300' });
    const page = await made({ scope: { kind: 'region', region: '371300' }, period });
    expect(valuesOf(page, 'hospital', '沂蒙肿瘤')[0]).toBe(24);
  });

  it('tell identified, confirmed and recovered money apart, also by the command line', async () => {
    const [finding] = (await casesOf(hospital)).get('REPORT-5')?.findings ?? [];
    const decide = async (action: Action, amountFen?: number) => {
      const about = { hospital, settlementId: 'REPORT-5', findingId: finding?.finding_id ?? '' };
      const base = {
        action,
        by: '王审核',
        role: 'office',
        at: new Date().toISOString(),
        why: '核对',
        attachments: [],
      };
      const { ok } = await decisions.decide(about, { ...base, ...(amountFen && { amountFen }) } as Decision);
      expect(ok).toBe(true);
    };
    const moneyOf = async () => {
      const { exitCode, stderr } = await runSentinel(
        ...['report', '--period', period, '--hospital', hospital],
        ...['--endpoints', folder.write('endpoints.json', JSON.stringify(stack)), '-o', folder.at('out')],
      );
      expect([exitCode, stderr]).toEqual([0, '']);
      return valuesOf(folder.read('out', 'report.zh-CN.html'), 'rules', finding?.rule_id ?? '').slice(-2);
    };
    expect(await moneyOf()).toEqual([0, 0]);
    await decide('take');
    await decide('confirm', 4000);
    expect(await moneyOf()).toEqual([4000, 0]);
    await decide('settle');
    expect(await moneyOf()).toEqual([4000, 4000]);
  });
});
