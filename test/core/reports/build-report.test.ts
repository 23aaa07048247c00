import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseFacts } from '../../../core/indicators/case-facts.ts';
import { addCell, cellOf, emptyCell } from '../../../core/indicators/cell.ts';
import { overviewOf } from '../../../core/indicators/overview.ts';
import type { Remark } from '../../../core/reports/remark.ts';
import type { Report } from '../../../core/reports/report.ts';
import { hospital, sampleCases, sampleReport } from '../../support/reports/sample-report.ts';

let report: Report;
beforeAll(async () => {
  report = await sampleReport();
});

/** Straight from the cases. */
const overviewIn = (isMeant: (facts: CaseFacts) => boolean) =>
  overviewOf(
    sampleCases
      .filter((one) => one.hospital === hospital)
      .flatMap(({ facts }) => facts.filter(isMeant))
      .map(cellOf)
      .reduce((sum, cell) => addCell(sum, cell), emptyCell),
  );

const may = overviewIn(({ month }) => month === '2026-05');
const remark = <Code extends Remark['code']>(code: Code) =>
  report.remarks.filter((one): one is Extract<Remark, { code: Code }> => one.code === code);

describe('a report', () => {
  it('says on its first page what the cases of the month come to', () => {
    expect(remark('standing')).toEqual([
      {
        code: 'standing',
        stays: may.cases,
        cmi: may.cmi,
        costFen: may.cost_fen,
        paymentFen: may.payment_fen,
        balanceFen: may.balance_fen,
        priced: may.cases - may.unpriced.cases,
        unpriced: { cases: may.unpriced.cases, costFen: may.unpriced.cost_fen },
      },
    ]);
    expect(may.payment_fen - (may.cost_fen - may.unpriced.cost_fen)).toBe(may.balance_fen);
    expect(report.flaggedCases).toBe(may.flagged_cases);
    expect(report.identifiedFen).toBe(may.amount_identified_fen);
  });

  it('sets the month beside the one before and the year before', () => {
    const [april, mayBefore] = ['2026-04', '2025-05'].map((month) =>
      overviewIn((facts) => facts.month === month),
    );
    expect(remark('changed').map(({ against, stays, balanceFen }) => [against, stays, balanceFen])).toEqual([
      ['before', may.cases - (april?.cases ?? 0), may.balance_fen - (april?.balance_fen ?? 0)],
      ['year-before', may.cases - (mayBefore?.cases ?? 0), may.balance_fen - (mayBefore?.balance_fen ?? 0)],
    ]);
    for (const { balanceFen, parts } of remark('changed'))
      expect(parts.volume + parts.mix + parts.price).toBe(balanceFen);
  });

  it('names the departments that lose money, the worst first, and those that keep some', () => {
    const balanceOf = (department: string) =>
      overviewIn((facts) => facts.month === '2026-05' && facts.department === department).balance_fen;
    const [table] = report.tables;
    const byBalance = (table?.units ?? []).map(({ key }) => balanceOf(key));
    expect(byBalance).toEqual(byBalance.toSorted((a, b) => a - b));
    const [losses] = (remark('losses')[0]?.of ?? []).filter(({ view }) => view === 'department');
    expect(losses?.units.map(({ key, value }) => value === balanceOf(key))).not.toContain(false);
    expect(losses?.losing).toBe(byBalance.filter((fen) => fen < 0).length);
  });

  it('names what had cases only in the earlier period among the causes of a change, and nowhere else', async () => {
    const gone = 'A03.01';
    const left = sampleCases.map(({ facts, ...of }) => ({
      ...of,
      facts: facts.filter(({ month, department }) => month !== '2026-05' || department !== gone),
    }));
    const without = await sampleReport({}, left);
    expect(without.changes.length).toBe(4);
    for (const { against, of, whole, members } of without.changes) {
      const then = overviewIn(
        ({ month, department }) =>
          department === gone && month === (against === 'before' ? '2026-04' : '2025-05'),
      );
      const amount = of === 'cost' ? then.cost_fen : then.balance_fen;
      const row = members.rows.find(({ key }) => key === gone);
      expect(row).toMatchObject({ name: { zh: gone }, before: amount, now: 0, change: -amount });
      expect(members.rows.map(({ key }) => key)).not.toContain(null);
      expect(members.rows.reduce((sum, { change }) => sum + change, 0)).toBe(whole.change);
    }
    const tabled = without.tables.flatMap(({ units }) => units.map(({ key }) => key));
    expect(tabled).not.toContain(gone);
    const explained = without.redLamps.flatMap(({ explanation }) => explanation?.contributions ?? []);
    expect(explained.filter(({ of, key }) => of === 'member' && key === null)).toEqual([]);
  });

  it('names the doctors who are gone among the causes of a department’s change', async () => {
    const left = sampleCases.map(({ facts, ...of }) => ({
      ...of,
      facts: facts.filter(({ month, doctor }) => month !== '2026-05' || doctor !== 'UNPAID'),
    }));
    const cut = await sampleReport({ department: 'A04.03' }, left);
    const [cost] = cut.changes;
    expect(cost?.members.view).toBe('doctor');
    expect(cost?.members.rows.find(({ key }) => key === 'UNPAID')).toMatchObject({ now: 0 });
  });

  it('has findings by rule, also of a rule that is not installed any more', () => {
    expect(report.rules.map(({ rule, findings, identifiedFen }) => [rule, findings, identifiedFen])).toEqual(
      Object.entries(may.findings.by_rule)
        .map(([rule, findings]) => [rule, findings, may.findings.amount_fen_by_rule[rule] ?? 0])
        .toSorted(([, , a], [, , b]) => (b as number) - (a as number)),
    );
    expect(report.rules.find(({ rule }) => rule === 'DS-GONE')?.name.zh).toBe('DS-GONE');
  });

  it('says of a red lamp what its change came from and what to ask', () => {
    const [red] = report.redLamps;
    expect(red?.indicator).toBe('drug-share');
    expect(report.overall.figures.get('drug-share')?.colour).toBe('red');
    const { change = 0, contributions = [] } = red?.explanation ?? {};
    expect(contributions.length).toBeGreaterThan(0);
    for (const { effect } of contributions) expect(Math.sign(effect)).toBe(Math.sign(change));
    expect(red?.questions.length).toBeGreaterThan(0);
  });

  it('takes at most ten lines', async () => {
    for (const one of [report, await sampleReport({ scope: { kind: 'region', region: '371300' } })])
      expect(one.remarks.length).toBeLessThanOrEqual(10);
  });

  it('draws twelve months that end with the period', async () => {
    const year = await sampleReport({ period: '2026-Q1' });
    const months = year.trends[0]?.months ?? [];
    expect([months.length, months[0]?.month, months.at(-1)?.month]).toEqual([12, '2025-04', '2026-03']);
    expect(months.map(({ value }) => value)).toEqual(
      months.map(({ month }) => overviewIn((facts) => facts.month === month).cases),
    );
  });

  it('of a department holds that department alone', async () => {
    const cut = await sampleReport({ department: 'A04.03' });
    const own = overviewIn((facts) => facts.month === '2026-05' && facts.department === 'A04.03');
    expect(cut.overall.figures.get('cases')?.value).toBe(own.cases);
    expect(
      cut.tables.find(({ view }) => view === 'doctor')?.units.every(({ key }) => /^(D1|UNPAID)/.test(key)),
    ).toBe(true);
  });

  it('shows the worst and the best doctors on paper, and none whose balance nobody knows', () => {
    const doctors = report.tables.find(({ view }) => view === 'doctor');
    const { first, last, until } = doctors?.shown ?? { first: 0, last: 0, until: 0 };
    const units = doctors?.units ?? [];
    const balances = units.map(({ figures }) => figures.get('balance')?.value ?? null);
    expect([first, last]).toEqual([15, 15]);
    expect(balances.slice(until).length).toBeGreaterThan(0);
    expect(balances.slice(until).every((fen) => fen === null)).toBe(true);
    const known = balances.slice(0, until) as number[];
    expect(known).toEqual(known.toSorted((a, b) => a - b));
  });

  it('counts what could not be grouped or priced', () => {
    const { stays, ungrouped, unpriced, verdicts } = report.quality;
    expect([stays, ungrouped]).toEqual([may.cases, may.cases - may.grouped]);
    expect(unpriced).toEqual({ cases: may.unpriced.cases, costFen: may.unpriced.cost_fen });
    expect(verdicts).toEqual({
      pass: may.verdicts.pass,
      fail: may.verdicts.fail,
      noData: may.verdicts.no_data,
    });
  });
});
