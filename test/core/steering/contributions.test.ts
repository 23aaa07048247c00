import { describe, expect, it } from 'vitest';
import type { Tally } from '../../../core/indicators/tally.ts';
import type { UnitFigures } from '../../../core/indicators/unit-figures.ts';
import { sayContributions } from '../../../core/steering/contribution-words.ts';
import { explainChange } from '../../../core/steering/contributions.ts';
import { decomposeIndicator } from '../../../core/steering/decompose-indicator.ts';
import { indicatorWith } from '../../support/management-indicators.ts';
import { unitWith } from '../../support/unit-figures.ts';
import { benchmarkOf } from '../../support/views.ts';

const averageCost = indicatorWith({
  id: 'average-cost',
  unit: 'fen',
  formula: { kind: 'ratio', above: { costFen: 1 }, below: { costed: 1 }, cases: 'costed' },
});
const cost = (costed: number, yuan: number, more: Tally = {}): Tally => ({
  cases: costed,
  costed,
  costFen: yuan * 100,
  ...more,
});
const unitAt = (now: UnitFigures, before: UnitFigures | null, yearBefore: UnitFigures | null = null) => ({
  key: 'D',
  now,
  before,
  yearBefore,
});
const noArea = benchmarkOf();

describe('explainChange', () => {
  const before = unitWith({
    'chs/A': cost(50, 50_000, { 'part/drug': 1_000_000 }),
    'chs/B': cost(50, 100_000, { 'part/drug': 2_000_000 }),
  });
  const now = unitWith({
    'chs/A': cost(20, 20_000, { 'part/drug': 400_000 }),
    'chs/B': cost(80, 176_000, { 'part/drug': 4_000_000 }),
  });

  it('names the groups that most of the change came from, and in which way', () => {
    const explanation = explainChange(averageCost, [averageCost], unitAt(now, before), noArea);
    expect(explanation).toMatchObject({
      of: 'average-cost',
      against: 'period-before',
      before: 150_000,
      now: 196_000,
      change: 46_000,
    });
    expect(explanation?.contributions.filter(({ of }) => of === 'group')).toEqual([
      expect.objectContaining({ key: 'chs/B', effect: 24_100, by: 'price', share: expect.closeTo(0.524, 3) }),
      expect.objectContaining({
        key: 'chs/A',
        effect: 21_900,
        by: 'mix',
        before: { value: 100_000, below: 50, weight: 0.5 },
        now: { value: 100_000, below: 20, weight: 0.2 },
      }),
    ]);
  });

  it('names the parts of the bill of an average cost', () => {
    const { contributions = [] } =
      explainChange(averageCost, [averageCost], unitAt(now, before), noArea) ?? {};
    expect(contributions.filter(({ of }) => of === 'part').map(({ key, effect }) => [key, effect])).toEqual([
      ['rest', 32_000],
      ['drug', 14_000],
    ]);
  });

  it('says it in both languages', () => {
    const explanation = explainChange(averageCost, [averageCost], unitAt(now, before), noArea);
    expect(explanation && sayContributions(explanation, 'doctor')).toEqual([
      {
        zh: '病组B：由2000.00元变为2200.00元，影响+241.00元，占全部变化的52.4%',
        en: 'group B: 2200.00 yuan after 2000.00 yuan, +241.00 yuan, 52.4 % of the whole change',
      },
      {
        zh: '病组A：占比由50.0%变为20.0%，影响+219.00元，占全部变化的47.6%',
        en: 'group A: 20.0 % of all after 50.0 %, +219.00 yuan, 47.6 % of the whole change',
      },
      {
        zh: '例均其他费用：由1200.00元变为1520.00元，影响+320.00元，占全部变化的69.6%',
        en: 'all else a case: 1520.00 yuan after 1200.00 yuan, +320.00 yuan, 69.6 % of the whole change',
      },
      {
        zh: '例均药品费：由300.00元变为440.00元，影响+140.00元，占全部变化的30.4%',
        en: 'drugs a case: 440.00 yuan after 300.00 yuan, +140.00 yuan, 30.4 % of the whole change',
      },
    ]);
  });

  it('names who it speaks of where names are known, once where the name is the code', () => {
    const explanation = explainChange(averageCost, [averageCost], unitAt(now, before), noArea);
    const names = [{ zh: '肺炎', en: 'pneumonia' }, { zh: 'A', en: 'A' }, null, null];
    expect(explanation && sayContributions(explanation, 'doctor', names).map(({ zh }) => zh)).toEqual([
      expect.stringMatching(/^病组B 肺炎：/),
      expect.stringMatching(/^病组A：/),
      expect.stringMatching(/^例均其他费用：/),
      expect.stringMatching(/^例均药品费：/),
    ]);
  });

  it('says the amount alone of what is more than the whole change', () => {
    const then = unitWith({ 'chs/A': cost(10, 10_000), 'chs/B': cost(10, 10_000) });
    const since = unitWith({ 'chs/A': cost(10, 15_000), 'chs/B': cost(10, 6_000) });
    const explanation = explainChange(averageCost, [averageCost], unitAt(since, then), noArea);
    expect(explanation?.contributions[0]).toMatchObject({ key: 'chs/A', share: 5 });
    expect(explanation && sayContributions(explanation, 'doctor')[0]).toEqual({
      zh: '病组A：由1000.00元变为1500.00元，影响+250.00元',
      en: 'group A: 1500.00 yuan after 1000.00 yuan, +250.00 yuan',
    });
  });

  it('explains a growth by what grew, against the year before', () => {
    const growth = indicatorWith({ id: 'growth', formula: { kind: 'growth', of: 'average-cost' } });
    const explanation = explainChange(growth, [growth, averageCost], unitAt(now, null, before), noArea);
    expect(explanation).toMatchObject({
      indicator: 'growth',
      of: 'average-cost',
      against: 'year-before',
      change: 46_000,
    });
  });

  it('tells doctors apart where they are given', () => {
    const mortality = indicatorWith({});
    const month = (deaths: number): Tally => ({ cases: 40, deaths });
    const members = [
      {
        key: 'd1',
        now: unitWith({ 'chs/A': { cases: 20, deaths: 4 } }),
        before: unitWith({ 'chs/A': { cases: 20, deaths: 1 } }),
        yearBefore: null,
      },
      {
        key: 'd2',
        now: unitWith({ 'chs/A': { cases: 20, deaths: 1 } }),
        before: unitWith({ 'chs/A': { cases: 20, deaths: 1 } }),
        yearBefore: null,
      },
    ];
    const unit = unitAt(unitWith({ 'chs/A': month(5) }), unitWith({ 'chs/A': month(2) }));
    const explanation = explainChange(mortality, [mortality], unit, noArea, members);
    expect(explanation && sayContributions(explanation, 'doctor').map(({ en }) => en)).toEqual([
      'group A: 12.5 % after 5.0 %, +7.50 percentage points, 100.0 % of the whole change',
      'doctor d1: 20.0 % after 5.0 %, +7.50 percentage points, 100.0 % of the whole change',
    ]);
  });

  it('has all known cases of each group, where enough is known of all of them and not of one group', () => {
    const least = { above: { costed: 1 }, below: { cases: 1 }, least: 0.8 };
    const asked = { ...averageCost, formula: { ...averageCost.formula, known: [least] } } as const;
    const unit = (silent: number, yuan: number) =>
      unitWith({ 'chs/A': cost(90, 50_000), 'chs/B': { ...cost(10, yuan), cases: 10 + silent } });
    const explain = (silent: number) =>
      explainChange(
        asked as typeof averageCost,
        [averageCost],
        unitAt(unit(silent, 180_000), unit(silent, 90_000)),
        noArea,
      );
    expect(explain(20)).toMatchObject({
      before: 140_000,
      now: 230_000,
      contributions: [{ of: 'group', key: 'chs/B', share: 1, now: { below: 10 } }, { of: 'part' }],
    });
    expect(explain(30)).toBeNull();
  });

  it('has no answer for what was not there before, or is no sum over the cases', () => {
    expect(explainChange(averageCost, [averageCost], unitAt(now, null), noArea)).toBeNull();
    const given = indicatorWith({ id: 'satisfaction', formula: { kind: 'given' } });
    expect(explainChange(given, [given], unitAt(now, before), noArea)).toBeNull();
  });
});

describe('decomposeIndicator', () => {
  it('takes a cost index apart by what each group used beside its mean in the area', () => {
    const index = indicatorWith({
      id: 'cost-index',
      unit: 'index',
      formula: { kind: 'consumption', of: 'cost' },
    });
    const area = benchmarkOf({
      'chs/A': { grouped: 10, ...cost(10, 10_000) },
      'chs/B': { grouped: 10, ...cost(10, 20_000) },
    });
    const grouped = (costed: number, yuan: number) => ({ grouped: costed, ...cost(costed, yuan) });
    const before = unitWith({ 'chs/A': grouped(10, 10_000), 'chs/B': grouped(10, 20_000) });
    const now = unitWith({ 'chs/A': grouped(10, 12_000), 'chs/B': grouped(10, 20_000) });
    const found = decomposeIndicator(index, { now, before }, area);
    expect(found?.split).toMatchObject({
      before: 1_000_000,
      now: 1_100_000,
      parts: { volume: 0, mix: 0, price: 100_000 },
    });
    expect(found?.split.byGroup.map(({ key, change }) => [key, change])).toEqual([
      ['chs/A', 100_000],
      ['chs/B', 0],
    ]);
  });

  it('takes a sum apart into volume, mix and price', () => {
    const money = indicatorWith({
      id: 'violation-money',
      unit: 'fen',
      formula: { kind: 'sum', of: { identifiedFen: 1 } },
    });
    const month = (cases: number, identifiedFen: number) => unitWith({ 'chs/A': { cases, identifiedFen } });
    const found = decomposeIndicator(money, { now: month(20, 3_000), before: month(10, 1_000) }, noArea);
    expect(found?.split).toMatchObject({ change: 2_000, parts: { volume: 1_250, mix: 0, price: 750 } });
  });
});
