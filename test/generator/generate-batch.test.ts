import { describe, expect, it } from 'vitest';
import { type GenerateOptions, generateBatch } from '../../generator/generate-batch.ts';
import type { WireNode } from '../../generator/wire-list.ts';
import { demoKnowledge } from './demo-knowledge.ts';

const generate = (change: Partial<GenerateOptions> = {}) => [
  ...generateBatch({ cases: 600, seed: 11, knowledge: demoKnowledge, ...change }),
];

const batch = generate();
const fen = (yuan: unknown) => Math.round(Number(yuan) * 100);
const sum = (rows: readonly WireNode[], field: string) =>
  rows.reduce((total, row) => total + fen(row[field]), 0);

describe('generateBatch', () => {
  it('gives the same bytes for the same seed, and others for another', () => {
    expect(JSON.stringify(generate())).toBe(JSON.stringify(batch));
    expect(JSON.stringify(generate({ seed: 12 }))).not.toBe(JSON.stringify(batch));
  });

  it.each([1, 2, 600])('gives exactly %i stays when asked for as many', (cases) => {
    expect(generate({ cases })).toHaveLength(cases);
  });

  it('starts a longer batch with the same persons, whatever the order of their stays', () => {
    const ids = (stays: typeof batch) => stays.map(({ list }) => String(list.setlinfo['setl_id']));
    const longer = new Set(ids(generate({ cases: 900, violations: 0 })));
    expect(ids(generate({ violations: 0 })).filter((id) => !longer.has(id))).toEqual([]);
  });

  it('gives every stay an id of its own, also across seeds', () => {
    const stays = [...batch, ...generate({ seed: 12 })];
    expect(new Set(stays.map(({ list }) => list.setlinfo['setl_id'])).size).toBe(stays.length);
  });

  it('bills a stay on a few lines where that is asked for, to about the same cost', () => {
    const short = generate({ lines: 'few', violations: 0 });
    const long = generate({ violations: 0 });
    const linesOf = (stays: typeof batch) =>
      stays.reduce((lines, { list }) => lines + list.feedetail.length, 0);
    const costOf = (stays: typeof batch) =>
      stays.reduce((cost, { list }) => cost + sum(list.iteminfo, 'amt'), 0);
    expect(linesOf(short) / short.length).toBeLessThan(12);
    expect(short.every(({ list }) => list.feedetail.length > 0)).toBe(true);
    expect(costOf(short) / costOf(long)).toBeCloseTo(1, 1);
  });

  it('bills every stay on 30 to 200 lines', () => {
    const stays = batch.filter(({ list }) => 'ipt_med_type' in list.setlinfo);
    const counts = stays.map(({ list }) => list.feedetail.length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(30);
    expect(Math.max(...counts)).toBeLessThanOrEqual(200);
  });

  it('has quantity times price on every line, to the fen, unless that is what is planted', () => {
    const right = batch.filter(({ truth }) => truth.every(({ rule_id }) => rule_id !== 'GZ10000201002000'));
    const lines = right.flatMap(({ list }) => list.feedetail);
    const wrong = lines.filter(
      (line) => Number(line['cnt']) * fen(line['pric']) !== fen(line['det_item_fee_sumamt']),
    );
    expect(wrong).toEqual([]);
  });

  it('has the same total in fee lines, fee categories and payments', () => {
    for (const { list } of batch) {
      const total = sum(list.feedetail, 'det_item_fee_sumamt');
      expect(sum(list.iteminfo, 'amt')).toBe(total);
      const paidByPerson = fen(list.setlinfo['psn_cashpay']);
      expect(sum(list.payinfo, 'fund_payamt') + paidByPerson).toBe(total);
    }
  });

  it('bills only what the catalogue names, at its price or below', () => {
    const lines = batch.flatMap(({ list }) => list.feedetail);
    const dear = lines.filter((line) => {
      const price = demoKnowledge.catalogue.get(String(line['med_list_codg']))?.unitPriceFen ?? 0;
      return fen(line['pric']) > price;
    });
    expect(dear).toEqual([]);
  });

  it('refunds only lines that are there, in full', () => {
    for (const { list } of generate({ violations: 0.9 })) {
      const bySerial = new Map(list.feedetail.map((line) => [line['feedetl_sn'], line]));
      for (const refund of list.feedetail.filter((line) => 'init_feedetl_sn' in line)) {
        const refunded = bySerial.get(String(refund['init_feedetl_sn']));
        expect(refunded?.['cnt']).toBe(-Number(refund['cnt']));
        expect(refunded?.['med_list_codg']).toBe(refund['med_list_codg']);
      }
    }
  });

  it('covers both regions, all levels, newborns, children, deaths, transfers and day surgery', () => {
    const all = generate({ cases: 3000 }).map(({ list }) => list.setlinfo);
    const headers = all.filter((header) => 'ipt_med_type' in header);
    expect(new Set(all.map((header) => header['med_type']))).toEqual(new Set([undefined, '11', '41']));
    const values = (field: string) => new Set(headers.map((header) => header[field]));
    expect(values('fixmedins_code').size).toBe(demoKnowledge.hospitals.length);
    expect([...values('dscg_way')].toSorted()).toEqual(['1', '2', '3', '4', '5', '9']);
    expect([...values('ipt_med_type')].toSorted()).toEqual(['1', '2']);
    expect(values('hi_type').size).toBeGreaterThanOrEqual(4);
    expect(values('dscg_caty').size).toBeGreaterThan(20);
    expect(headers.filter((header) => 'nwb_age' in header).length).toBeGreaterThan(10);
    expect(new Set(headers.map((header) => String(header['dscg_time']).slice(0, 7))).size).toBe(12);
  });

  it('has persons who come back, not side by side', () => {
    const persons = batch.map(({ list }) => list.setlinfo['hi_no']);
    expect(new Set(persons).size).toBeLessThan(persons.length);
    expect(persons.filter((person, index) => person === persons[index + 1]).length).toBeLessThan(5);
  });

  it('plants about the share asked for, some of it on several bills', () => {
    const planted = generate({ cases: 3000, violations: 0.2 }).flatMap(({ truth }) => truth);
    const share = planted.filter(({ kind }) => kind === 'violation').length / 3000;
    expect(share).toBeGreaterThan(0.12);
    expect(share).toBeLessThan(0.25);
  });

  it('keeps to one hospital where asked to, and to what its level treats', () => {
    const level1 = demoKnowledge.hospitals.find(({ level }) => level === 1)?.code ?? '';
    const codes = generate({ hospital: level1 }).map(({ list }) => list.setlinfo['fixmedins_code']);
    expect(new Set(codes)).toEqual(new Set([level1]));
  });

  it('refuses a hospital that is not in the registry', () => {
    expect(() => generate({ hospital: 'H00000000000' })).toThrow('H00000000000');
  });

  it('has no person that could be taken for a real one', () => {
    const headers = batch.map(({ list }) => list.setlinfo);
    expect(headers.filter((header) => !/^SYN/.test(String(header['certno'])))).toEqual([]);
    expect(headers.filter((header) => !/测试|样例/.test(String(header['psn_name'])))).toEqual([]);
  });
});
