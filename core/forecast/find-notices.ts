import type { UnitOutlook } from './outlook.ts';
import type { OutlookNotice } from './outlook-notice.ts';
import type { UnitRun } from './run-unit.ts';
import type { ForecastKnowledge } from './run-view.ts';
import type { SeriesOfView } from './unit-series.ts';

export interface NoticeQuestion {
  readonly series: SeriesOfView;
  /** Months forecast. */
  readonly coming: readonly string[];
  readonly until: string;
  readonly total: UnitRun;
  readonly units: readonly UnitOutlook[];
  readonly knowledge: ForecastKnowledge;
}

/** What the reader must know before the figures are believed. */
export function findNotices(question: NoticeQuestion): readonly OutlookNotice[] {
  const { series, until } = question;
  const { minMonths } = question.knowledge.parameters.season;
  const last = series.months.at(-1) as string;
  return [
    ...(series.missing.length > 0 ? [{ code: 'months-missing', months: series.missing } as const] : []),
    ...(last < until ? [{ code: 'no-recent-months', last, until } as const] : []),
    ...(series.months.length < minMonths
      ? [{ code: 'short-history', months: series.months.length, needed: minMonths } as const]
      : []),
    ...unfinishedMonth(question),
    ...calendarGaps(question),
    ...naiveBetter(question.units),
  ];
}

/** What was expected of the last month by those before it. */
function unfinishedMonth({ series, total, knowledge }: NoticeQuestion): readonly OutlookNotice[] {
  const trial = total.measures.get('cases')?.test.trials.at(-1);
  const expected = trial?.forecasts.get(total.method)?.[0] ?? trial?.forecasts.get('combination')?.[0];
  const cases = trial?.actual[0];
  if (cases === undefined || expected === undefined) return [];
  if (cases >= knowledge.parameters.unfinishedShare * expected) return [];
  const month = series.months.at(-1) as string;
  return [{ code: 'last-month-unfinished', month, cases, expected: Math.round(expected) }];
}

function calendarGaps({ series, coming, knowledge: { calendar } }: NoticeQuestion): readonly OutlookNotice[] {
  const years = [...new Set([...series.months, ...coming].map((month) => Number(month.slice(0, 4))))];
  const unknown = years.filter((year) => !calendar.years.has(year));
  const unannounced = years.filter((year) => calendar.unannounced.has(year));
  return [
    ...(unknown.length > 0 ? [{ code: 'calendar-unknown', years: unknown } as const] : []),
    ...(unannounced.length > 0 ? [{ code: 'calendar-not-announced', years: unannounced } as const] : []),
  ];
}

/** Units for whose cases a naive method did better than the one that is used. */
function naiveBetter(units: readonly UnitOutlook[]): readonly OutlookNotice[] {
  const scores = units.flatMap(({ measures }) => measures.cases?.backTest ?? []);
  const better = scores.filter(({ mase, naiveMase, seasonalNaiveMase }) => {
    if (mase === null) return false;
    return mase > Math.min(naiveMase ?? Infinity, seasonalNaiveMase ?? Infinity);
  });
  return better.length > 0 ? [{ code: 'naive-better', units: better.length, of: scores.length }] : [];
}
