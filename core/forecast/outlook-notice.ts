import type { Words } from '../claims/words.ts';

/** What the reader of an outlook must know. Codes are stable. */
export type OutlookNotice =
  | { readonly code: 'months-missing'; readonly months: readonly string[] }
  | { readonly code: 'no-recent-months'; readonly last: string; readonly until: string }
  | {
      readonly code: 'last-month-unfinished';
      readonly month: string;
      readonly cases: number;
      readonly expected: number;
    }
  | { readonly code: 'short-history'; readonly months: number; readonly needed: number }
  | { readonly code: 'calendar-not-announced'; readonly years: readonly number[] }
  | { readonly code: 'calendar-unknown'; readonly years: readonly number[] }
  | { readonly code: 'naive-better'; readonly units: number; readonly of: number }
  | { readonly code: 'capacity-unknown-unit'; readonly units: readonly string[] }
  | {
      readonly code: 'capacity-incomparable';
      readonly unit: string;
      readonly kind: string;
      readonly name: Words;
    };

/** A notice in words. */
export function describeOutlookNotice(notice: OutlookNotice): Words {
  switch (notice.code) {
    case 'months-missing':
      return {
        zh: `以下月份没有任何病例，疑似未上传，按前后月份内插：${notice.months.join('、')}。`,
        en: `No case at all in these months, which were probably not uploaded; they are drawn between their neighbours: ${notice.months.join(', ')}.`,
      };
    case 'no-recent-months':
      return {
        zh: `${notice.last} 之后没有病例，预测从该月之后开始，而不是 ${notice.until} 之后。`,
        en: `There is no case after ${notice.last}: the forecast begins after that month, not after ${notice.until}.`,
      };
    case 'last-month-unfinished':
      return {
        zh: `${notice.month} 有 ${notice.cases} 例，按此前月份应约 ${notice.expected} 例，可能尚未上传完；可用更早的截止月份重算。`,
        en: `${notice.month} has ${notice.cases} cases where the months before it led to expect some ${notice.expected}: it may be unfinished; ask for an outlook until an earlier month.`,
      };
    case 'short-history':
      return {
        zh: `历史数据仅 ${notice.months} 个月；不足 ${notice.needed} 个月时无法识别季节与春节影响。`,
        en: `Only ${notice.months} months are known; with fewer than ${notice.needed} neither season nor Spring Festival can be told.`,
      };
    case 'calendar-not-announced':
      return {
        zh: `${notice.years.join('、')} 年放假调休安排尚未收录，仅按法定节假日和春节日期计算。`,
        en: `Days off of ${notice.years.join(', ')} are not known yet beyond the statutory ones and the date of the Spring Festival.`,
      };
    case 'calendar-unknown':
      return {
        zh: `日历数据不含 ${notice.years.join('、')} 年，这些年份未计节假日和春节。`,
        en: `The calendar does not have ${notice.years.join(', ')}: no days off and no Spring Festival are reckoned with.`,
      };
    case 'naive-better':
      return {
        zh: `${notice.of} 个单元中有 ${notice.units} 个在回测中“按上月”或“按去年同月”更准；其预测仅供参考。`,
        en: `For ${notice.units} of ${notice.of} units, last month or the same month of last year did better in the back-test; take their forecasts with care.`,
      };
    case 'capacity-unknown-unit':
      return {
        zh: `能力数据中的以下科室没有病例：${notice.units.join('、')}。`,
        en: `Capacity was given for departments without cases: ${notice.units.join(', ')}.`,
      };
    case 'capacity-incomparable':
      return {
        zh: `${notice.unit} 的${notice.name.zh}无法与去年同期比较：缺少去年同期的能力或需求数据，或病例过少。`,
        en: `Capacity of ${notice.unit} (${notice.name.en}) cannot be compared with the year before: capacity or demand of then is lacking, or cases are too few.`,
      };
  }
}
