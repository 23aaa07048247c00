import { describe, expect, it } from 'vitest';
import type { IndicatorValue } from '../../../core/indicators/view-figures.ts';
import { quadrantOf } from '../../../core/steering/quadrant-of.ts';
import { loadSteeringPlan } from '../../../platform/knowledge/load-steering-plan.ts';

const { quadrants } = loadSteeringPlan();
const chart = (id: string) => {
  const found = quadrants.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
const valuesOf = (values: Readonly<Record<string, number | null>>): ReadonlyMap<string, IndicatorValue> =>
  new Map(
    Object.entries(values).map(([indicator, value]) => [
      indicator,
      { indicator, value, above: null, below: null, cases: 40 },
    ]),
  );
const unit = (key: string, values: Readonly<Record<string, number | null>>) => ({
  key,
  values: valuesOf(values),
});

describe('quadrantOf', () => {
  it('divides the two indices at 1, and says in words what each quarter is', () => {
    const found = quadrantOf(
      chart('cost-time'),
      [
        unit('a', { 'cost-index': 1.2, 'time-index': 0.9 }),
        unit('b', { 'cost-index': 0.8, 'time-index': 1 }),
      ],
      new Map(),
    );
    expect(found?.lines).toEqual({ x: 1, y: 1 });
    expect(found?.points).toEqual([
      {
        key: 'a',
        x: 1.2,
        y: 0.9,
        cases: 40,
        quadrant: 'high-low',
        name: { zh: '费用高、时间短', en: 'dear and quick' },
      },
      {
        key: 'b',
        x: 0.8,
        y: 1,
        cases: 40,
        quadrant: 'low-high',
        name: { zh: '费用低、时间长', en: 'cheap and slow' },
      },
    ]);
  });

  it('divides volume at the mean of the units and margin at nought, and leaves out who has no margin', () => {
    const found = quadrantOf(
      chart('volume-margin'),
      [
        unit('a', { cases: 100, 'balance-rate': -0.1 }),
        unit('b', { cases: 20, 'balance-rate': 0.1 }),
        unit('c', { cases: 900, 'balance-rate': null }),
      ],
      new Map(),
    );
    expect(found?.lines).toEqual({ x: 60, y: 0 });
    expect(found?.points.map(({ key, quadrant }) => [key, quadrant])).toEqual([
      ['a', 'high-low'],
      ['b', 'low-high'],
    ]);
  });

  it('divides case mix and length of stay where all cases together stand', () => {
    const units = [unit('a', { cmi: 1.4, 'length-of-stay': 6 })];
    expect(quadrantOf(chart('cmi-stay'), units, valuesOf({ cmi: 1.1, 'length-of-stay': 7.5 }))).toMatchObject(
      {
        lines: { x: 1.1, y: 7.5 },
        points: [{ quadrant: 'high-low' }],
      },
    );
    expect(quadrantOf(chart('cmi-stay'), units, new Map())).toBeNull();
  });
});
