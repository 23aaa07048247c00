import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partBars, rowBars } from '../../../web/src/pages/cockpit/change-bars.ts';
import { spansOf, waterfallOption } from '../../../web/src/pages/cockpit/waterfall-option.ts';
import { holds } from '../../support/holds.ts';

const words = { volume: 'volume', mix: 'mix', price: 'price', change: 'change', others: 'others' };
const draw = { language: 'en', t: (key: string) => key } as const;

describe('the bars of a waterfall', () => {
  it('hover between the level before them and the one after', () => {
    const spans = spansOf([
      { name: 'billed', value: 100, isLevel: true },
      { name: 'less', value: -30, isLevel: false },
      { name: 'more', value: 50, isLevel: false },
      { name: 'paid', value: 120, isLevel: true },
    ]);
    expect(spans.map(({ from, to, gap, above, below }) => [from, to, gap, above, below])).toEqual([
      [0, 100, 0, 100, 0],
      [100, 70, 70, 30, 0],
      [70, 120, 70, 50, 0],
      [0, 120, 0, 120, 0],
    ]);
  });

  it('may cross nought, and hang below it', () => {
    const [, crossing, hanging] = spansOf([
      { name: 'a', value: 20, isLevel: false },
      { name: 'b', value: -50, isLevel: false },
      { name: 'c', value: -10, isLevel: false },
    ]);
    expect(crossing).toEqual({ from: 20, to: -30, gap: 0, above: 20, below: -30 });
    expect(hanging).toEqual({ from: -30, to: -40, gap: -30, above: 0, below: -10 });
  });

  it('are as high as what they say, wherever they hang', () => {
    const bar = fc.record({
      name: fc.constant('x'),
      value: fc.integer({ min: -1000, max: 1000 }),
      isLevel: fc.boolean(),
    });
    holds(
      fc.property(fc.array(bar), (bars) => {
        for (const [at, { from, to, gap, above, below }] of spansOf(bars).entries()) {
          expect(above - below).toBe(Math.abs(bars[at]?.value ?? 0));
          expect(Math.abs(to - from)).toBe(above - below);
          expect(gap === 0 || above === 0 || below === 0).toBe(true);
          expect(Math.max(from, to)).toBe(gap >= 0 ? gap + above : gap || 0);
        }
      }),
    );
  });

  it('are told apart by the series that they are in, not by their colour alone', () => {
    const option = waterfallOption(
      [
        { name: 'a', value: 10, isLevel: true },
        { name: 'b', value: -4, isLevel: false },
        { name: 'c', value: 1, isLevel: false },
      ],
      String,
      draw,
    );
    const series = option['series'] as { name?: string; data: (number | null)[] }[];
    const dataOf = (name: string) => series.find((one) => one.name === `cockpit:waterfall.${name}`)?.data;
    expect(dataOf('level')).toEqual([10, null, null]);
    expect(dataOf('less')).toEqual([null, 4, null]);
    expect(dataOf('more')).toEqual([null, null, 1]);
    expect(series[0]?.data).toEqual([0, 6, 6]);
  });
});

describe('a change as bars', () => {
  const row = (key: string, change: number) => ({
    key,
    name: null,
    before: { above: 0, below: 0 },
    now: { above: 0, below: 0 },
    change,
    parts: { volume: 0, mix: 0, price: change },
  });

  it('has the rows with most of it, the others together, and adds up', () => {
    const rows = Array.from({ length: 11 }, (_, at) => row(`G${at}`, 100 - at));
    const bars = rowBars(rows, 10, ({ key }) => key ?? '', words);
    expect(bars).toHaveLength(10);
    expect(bars.at(-2)).toEqual({ name: 'others', value: (92 + 91 + 90) / 10, isLevel: false });
    expect(bars.at(-1)).toMatchObject({ name: 'change', isLevel: true });
    const sum = bars.slice(0, -1).reduce((all, { value }) => all + value, 0);
    expect(sum).toBeCloseTo(bars.at(-1)?.value ?? 0, 9);
  });

  it('leaves out the parts that there are none of', () => {
    const parts = { volume: 0, mix: -30, price: 50 };
    expect(partBars({ parts, change: 20 }, 1, words).map(({ name, value }) => [name, value])).toEqual([
      ['mix', -30],
      ['price', 50],
      ['change', 20],
    ]);
  });
});
