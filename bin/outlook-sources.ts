import { addDays, daysBetween } from '../core/claims/calendar-days.ts';
import { monthsUntil } from '../core/indicators/period.ts';
import type { View } from '../core/indicators/sheet.ts';
import type { Scope } from '../core/indicators/view-figures.ts';
import { chinaTime } from '../platform/china-time.ts';
import { type MonthReader, monthReader } from '../platform/summaries/read-outlook.ts';
import { sheetStore } from '../platform/table/sheets.ts';
import { openStack } from './endpoints.ts';
import { sheetsOfResults } from './sheets-of-results.ts';
import { lastFullMonth } from './stack-claims.ts';
import { WrongUsage } from './wrong-usage.ts';

/** Whose outlook it is, and where its sheets are. */
export interface OutlookSource {
  readonly readMonths: MonthReader;
  /** Last month that is finished, as far as can be told. */
  readonly until: string;
}

/** Without a discharge in its last days, a month of many stays is not finished. */
const lastDays = 3;

/**
 * Results of an audit. Throws where departments or doctors of several hospitals would be mixed, and where there is no
 * stay.
 */
export async function outlookOfResults(
  paths: readonly string[],
  view: View,
  hospital: string | undefined,
): Promise<OutlookSource> {
  const { sheets, hospitals, lastDay } = await sheetsOfResults(paths, hospital);
  const names = [...hospitals].sort().join(', ');
  if (lastDay === null)
    throw new Error(
      hospital === undefined
        ? `${paths.join(', ')}: 没有住院病例 There is no stay in it`
        : `${paths.join(', ')}: 没有 ${hospital} 的住院病例，文件中有：${names}。 There is no stay of ${hospital} in it, but of: ${names}`,
    );
  const isMixed = hospitals.size > 1 && hospital === undefined;
  if (isMixed && (view === 'department' || view === 'doctor'))
    throw new WrongUsage(
      `结果中有多家医院，请用 --hospital 指明其一，或用 --by hospital。 There are several hospitals in the results; name one by --hospital, or ask --by hospital: ${names}`,
    );
  return {
    readMonths: async (of, from, until) => within(sheets.get(of) ?? new Map(), from, until),
    until: lastFinished(lastDay),
  };
}

function within<T>(months: ReadonlyMap<string, T>, from: string, until: string): ReadonlyMap<string, T> {
  return new Map([...months].filter(([month]) => month >= from && month <= until));
}

/** The month of the last discharge, or the one before it where that is too early in its month. */
function lastFinished(lastDay: string): string {
  const month = lastDay.slice(0, 7);
  const next = addDays(`${month}-01`, 31).slice(0, 7);
  if (daysBetween(lastDay, `${next}-01`) <= lastDays) return month;
  return monthsUntil(month, 2)[0] as string;
}

/** The summaries of a running stack. Throws where nobody is named, or a region is to be told apart by department. */
export function outlookOfStack(
  endpoints: string,
  view: View,
  { hospital, region }: { readonly hospital?: string | undefined; readonly region?: string | undefined },
): OutlookSource {
  const until = lastFullMonth(new Date(`${chinaTime(new Date()).slice(0, 10)}T00:00:00Z`));
  const monthsOf = (scope: Scope) => monthReader(sheetStore(openStack(endpoints).table), scope);
  if (hospital !== undefined && view !== 'hospital')
    return { readMonths: monthsOf({ kind: 'hospital', hospital }), until };
  if (region !== undefined && (view === 'hospital' || view === 'group'))
    return { readMonths: monthsOf({ kind: 'region', region }), until };
  throw new WrongUsage(
    '请给出 results.ndjson，或用 --hospital 指明医院（--by department、group、doctor），或用 --region 指明统筹区（--by hospital、group）。 Give results.ndjson, or name a --hospital (--by department, group, doctor) or a --region (--by hospital, group) of the running stack',
  );
}
