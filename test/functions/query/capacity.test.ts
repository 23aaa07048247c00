import { describe, expect, it } from 'vitest';
import { monthsBetween } from '../../../core/indicators/period.ts';
import type { CapacityView } from '../../../functions/query/capacity-routes.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';
import { apiOver } from '../../support/ask-api.ts';
import type { SettledCase } from '../../support/summary-services.ts';

const hospital = 'H37130200901';
const manager = { sub: 'm', role: 'manager', hospital };
const path = '/api/v1/outlook/capacity';

/** Two departments that grew by a half last summer; eight days a stay. */
const cases = monthsBetween('2024-04', '2026-03').flatMap((month, at) =>
  ['A03', 'A04.01'].flatMap((department) =>
    Array.from(
      { length: at < 15 ? 20 : 30 },
      (_, number): SettledCase => ({
        hospital,
        settlementId: `${month}-${department}-${number}`,
        facts: caseFacts({ month, department, signs: { scheme: 'chs-drg-1.1', transferred: false } }),
      }),
    ),
  ),
);
const ask = apiOver(cases);
const months = monthsBetween('2025-04', '2025-06');
const tableOf = (rows: readonly (readonly string[])[], by = ',') =>
  [['月份', '科室', '类别', '数量'], ...rows].map((row) => row.join(by)).join('\r\n');
const beds = (department: string, amount: number) =>
  months.map((month) => [month, department, '床位', String(amount)]);
const compare = (table: string, claims: object = manager, query = '') =>
  ask<CapacityView>(path + query, claims, { until: '2026-03', horizon: 3, table });

describe('capacity beside what is expected', () => {
  it('is warned of where demand outgrows it, in words and figures, the whole too', async () => {
    const { status, body } = await compare(tableOf([...beds('A03', 10), ...beds('', 100)]));
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.months).toEqual(['2026-04', '2026-05', '2026-06']);
    expect(body.comparisons.map(({ unit }) => unit).sort()).toEqual(['A03', 'all']);
    const own = body.comparisons.find(({ unit }) => unit === 'A03');
    expect(own).toMatchObject({ kind: 'beds', capacity_growth: 0, demand: 'losDays', name: { zh: '内科' } });
    expect(own?.warning).not.toBeNull();
    expect(own?.demand_growth).toBeGreaterThan(0.15);
    expect(own?.text.zh).toContain('内科');
  });

  it('is read as it is copied out of a spreadsheet, too', async () => {
    const byCommas = await compare(tableOf(beds('A03', 10)));
    expect(await compare(`\uFEFF${tableOf(beds('A03', 10), '\t')}\r\n\r\n`)).toEqual(byCommas);
  });

  it('is for the head of a department its own', async () => {
    const head = { ...manager, department: 'A03' };
    const { body } = await compare(
      tableOf([...beds('A03', 10), ...beds('A04.01', 10), ...beds('', 9)]),
      head,
    );
    expect(body.comparisons.map(({ unit }) => unit)).toEqual(['A03']);
  });

  it('is refused with every mistake, its line and its column', async () => {
    const { status, body } = await compare(
      tableOf([
        ['2025-13', 'A03', '床位', '10'],
        ['2025-04', 'A03', '沙发', 'many'],
      ]),
    );
    expect(status).toBe(400);
    const { errors } = body as unknown as { errors: { at: string; message: string }[] };
    expect(errors.map(({ at }) => at)).toEqual(['2 month', '3 kind', '3 amount']);
    expect(errors[0]?.message).toContain('应为月份');
  });

  it('is not for clinicians, nor of a foreign hospital; a large table may come, an endless one not', async () => {
    const clinician = { sub: 'c', role: 'clinician', hospital, doctor: 'D1' };
    expect((await compare(tableOf(beds('A03', 10)), clinician)).status).toBe(404);
    expect((await compare(tableOf(beds('A03', 10)), manager, '?hospital=H37132100903')).status).toBe(404);
    const large = tableOf([...beds('A03', 10), ...Array.from({ length: 2000 }, () => ['', '', '', ''])]);
    expect((await compare(`${large}${'\n'.repeat(20_000)}`)).status).toBe(200);
    expect((await compare('x'.repeat(300_000))).status).toBe(413);
  });
});
