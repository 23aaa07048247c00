import { describe, expect, it } from 'vitest';
import { monthsUntil } from '../../../core/indicators/period.ts';
import type { Tally } from '../../../core/indicators/tally.ts';
import { lampsOf } from '../../../core/steering/lamps-of.ts';
import { portraitOf } from '../../../core/steering/portrait-of.ts';
import { rulePortraitOf } from '../../../core/steering/rule-portrait-of.ts';
import { indicatorWith, threshold } from '../../support/management-indicators.ts';
import { departmentOf, drawing, normalDrawing, stayWith } from '../../support/random-stays.ts';
import { unitWith } from '../../support/unit-figures.ts';
import { historyOf, viewOf } from '../../support/views.ts';

const averageCost = indicatorWith({
  id: 'average-cost',
  unit: 'fen',
  formula: { kind: 'ratio', above: { costFen: 1 }, below: { costed: 1 }, cases: 'costed' },
  thresholds: [threshold('fixed', 1_000, 2_000)],
  minCases: 10,
});
const cases = indicatorWith({
  id: 'cases',
  unit: 'count',
  formula: { kind: 'sum', of: { cases: 1 } },
  better: 'neither',
});
const plan = {
  source: 'test',
  columns: ['cases', 'average-cost'],
  topGroups: 2,
  conversation: { indicator: 'average-cost', times: 1.2, source: 'test', advice: { zh: '谈', en: 'talk' } },
};
const month = (of: number, costFen: number): Tally => ({ cases: of, costed: of, costFen });
const indicators = [cases, averageCost];

describe('portraitOf', () => {
  const units = {
    d1: {
      now: unitWith({ 'chs/A': month(20, 20_000), 'chs/B': month(10, 25_000) }),
      before: unitWith({ 'chs/A': month(30, 30_000) }),
      yearBefore: unitWith({ 'chs/A': month(10, 20_000) }),
    },
    d2: { now: unitWith({ 'chs/A': month(20, 20_000) }) },
    d3: { now: unitWith({ 'chs/A': month(20, 40_000) }) },
    few: { now: unitWith({ 'chs/A': month(2, 90_000) }) },
  };
  const view = viewOf(units);
  const history = historyOf(
    Object.fromEntries(
      monthsUntil('2026-04', 2).map((one) => [one, { d1: unitWith({ 'chs/A': month(10, 11_000) }) }]),
    ),
  );
  const lamps = lampsOf({ view, history, indicators });
  const portrait = portraitOf({ view, key: 'd1', history, indicators, plan, lamps });

  it('has the columns of the plan in their order, beside those peers that have enough cases, and beside its own past', () => {
    expect(portrait?.columns.map(({ indicator }) => indicator)).toEqual(['cases', 'average-cost']);
    expect(portrait?.columns[1]).toMatchObject({
      value: 1_500,
      place: { median: 1_500, percentile: 50, rank: 2, of: 3 },
      before: 1_000,
      sinceBefore: 0.5,
      yearBefore: 2_000,
      sinceYearBefore: -0.25,
      lamp: { colour: 'yellow' },
      months: [
        { month: '2026-03', value: 1_100 },
        { month: '2026-04', value: 1_100 },
      ],
    });
  });

  it('gives a unit with few cases no place', () => {
    const few = portraitOf({ view, key: 'few', history, indicators, plan });
    expect(few?.columns[1]).toMatchObject({ value: 45_000, place: null, lamp: null });
  });

  it('names the groups with the most cases', () => {
    expect(portrait?.groups).toEqual([
      {
        group: 'chs/A',
        cases: 20,
        share: 20 / 30,
        costFen: 20_000,
        averageCostFen: 1_000,
        balanceFen: 0,
        casesBefore: 30,
      },
      {
        group: 'chs/B',
        cases: 10,
        share: 10 / 30,
        costFen: 25_000,
        averageCostFen: 2_500,
        balanceFen: 0,
        casesBefore: 0,
      },
    ]);
  });

  it('is none of a unit that the view does not have', () => {
    expect(portraitOf({ view, key: 'nobody', history, indicators, plan })).toBeNull();
  });
});

describe('the conversation with a doctor', () => {
  const normal = normalDrawing(drawing(5));
  const stays = (count: number, meanFen: number) =>
    departmentOf(
      Array.from({ length: count }, () =>
        stayWith({ costFen: Math.round(meanFen * Math.exp(0.3 * normal())) }),
      ),
    );
  const department = unitWith({ 'chs/A': month(100, 100 * 1_000_000) });
  const talkAbout = (doctor: ReturnType<typeof stays>) =>
    portraitOf({
      view: viewOf({ d: { now: doctor } }),
      key: 'd',
      history: [],
      indicators,
      plan,
      surrounding: department,
    })?.conversation;

  it('is due where he is more than 20 % above his department, and says whether chance explains it', () => {
    expect(talkAbout(stays(200, 1_500_000))).toMatchObject({
      isFlagged: true,
      isSure: true,
      reference: 1_000_000,
    });
    expect(talkAbout(stays(12, 1_210_000))).toMatchObject({ isFlagged: true, isSure: false });
    expect(talkAbout(stays(200, 1_000_000))).toMatchObject({ isFlagged: false, isSure: null });
  });

  it('is not spoken of with few cases', () => {
    expect(talkAbout(stays(9, 3_000_000))).toBeNull();
  });
});

describe('rulePortraitOf', () => {
  const found = (findings: number, amountFen: number): Tally => ({
    cases: 50,
    outpatientBills: 50,
    'rule/GZ1': findings,
    'ruleCases/GZ1': findings - 1,
    'ruleFen/GZ1': amountFen,
    'rule/GZ2': 1,
    'ruleFen/GZ2': 1_000,
  });

  it('tells cases, money and shares, whom it concerns most, and how it went', () => {
    const total = {
      key: 'all',
      now: unitWith({ 'chs/A': found(5, 3_000) }),
      before: unitWith({ 'chs/A': found(3, 500) }),
      yearBefore: null,
    };
    const view = viewOf({
      d1: { now: unitWith({ 'chs/A': found(2, 500) }) },
      d2: { now: unitWith({ 'chs/A': found(3, 2_500) }) },
      d3: { now: unitWith({ 'chs/A': { cases: 9 } }) },
    });
    const history = historyOf({ '2026-04': { all: unitWith({ 'chs/A': found(3, 500) }) } });
    expect(rulePortraitOf('GZ1', total, [view], history, 1)).toEqual({
      rule: 'GZ1',
      findings: 5,
      cases: 4,
      amountFen: 3_000,
      of: 100,
      caseShare: 0.04,
      amountShare: 0.75,
      findingsBefore: 3,
      amountFenBefore: 500,
      findingsYearBefore: 0,
      amountFenYearBefore: 0,
      concerned: [
        {
          view: 'department',
          units: [
            {
              key: 'd2',
              rule: 'GZ1',
              findings: 3,
              cases: 2,
              amountFen: 2_500,
              findingsBefore: 0,
              share: 2_500 / 3_000,
            },
          ],
        },
      ],
      months: [{ month: '2026-04', findings: 3, amountFen: 500 }],
    });
  });
});
