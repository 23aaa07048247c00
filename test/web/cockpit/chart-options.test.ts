import { describe, expect, it } from 'vitest';
import { outlookOption } from '../../../web/src/pages/cockpit/outlook-option.ts';
import { paretoOption } from '../../../web/src/pages/cockpit/pareto-option.ts';
import { type PlanePoint, planeOption, sizeOf } from '../../../web/src/pages/cockpit/plane-option.ts';
import { trendOption } from '../../../web/src/pages/cockpit/trend-option.ts';
import { flaggedShare, violationTrendOption } from '../../../web/src/pages/cockpit/violation-trend-option.ts';

const draw = { language: 'en', t: (key: string) => key } as const;

interface Series {
  readonly name?: string;
  readonly type: string;
  readonly symbol?: string;
  readonly data: readonly unknown[];
  readonly markLine?: { readonly data: readonly { readonly yAxis?: number; readonly xAxis?: number }[] };
}
interface Drawn {
  readonly series: readonly Series[];
  readonly xAxis: { readonly data: readonly string[] };
  readonly yAxis: { readonly min: number; readonly max: number };
  readonly tooltip: { readonly renderMode: string; readonly formatter: (params: unknown) => string };
}
const drawn = (option: object) => option as Drawn;

describe('the trend of a lamp', () => {
  const months = [
    { month: '2026-01', value: 10 },
    { month: '2026-02', value: null },
    { month: '2026-03', value: 14 },
  ];
  const data = { months, unit: 'days', name: 'Stay', limit: { yellow: 12, red: 15 } };

  it('has its months with their gaps, and a line where yellow and red begin', () => {
    const { series, xAxis } = drawn(trendOption(data, draw));
    expect(xAxis.data).toEqual(['2026-01', '2026-02', '2026-03']);
    expect(series[0]?.data).toEqual([10, null, 14]);
    expect(series[0]?.markLine?.data.map(({ yAxis }) => yAxis)).toEqual([12, 15]);
  });

  it('leaves room for lines that are near, and is not pressed flat by those far off', () => {
    expect(drawn(trendOption(data, draw)).yAxis.max).toBeGreaterThan(15);
    const far = { ...data, limit: { yellow: 1_000, red: 2_000 } };
    expect(drawn(trendOption(far, draw)).yAxis.max).toBeLessThan(20);
  });

  it('begins at nought, unless it would be flat: then that is said', () => {
    const yAxisOf = (values: readonly number[]) => {
      const of = values.map((value, at) => ({ month: `2026-0${at + 1}`, value }));
      const { yAxis } = drawn(trendOption({ ...data, limit: null, months: of }, draw));
      return yAxis as typeof yAxis & { readonly name?: string };
    };
    expect(yAxisOf([10, 40, 25])).toMatchObject({ min: 0 });
    expect(yAxisOf([10, 40, 25])).not.toHaveProperty('name');
    expect(yAxisOf([95, 98]).min).toBeGreaterThan(90);
    expect(yAxisOf([95, 98]).name).toBe('common:chart.cut-axis');
    expect(yAxisOf([-20, 10]).min).toBeLessThan(-20);
    expect(yAxisOf([0, 0]).min).toBe(0);
  });

  it('can be drawn without a limit, and of one value', () => {
    const { series, yAxis } = drawn(
      trendOption({ ...data, limit: null, months: [{ month: '2026-01', value: 0 }] }, draw),
    );
    expect(series[0]?.markLine?.data).toEqual([]);
    expect(yAxis.max).toBeGreaterThan(yAxis.min);
  });
});

describe('a plane of units', () => {
  const point = (key: string, parts: Partial<PlanePoint> = {}): PlanePoint => ({
    key,
    name: key,
    x: 1,
    y: 8,
    cases: 10,
    colour: 'none',
    label: 'severe, short',
    ...parts,
  });
  const axis = { name: 'x', line: 1, lineName: 'divided at', textOf: String };

  it('has a series, and so a shape, for each lamp; every unit is in one', () => {
    const points = [
      point('A', { colour: 'red' }),
      point('B', { colour: 'green' }),
      point('C', { colour: 'green' }),
    ];
    const { series } = drawn(planeOption(points, { x: axis, y: axis }, draw));
    expect(series.map(({ symbol, data }) => [symbol, data.length])).toEqual([
      ['diamond', 1],
      ['triangle', 0],
      ['circle', 2],
      ['emptyCircle', 0],
    ]);
    expect(series[0]?.markLine?.data).toMatchObject([{ xAxis: 1 }, { yAxis: 1 }]);
  });

  it('draws units as large as their cases, but none too small to be hit', () => {
    expect(sizeOf(400, 400) / sizeOf(100, 400)).toBe(2);
    expect(sizeOf(1, 100_000)).toBe(8);
  });

  it('names the largest, and tells of each what it is', () => {
    const points = Array.from({ length: 30 }, (_, at) => point(`U${at}`, { cases: at + 1 }));
    const { series, tooltip } = drawn(planeOption(points, { x: axis, y: axis }, draw));
    const data = (series[3]?.data ?? []) as { label: { show: boolean }; point: PlanePoint }[];
    expect(data.filter(({ label }) => label.show).every(({ point: { cases } }) => cases > 16)).toBe(true);
    expect(tooltip.formatter({ data: data[4] })).toContain('U4');
    // A tooltip of HTML would need what the content security policy refuses.
    expect(tooltip.renderMode).toBe('richText');
    expect(tooltip.formatter({})).toBe('');
  });
});

describe('the Pareto of rules', () => {
  it('has bars of money and the cumulative share, without rules that found no money', () => {
    const rows = [
      { name: 'a', amountFen: 900, upTo: 0.9 },
      { name: 'b', amountFen: 100, upTo: 1 },
      { name: 'c', amountFen: 0, upTo: 1 },
    ];
    const { series, xAxis, tooltip } = drawn(paretoOption(rows, draw));
    expect(xAxis.data).toEqual(['a', 'b']);
    expect(series.map(({ data }) => data)).toEqual([
      [900, 100],
      [0.9, 1],
    ]);
    expect(tooltip.formatter([{ dataIndex: 0 }])).toContain('90.0%');
    expect(tooltip.formatter([])).toContain('a');
  });

  it('is empty of nothing', () => {
    const { series, tooltip } = drawn(paretoOption([], draw));
    expect(series[0]?.data).toEqual([]);
    expect(tooltip.formatter([{ dataIndex: 0 }])).toBe('');
  });
});

describe('the trend of violations', () => {
  const month = (name: string, findings: number, looked_at: number) => ({
    month: name,
    looked_at,
    flagged: Math.min(findings, looked_at),
    findings,
    amount_fen: findings * 100,
    by_severity: [
      { severity: 'violation' as const, findings, amount_fen: findings * 100 },
      { severity: 'reminder' as const, findings: 0, amount_fen: 0 },
    ],
  });
  const months = [month('2026-01', 2, 10), month('2026-02', 0, 0)];

  it('stacks findings, or their money, by severity beside the share of cases', () => {
    const byFindings = drawn(violationTrendOption(months, 'findings', draw)).series;
    expect(byFindings.map(({ data }) => data)).toEqual([
      [2, 0],
      [0, 0],
      [0.2, null],
    ]);
    expect(drawn(violationTrendOption(months, 'money', draw)).series[0]?.data).toEqual([200, 0]);
  });

  it('has no rate where there was no case', () => {
    expect(flaggedShare({ flagged: 0, looked_at: 0 })).toBeNull();
  });
});

describe('the outlook', () => {
  const known = [
    { month: '2026-08', value: 10 },
    { month: '2026-09', value: 12 },
  ];
  const expected = [{ month: '2026-10', point: 13, low: 11, high: 16 }];
  const { series, xAxis, tooltip } = drawn(outlookOption({ known, expected, interval: '80%' }, String, draw));

  it('goes on where what is known ends, with its interval about it', () => {
    expect(xAxis.data).toEqual(['2026-08', '2026-09', '2026-10']);
    expect(series.map(({ data }) => data)).toEqual([
      [null, null, 11],
      [null, null, 5],
      [10, 12],
      [null, 12, 13],
    ]);
  });

  it('tells of each month what is known or expected', () => {
    expect(tooltip.formatter([{ dataIndex: 1 }])).toContain('12');
    expect(tooltip.formatter([{ dataIndex: 2 }])).toContain('11 – 16');
  });
});
