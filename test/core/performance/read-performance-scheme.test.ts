import { describe, expect, it } from 'vitest';
import { documentIssueLine } from '../../../core/claims/document-issue.ts';
import type { PerformanceScheme } from '../../../core/performance/performance-scheme.ts';
import { readPerformanceScheme } from '../../../core/performance/read-performance-scheme.ts';
import { loadManagementIndicators } from '../../../platform/knowledge/load-management-indicators.ts';
import { loadPerformanceSchemes } from '../../../platform/knowledge/load-performance-schemes.ts';
import { awardPart, curve, pointsPart, schemeWith, someIndicators } from '../../support/performance.ts';

function mistakesOf(changes: Partial<PerformanceScheme>): readonly string[] {
  const checked = readPerformanceScheme(schemeWith(changes), someIndicators);
  return checked.ok ? [] : checked.issues.map(documentIssueLine);
}

const title = { zh: '名', en: 'name' };
const term = (name: string, value: string) => ({ name, title, value, source: 'test' });
const item = (of: string, points: ReturnType<typeof curve>) => ({
  id: 'one',
  title,
  dimension: 'quality' as const,
  of,
  curve: points,
  marks: 1,
  source: 'test',
});
const scorecard = (of: string, points: ReturnType<typeof curve>, minWeight = 0) => ({
  kinds: ['ward'],
  items: [item(of, points)],
  knownShare: 1,
  minWeight,
});

describe('readPerformanceScheme', () => {
  it('takes every installed scheme', () => {
    expect([...loadPerformanceSchemes(loadManagementIndicators()).keys()]).toContain('value-2026');
  });

  it('tells everything that is wrong at once, in both languages, with the place', () => {
    const mistakes = mistakesOf({
      effectiveTo: '2025-01-01',
      constants: { int: 3, cases: 1, ratio: 0.5 },
      measures: [
        { name: 'workload', title },
        { name: 'workload', title },
        { name: 'for', title },
      ],
      terms: [term('late', 'later * 2.0'), term('later', 'workload + 1')],
      parts: [
        pointsPart('work', 0.5, { ward: 'totalWeigt', wrd: 'cases' }, ['nobody']),
        pointsPart('work', 0.4, 'isRed("readmission")'),
        awardPart('other', 'indicator("cmi")'),
      ],
      memberPoints: { ward: 'late' },
    });
    expect(mistakes).toEqual([
      expect.stringMatching(/^constants\.int: 名称 int 已被占用.* the name int is taken/),
      expect.stringMatching(/^constants\.cases: 名称 cases/),
      expect.stringMatching(/^measures\.#2\.name: 名称 workload/),
      expect.stringMatching(/^measures\.#3\.name: 名称 for/),
      expect.stringMatching(/^memberPoints\.ward: 第1个字符 “late”：没有这个事实 character 1 “late”/),
      expect.stringMatching(/^terms\.#1\.value: .*“later”.*there is no such fact/),
      expect.stringMatching(/^terms\.#2\.value: .*beside a fraction, one is written 1\.0/),
      expect.stringMatching(/^parts\.#1\.points\.ward: .*“totalWeigt”/),
      expect.stringMatching(/^parts\.#2\.points\.ward: .*it gives the wrong type/),
      expect.stringMatching(/^parts\.#3\.yuan\.ward: .*“"cmi"”：没有这一项/),
      expect.stringMatching(/^effectiveTo: 止日 2025-01-01 早于起日/),
      expect.stringMatching(/^parts\.#2\.id: work 重复 work stands twice/),
      expect.stringMatching(/^parts\.#1\.points\.wrd: 没有单元类别 wrd there is no kind wrd/),
      expect.stringMatching(/^parts\.#1\.withheldBy\.#1: .*there is no guard nobody/),
      expect.stringMatching(/^parts: .*合计为 0\.9，应为 1 .*add up to 0\.9/),
    ]);
  });

  it('tells what is wrong with the shape in both languages', () => {
    const input = { ...schemeWith(), kinds: [], pool: { share: 1.5 }, whenNobodyScores: 'me', extra: 1 };
    const checked = readPerformanceScheme(input, someIndicators);
    const lines = checked.ok ? [] : checked.issues.map(documentIssueLine);
    expect(lines).toHaveLength(7);
    expect(lines).toContainEqual(expect.stringMatching(/^whenNobodyScores: 无效选项.*Invalid option/));
    expect(lines).toContainEqual(expect.stringMatching(/^pool\.share: .*1/));
  });

  it('refuses shares that cannot be taken exactly', () => {
    expect(
      mistakesOf({ parts: [pointsPart('a', 0.33333, 'cases'), pointsPart('b', 0.66667, 'cases')] }),
    ).toEqual([
      expect.stringMatching(/^parts\.#1\.share: 份额 0\.33333 最多四位小数/),
      expect.stringMatching(/^parts\.#2\.share:/),
    ]);
    expect(
      mistakesOf({
        parts: [pointsPart('a', 0.1, 'cases'), pointsPart('b', 0.2, 'cases'), pointsPart('c', 0.7, 'cases')],
      }),
    ).toEqual([]);
  });

  it('refuses a scorecard that weighs less than it must, also through terms', () => {
    const parts = [pointsPart('work', 0.7, 'cases'), pointsPart('card', 0.3, 'scored')];
    const terms = [term('half', 'scorecard / 2.0'), term('scored', 'half * cases')];
    const card = (minWeight: number) =>
      scorecard('indicator("satisfaction")', curve([0, 0], [1, 1]), minWeight);
    expect(mistakesOf({ parts, terms, scorecard: card(0.3) })).toEqual([]);
    expect(mistakesOf({ parts, terms, scorecard: card(0.31) })).toEqual([
      expect.stringMatching(/^scorecard\.minWeight: .*0\.3，不得低于 0\.31/),
    ]);
  });

  it('refuses a curve that rewards the worse figure, leaves 0 to 1, or goes back and forth in its points', () => {
    const ways = (points: ReturnType<typeof curve>, of = 'indicator("satisfaction")') =>
      mistakesOf({ scorecard: scorecard(of, points) });
    expect(ways(curve([0.8, 1], [0.9, 0]))).toEqual([
      expect.stringMatching(/^scorecard\.items\.#1\.curve: 指标 satisfaction 越高越好，曲线却相反/),
    ]);
    expect(ways(curve([0.01, 0], [0.05, 1]), "indicator( 'readmission' )")).toEqual([
      expect.stringMatching(/better the lower it is/),
    ]);
    expect(ways(curve([0, 0], [1, 2]))).toEqual([expect.stringMatching(/gives 0 to 1/)]);
    expect(ways(curve([1, 0], [1, 1]))).toEqual([
      expect.stringMatching(/^scorecard\.items\.#1\.curve\.points\.#2\.#1: 各点须由小到大/),
    ]);
  });
});
