import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sentinelProgram } from '../../bin/program.ts';
import type { HospitalLevel } from '../../core/claims/settlement-list.ts';
import { type PricingQuestion, priceCase } from '../../core/payment/price-case.ts';
import { type HospitalMonth, sumMonths } from '../../core/payment/settlement/hospital-month.ts';
import { parseSettlementPolicy } from '../../core/payment/settlement/policy.ts';
import { settleYear } from '../../core/payment/settlement/settle-year.ts';
import type { Tariff } from '../../core/payment/tariff.ts';
import { loadTariffs } from '../../platform/knowledge/load-knowledge.ts';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/payment.md'), 'utf8');
const tariffs = new Map(loadTariffs().map((tariff) => [tariff.data.id, tariff]));

/** Cells of every table below a heading, without their heads. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = text.split(`### ${heading}\n`);
  const [own = ''] = section.split('\n### ');
  const lines = own.split('\n');
  return lines.flatMap((line, at) => {
    const isHead = line.startsWith('|') && lines[at + 1]?.startsWith('|---') === true;
    if (!line.startsWith('| ') || isHead) return [];
    return [
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    ];
  });
}

const fenOf = (cell = '') =>
  cell === '–' ? null : Math.round(Number(cell.replaceAll(',', '').replace('−', '-')) * 100);

const tariffOf = (id: string): Tariff => {
  const found = tariffs.get(id);
  if (!found) throw new Error(id);
  return found;
};

function priced(id: string, drg: string, parts: Partial<PricingQuestion> = {}) {
  const question: PricingQuestion = {
    hospital: 'H37130200901',
    hospitalLevel: 3,
    insurance: 'employee',
    department: 'A03',
    losDays: 7,
    daySurgery: false,
    costFen: 5_000_000,
    bill: null,
    drg,
    ...parts,
  };
  return priceCase(question, tariffOf(id));
}

describe('what docs/payment.md works out by hand', () => {
  it.each([
    ['Both outliers', 'linyi-2022', 'FV25', 6],
    ['Limits in money', 'jilin-2022', 'ES35', 4],
  ])('%s', (heading, id, drg, count) => {
    const rows = rowsUnder(heading);
    expect(rows).toHaveLength(count);
    for (const [cost, method, payment, balance] of rows)
      expect(priced(id, drg, { costFen: fenOf(cost) })).toMatchObject({
        method,
        paymentFen: fenOf(payment),
        balanceFen: fenOf(balance),
      });
  });

  it('the fund’s part', () => {
    const [, paid = ''] = /the fund's part is .* = ([\d,.]+) \(/.exec(text) ?? [];
    const bill = { costFen: 600_000, fundFen: 420_000 };
    expect(priced('linyi-2022', 'FV25', { costFen: 600_000, bill }).fundPaymentFen).toBe(fenOf(paid));
  });

  it('A basic group at three levels', () => {
    const rows = rowsUnder('A basic group at three levels');
    expect(rows).toHaveLength(2);
    for (const [drg = '', ...levels] of rows)
      expect(
        levels.map(
          (_, at) => priced('suzhou-2023', drg, { hospitalLevel: (at + 1) as HospitalLevel }).standardFen,
        ),
      ).toEqual(levels.map(fenOf));
  });

  it('Case review, and by item', () => {
    const rows = rowsUnder('Case review, and by item');
    expect(rows).toHaveLength(3);
    for (const [id = '', drg = '', method, standard, payment] of rows)
      expect(priced(id, drg)).toMatchObject({
        method,
        standardFen: fenOf(standard),
        paymentFen: fenOf(payment),
      });
  });
});

describe('the year that docs/payment.md settles', () => {
  const policy = parseSettlementPolicy(
    JSON.parse(readFileSync(join(root, 'examples/settlement-policy.json'), 'utf8')),
  );
  const rows = rowsUnder('A year with two hospitals');
  const given = rows.filter(
    (cells) => cells.length === 5 && cells[4] !== undefined && !cells[2]?.includes('.'),
  );
  const hospitals = new Map<string, Map<string, HospitalMonth>>();
  for (const [hospital = '', month = '', weight, payments, cost] of given) {
    const weightE4 = Number(weight) * 10_000;
    const sums = {
      weightE4,
      settledWeightE4: weightE4,
      paymentFen: fenOf(payments) ?? 0,
      costFen: fenOf(cost) ?? 0,
    };
    const months = hospitals.get(hospital) ?? new Map<string, HospitalMonth>();
    hospitals.set(hospital, months.set(month, { ...sumMonths([]), cases: 1, ...sums }));
  }
  const measured = new Map([
    ['readmission-30d', { value: 0.06, cases: null, paymentFen: null }],
    ['satisfaction', { value: 0.88, cases: null, paymentFen: null }],
    ['stroke-survival', { value: 0.75, cases: 4, paymentFen: 3_000_000 }],
  ]);
  const assessments = new Map([['H37130200901', { score: 92, deductionFen: 0, measured }]]);
  const settled = settleYear({ year: '2026', policy, hospitals, assessments });

  it('has the rate of the budget', () => {
    expect(given).toHaveLength(6);
    expect(settled.split).toMatchObject({ rate: 10_088.495575, splitFen: 57_000_000, weightE4: 565_000 });
    expect(text).toContain('570,000 ÷ 56.5 = 10,088.495575');
  });

  it('pays month by month what the table says', () => {
    const told = rows.filter((cells) => cells.length === 5 && cells[2]?.includes('.'));
    const months = settled.statements.flatMap(({ hospital, months: own }) =>
      own.map(({ month, depositFen, outcomeFen, paidFen }) => [
        hospital,
        month,
        depositFen,
        outcomeFen,
        paidFen,
      ]),
    );
    expect(months).toEqual(
      told.map(([hospital, month, ...amounts]) => [hospital, month, ...amounts.map(fenOf)]),
    );
  });

  it('comes to the lines of both statements', () => {
    const told = rows.filter((cells) => cells.length === 3);
    const lines = settled.statements.flatMap((statement) =>
      statement.lines.map(({ code, amountFen }) => [code, amountFen]),
    );
    expect(lines).toHaveLength(26);
    expect(lines).toEqual(told.map(([code, amount]) => [code, fenOf(amount)]));
  });
});

describe('docs/payment.md', () => {
  it('lists every installed tariff with its scheme', () => {
    for (const { data } of tariffs.values()) expect(text).toContain(`| \`${data.id}\` | ${data.scheme} (`);
  });

  it('shows commands that there are, with options that they take', () => {
    const shown = [...text.matchAll(/^sentinel ([a-z-]+)(.*(?:\n {4,}.*)?)$/gm)];
    expect(shown.length).toBeGreaterThan(5);
    for (const [, name, rest = ''] of shown) {
      const command = sentinelProgram().commands.find((one) => one.name() === name);
      expect(command, name).toBeDefined();
      const options = new Set(command?.options.map(({ long }) => long));
      const [words = ''] = rest.split(' #');
      for (const [option] of words.matchAll(/--[a-z-]+/g)) expect(options).toContain(option);
    }
  });
});
