import { describe, expect, it } from 'vitest';
import { type Deviation, simulateRegion } from '../../../bench/simulate-region.ts';
import { unitKinds } from '../../../core/statistics/indicator.ts';
import { judgeUnits } from '../../../core/statistics/judge-units.ts';
import type { StatisticalFinding } from '../../../core/statistics/statistical-finding.ts';
import type { StayRow } from '../../../core/statistics/unit-stays.ts';
import { createRandom, shuffle } from '../../../generator/random.ts';
import { loadIndicators } from '../../../platform/knowledge/load-indicators.ts';

const indicators = loadIndicators();
const judge = (rows: readonly StayRow[]) => judgeUnits('371300', rows, indicators, unitKinds);

const nobody = simulateRegion({ seed: 'nobody', deviant: 0, betweenDoctors: 0.03 });
const some = simulateRegion({ seed: 'some/4', deviant: 0.3, betweenDoctors: 0.03 });
const judgedNobody = judge(nobody.rows);
const judgedSome = judge(some.rows);

function of(findings: readonly StatisticalFinding[], indicator: string, kind: string) {
  return findings.filter((one) => one.indicator === indicator && one.unit_kind === kind);
}

function planted(deviation: Deviation): readonly string[] {
  return [...some.planted].filter(([, one]) => one === deviation).map(([unit]) => unit);
}

function flagged(indicator: string, kind: string): readonly string[] {
  return of(judgedSome.findings, indicator, kind)
    .filter((finding) => finding.flagged)
    .map(({ hospital, doctor, department }) => `${hospital}/${doctor ?? department}`);
}

describe('units beside their peers', () => {
  it('have p-values below 0.05 in about one of twenty where nobody deviates', () => {
    for (const indicator of ['DS-COST-LEVEL', 'DS-LENGTH-LEVEL', 'ZB10000205001000']) {
      const all = of(judgedNobody.findings, indicator, 'doctor');
      const share = all.filter(({ p }) => p < 0.05).length / all.length;
      expect(all.length).toBe(288);
      expect(share).toBeGreaterThan(0.015);
      expect(share).toBeLessThan(0.085);
    }
  });

  it('are flagged where a doctor is dear', () => {
    expect(planted('dear-doctor').length).toBeGreaterThan(0);
    expect(flagged('DS-COST-LEVEL', 'doctor')).toEqual(expect.arrayContaining([...planted('dear-doctor')]));
  });

  it('are not flagged for treating dear groups, nor judged by a dozen stays', () => {
    const nearMisses = [...planted('doctor-of-severe'), ...planted('dear-doctor-of-few')];
    expect(nearMisses.length).toBeGreaterThan(1);
    expect(flagged('DS-COST-LEVEL', 'doctor').filter((unit) => nearMisses.includes(unit))).toEqual([]);
    const summary = judgedSome.summaries.find(
      (one) => one.indicator === 'DS-COST-LEVEL' && one.unit_kind === 'doctor',
    );
    expect(summary?.not_judged).toEqual({ 'few-stays': planted('dear-doctor-of-few').length });
  });

  it('tell what was seen, beside whom and how surely', () => {
    const [dear] = planted('dear-doctor');
    const finding = of(judgedSome.findings, 'DS-COST-LEVEL', 'doctor').find(
      ({ hospital, doctor }) => `${hospital}/${doctor}` === dear,
    );
    expect(finding).toMatchObject({ region: '371300', from: '2026-01', to: '2026-12', since: null });
    expect(finding?.ratio).toBeGreaterThan(1.15);
    expect(finding?.ratio_low).toBeLessThan(finding?.ratio ?? 0);
    expect(finding?.ratio_high).toBeGreaterThan(1.3);
    expect(finding?.percentile).toBeGreaterThan(95);
    expect(finding?.q).toBeGreaterThanOrEqual(finding?.p ?? 1);
    expect(finding?.text.zh).toContain('O/E');
    expect(finding?.text.en).not.toMatch(/\{\w+\}|NaN|undefined/);
  });

  it('flag a department whose costs rose in July, with the month', () => {
    const found = of(judgedSome.findings, 'DS-COST-BREAK', 'department').filter((one) => one.flagged);
    expect(found.map(({ hospital, department }) => `${hospital}/${department}`).toSorted()).toEqual(
      [...planted('cost-break-department')].toSorted(),
    );
    expect(found.length).toBeGreaterThan(0);
    for (const { since } of found) expect(['2026-06', '2026-07', '2026-08']).toContain(since);
  });

  it('flag a department that turns severe cases away', () => {
    const away = planted('severe-fall-department');
    expect(away.length).toBeGreaterThan(0);
    expect(flagged('DS-SEVERE-SHARE-FALL', 'department').some((unit) => away.includes(unit))).toBe(true);
  });

  it('say nothing of a region without stays', () => {
    expect(judge([])).toEqual({ findings: [], summaries: [] });
  });

  it('say nothing of antibacterials where nobody tells what a unit holds', () => {
    const silent = nobody.rows.map(({ tally, ...row }) => ({
      ...row,
      tally: Object.fromEntries(Object.entries(tally).filter(([name]) => !name.startsWith('antibacterial/'))),
    }));
    const summary = judge(silent).summaries.find(
      (one) => one.indicator === 'DS-ANTIBACTERIAL-INTENSITY' && one.unit_kind === 'hospital',
    );
    expect(summary).toMatchObject({ judged: 0, not_judged: { unknown: 12 } });
  });

  it('come out the same whatever the order of rows', () => {
    const again = judge(shuffle(createRandom('order'), some.rows));
    expect(again.summaries.map(({ flagged: count }) => count)).toEqual(
      judgedSome.summaries.map(({ flagged: count }) => count),
    );
    const byUnit = new Map(again.findings.map((one) => [keyOf(one), one]));
    for (const finding of judgedSome.findings) {
      expect(byUnit.get(keyOf(finding))?.ratio).toBeCloseTo(finding.ratio, 6);
    }
  });
});

function keyOf({ indicator, unit_kind, hospital, department, doctor }: StatisticalFinding): string {
  return [indicator, unit_kind, hospital, department, doctor].join();
}
