import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import type { CaseFacts } from '../../../core/indicators/case-facts.ts';
import type { violationsSchema } from '../../../functions/query/violation-routes.ts';
import type { waterfallSchema } from '../../../functions/query/waterfall-routes.ts';
import type { StoredFinding } from '../../../platform/table/findings.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';
import { apiOver } from '../../support/ask-api.ts';
import { queryKnowledge, type SettledCase } from '../../support/summary-services.ts';

const hospital = 'H37130200901';
const sister = 'H37132100903';
const manager = { sub: 'm', role: 'manager', hospital };
const head = { ...manager, department: 'A03' };
const regional = { sub: 'o', role: 'office', hospital, region: '371300' };
const rule = 'GZ10000102012000';

const settled = (settlementId: string, parts: Partial<CaseFacts>, of = hospital): SettledCase => ({
  hospital: of,
  settlementId,
  facts: caseFacts({ signs: { scheme: 'chs-drg-1.1', transferred: false }, ...parts }),
});

const cases = [
  settled('S1', {
    month: '2026-02',
    findings: [[rule, 'violation', 2, 4_000]],
    identifiedFen: 4_000,
  }),
  settled('S2', {
    findings: [
      [rule, 'violation', 1, 9_000],
      ['DS-OTHER', 'suspicious', 1, 3_000],
    ],
    identifiedFen: 9_000,
  }),
  settled('S3', { department: 'A04.01', group: 'BR25', costFen: 1_200_000, outlier: 'high' }),
  settled('S4', {
    status: 'outpatient',
    paymentFen: null,
    findings: [[rule, 'violation', 1, 500]],
    identifiedFen: 500,
  }),
  settled('S5', {}, sister),
];
const finding = { finding_id: 'f1', hospital, setl_id: 'S2', rule_id: rule, amount_fen: 9_000 };
const ask = apiOver(cases, {
  findings: [finding as unknown as StoredFinding],
  reviews: new Map([
    ['f1', { state: 'settled', outcome: 'confirmed', amountFen: 8_000, decisions: [] } as const],
  ]),
});
const told = async <T>(path: string, claims: object = manager): Promise<T> => {
  const { status, body } = await ask<T>(`/api/v1/${path}`, claims);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};
const refused = async (path: string, claims: object = manager) =>
  ((await ask(`/api/v1/${path}`, claims)).body as { code?: string }).code;

describe('what the rules found', () => {
  type Violations = z.infer<typeof violationsSchema>;

  it('is told by rule, most money first, with its share of all and what it was before', async () => {
    const { rules, whole } = await told<Violations>('violations?period=2026-03');
    expect(rules).toEqual([
      {
        rule,
        name: queryKnowledge.names.rule(rule),
        findings: 2,
        cases: 2,
        amount_fen: 9_500,
        findings_before: 2,
        share: 9_500 / 12_500,
        up_to: 9_500 / 12_500,
      },
      expect.objectContaining({ rule: 'DS-OTHER', name: null, up_to: 1 }),
    ]);
    // Two rules point at one line: it counts once.
    expect(whole).toMatchObject({ looked_at: 3, flagged: 2, findings: 3, amount_fen: 9_500 });
    expect(whole.by_severity.map(({ severity, findings }) => [severity, findings])).toEqual([
      ['violation', 2],
      ['highly-suspicious', 0],
      ['suspicious', 1],
      ['reminder', 0],
    ]);
  });

  it('is told month by month, those without a case too', async () => {
    const { months } = await told<Violations>('violations?period=2026-03&months=24');
    expect(months).toHaveLength(24);
    expect(months.slice(-3).map(({ month, flagged, amount_fen }) => [month, flagged, amount_fen])).toEqual([
      ['2026-01', 0, 0],
      ['2026-02', 1, 4_000],
      ['2026-03', 2, 9_500],
    ]);
  });

  it('has no shares where no money is, and is not found where there is no case', async () => {
    expect((await told<Violations>('violations?period=2026-03&department=A04.01')).rules).toEqual([]);
    expect(await refused('violations?period=2020-03')).toBe('not-found');
    expect(await refused('violations?period=2026-03&months=37')).toBe('bad-request');
  });
});

describe('the waterfall', () => {
  type Waterfall = z.infer<typeof waterfallSchema>;
  const stepsOf = ({ steps }: Waterfall) =>
    Object.fromEntries(steps.map(({ step, amount_fen }) => [step, amount_fen]));

  it('takes off what was recovered, with the money that was decided, and leaves bills out', async () => {
    const waterfall = await told<Waterfall>('waterfall?period=2026-03');
    expect(stepsOf(waterfall)).toEqual({
      billed: 2_100_000,
      unpriced: 0,
      surplus: 100_000,
      overrun: 0,
      'high-outliers': -200_000,
      'low-outliers': 0,
      payment: 2_000_000,
      confirmed: 0,
      recovered: -8_000,
      settled: 1_992_000,
    });
    const recovered = waterfall.steps.find(({ step }) => step === 'recovered');
    expect(recovered?.parts).toEqual([
      { key: rule, name: queryKnowledge.names.rule(rule), count: 1, amount_fen: -8_000 },
    ]);
    const high = waterfall.steps.find(({ step }) => step === 'high-outliers');
    expect(high?.parts[0]?.name).toEqual(queryKnowledge.names.group('chs-drg-1.1/BR25'));
  });

  it('is for the head of a department its own', async () => {
    expect(stepsOf(await told<Waterfall>('waterfall?period=2026-03', head))).toMatchObject({
      billed: 900_000,
      'high-outliers': 0,
    });
  });

  it('adds up the months of a year, and of a region the hospitals of a month', async () => {
    expect(stepsOf(await told<Waterfall>('waterfall?period=2026'))['billed']).toBe(3_000_000);
    const ofRegion = await told<Waterfall>('waterfall?period=2026-03&scope=region', regional);
    expect(stepsOf(ofRegion)['billed']).toBe(3_000_000);
    expect(await refused('waterfall?period=2026&scope=region', regional)).toBe('range-too-long');
    expect(await refused('waterfall?period=2020-01')).toBe('not-found');
  });
});
