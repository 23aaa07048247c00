import { monthsBetween, monthsOf, type Period } from '../../core/indicators/period.ts';
import type { Sheet, SheetName, View } from '../../core/indicators/sheet.ts';
import type { SheetColumns } from '../../core/indicators/sheet-columns.ts';
import { sheetOfColumns } from '../../core/indicators/sheet-of-columns.ts';
import type { Scope } from '../../core/indicators/view-figures.ts';
import { sheetKey, sheetPageKey } from './keys.ts';
import { unpacked } from './packed.ts';
import { pagesBetween, readWhole } from './read-whole.ts';
import { type StandingCaseStore, standingCaseStore } from './standing-cases.ts';
import type { Table } from './table.ts';

/** What summarise has made of the cases. Nothing here reads another month, or another sheet, than asked for. */
export interface SheetStore {
  /** A view of a period by key; empty where there is nothing. */
  readonly read: (scope: Scope, view: View, period: Period) => Promise<Sheet>;
  /** The sheets that the months from one to another, both included, are made of: whole years where they are. */
  readonly readSpan: (
    scope: Scope,
    sheet: SheetName,
    from: string,
    until: string,
  ) => Promise<readonly SheetColumns[]>;
  /** Each month's own, the first first; months without a sheet are left out. */
  readonly readMonths: (
    scope: Scope,
    sheet: SheetName,
    from: string,
    until: string,
  ) => Promise<ReadonlyMap<string, SheetColumns>>;
  /** The cases behind a hospital's month, or a department's, by department and settlement id. */
  readonly cases: StandingCaseStore['read'];
}

/**
 * @param options.consistent whether a sheet written just now must be seen; twice the price. Default false
 * @param options.rememberedCases how many cases are kept at hand between questions. Default 0
 */
export function sheetStore(table: Table, { consistent = false, rememberedCases = 0 } = {}): SheetStore {
  const readRange = (scope: Scope, sheet: SheetName, first: Period, last: Period) => {
    const [from, until] = [sheetKey(scope, sheet, first), sheetKey(scope, sheet, last)];
    return readWhole(`${from.pk} ${first}`, async () => {
      const items = await table.query<SheetItem>({
        // Pages stand behind the period they are of.
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :until',
        ExpressionAttributeValues: { ':pk': from.pk, ':from': from.sk, ':until': `${until.sk}~` },
        ConsistentRead: consistent,
      });
      return columnsByPeriod(scope, sheet, items);
    });
  };
  const readMonths: SheetStore['readMonths'] = readRange;
  const readSpan: SheetStore['readSpan'] = async (scope, sheet, from, until) => {
    const { before, years, after } = cutAtYears(monthsBetween(from, until));
    const parts = await Promise.all([
      rangeOf(before, (first, last) => readMonths(scope, sheet, first, last)),
      rangeOf(years, (first, last) => readYears(scope, sheet, first, last)),
      rangeOf(after, (first, last) => readMonths(scope, sheet, first, last)),
    ]);
    return parts.flatMap((part) => [...part.values()]);
  };
  /** A year that was not put together yet is read by month. */
  const readYears: SheetStore['readMonths'] = async (scope, sheet, first, last) => {
    const found = await readRange(scope, sheet, first, last);
    const missing = yearsBetween(first, last).filter((year) => !found.has(year));
    const byMonth = missing.map((year) => readMonths(scope, sheet, `${year}-01`, `${year}-12`));
    return new Map([...found, ...(await Promise.all(byMonth)).flatMap((months) => [...months])]);
  };
  return {
    readMonths,
    readSpan,
    read: async (scope, view, period) => {
      const months = monthsOf(period);
      const parts = await readSpan(scope, view, months[0] as string, months.at(-1) as string);
      return sheetOfColumns(view, parts);
    },
    cases: standingCaseStore(table, { remembered: rememberedCases }).read,
  };
}

interface SheetItem {
  /** The period; of a page after the first, more. */
  readonly sk: string;
  readonly body: Uint8Array;
  readonly turn: number;
  readonly pages: number;
  readonly period: Period;
}

/** `null` where a page is missing. */
function columnsByPeriod(
  scope: Scope,
  sheet: SheetName,
  items: readonly SheetItem[],
): ReadonlyMap<Period, SheetColumns> | null {
  const bodies = new Map(items.map(({ sk, body }) => [sk, body]));
  const columns = new Map<Period, SheetColumns>();
  for (const { period, body, turn, pages } of items) {
    if (period === undefined) continue;
    const rest = pagesBetween(1, pages, (page) =>
      bodies.get(sheetPageKey(scope, sheet, period, turn, page).sk),
    );
    if (!rest) return null;
    columns.set(period, unpacked<SheetColumns>([body, ...rest]));
  }
  return columns;
}

/** Whole calendar years among months that follow each other, and what is before and after them. */
function cutAtYears(months: readonly string[]) {
  const whole = [...Map.groupBy(months, (month) => month.slice(0, 4))].filter(([, of]) => of.length === 12);
  const years = whole.map(([year]) => year);
  const isBefore = (month: string) => years.length === 0 || month < (years[0] as string);
  const before = months.filter(isBefore);
  return { before, years, after: months.slice(before.length + 12 * years.length) };
}

const yearsBetween = (first: string, last: string) =>
  Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => String(Number(first) + at));

async function rangeOf<T>(
  periods: readonly Period[],
  read: (first: Period, last: Period) => Promise<ReadonlyMap<string, T>>,
): Promise<ReadonlyMap<string, T>> {
  const [first] = periods;
  return first === undefined ? new Map() : read(first, periods.at(-1) as Period);
}
