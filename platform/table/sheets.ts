import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { StandingCase } from '../../core/indicators/case-line.ts';
import { monthsOf, type Period } from '../../core/indicators/period.ts';
import type { Sheet, View } from '../../core/indicators/sheet.ts';
import { type SheetColumns, sheetOfColumns } from '../../core/indicators/sheet-columns.ts';
import type { Scope } from '../../core/indicators/view-figures.ts';
import { sheetKey, sheetPageKey, standingKey, standingPageKey, standingPages } from './keys.ts';
import { unpacked } from './packed.ts';
import { pagesBetween, readWhole } from './read-whole.ts';
import type { Table } from './table.ts';

/** What summarise has made of the cases. Nothing here reads another month, or another view, than asked for. */
export interface SheetStore {
  /** The months of a period as one sheet; empty where there is nothing. */
  readonly read: (scope: Scope, view: View, period: Period) => Promise<Sheet>;
  /** Months from one to another, both included, as one sheet: twelve of them, say, that are no calendar year. */
  readonly readSpan: (scope: Scope, view: View, from: string, until: string) => Promise<Sheet>;
  /** The same by month; months without a sheet are left out. */
  readonly readMonths: (
    scope: Scope,
    view: View,
    from: string,
    until: string,
  ) => Promise<ReadonlyMap<string, Sheet>>;
  /** The cases behind a hospital's month, or a department's, by department and settlement id. */
  readonly cases: (hospital: string, month: string, department?: string) => Promise<readonly StandingCase[]>;
}

/** @param options.consistent whether a sheet written just now must be seen; twice the price. Default false */
export function sheetStore(table: Table, { consistent = false } = {}): SheetStore {
  const readColumns = async (scope: Scope, view: View, from: string, until: string) => {
    const { pk } = sheetKey(scope, view, from);
    return readWhole(`${pk} ${from}`, async () => {
      const items = await table.query<SheetItem>({
        // Pages stand behind the month they are of.
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :until',
        ExpressionAttributeValues: { ':pk': pk, ':from': from, ':until': `${until}~` },
        ConsistentRead: consistent,
      });
      return columnsByMonth(scope, view, items);
    });
  };
  const readSpan = async (scope: Scope, view: View, from: string, until: string) =>
    sheetOfColumns([...(await readColumns(scope, view, from, until)).values()]);
  return {
    readSpan,
    read: (scope, view, period) => {
      const months = monthsOf(period);
      return readSpan(scope, view, months[0] as string, months.at(-1) as string);
    },
    readMonths: async (scope, view, from, until) => {
      const columns = await readColumns(scope, view, from, until);
      return new Map([...columns].map(([month, part]) => [month, sheetOfColumns([part])]));
    },
    cases: (hospital, month, department) =>
      readWhole(`cases of ${hospital} ${month}`, () => readCases(table, hospital, month, department)),
  };
}

interface SheetItem {
  /** The month; of a page after the first, more. */
  readonly sk: string;
  readonly body: Uint8Array;
  readonly turn: number;
  readonly pages: number;
}

/** `null` where a page is missing. */
function columnsByMonth(
  scope: Scope,
  view: View,
  items: readonly SheetItem[],
): ReadonlyMap<string, SheetColumns> | null {
  const bodies = new Map(items.map(({ sk, body }) => [sk, body]));
  const columns = new Map<string, SheetColumns>();
  for (const { sk: month, body, turn, pages } of items) {
    if (month.includes('#')) continue;
    const rest = pagesBetween(1, pages, (page) =>
      bodies.get(sheetPageKey(scope, view, month, turn, page).sk),
    );
    if (!rest) return null;
    columns.set(month, unpacked<SheetColumns>([body, ...rest]));
  }
  return columns;
}

interface StandingHead {
  readonly sk: 'HEAD';
  readonly turn: number;
  /** How many pages each has. */
  readonly departments: readonly (readonly [department: string, pages: number])[];
}

interface StandingPage {
  readonly sk: string;
  readonly body: Uint8Array;
}

/** `null` where a page is missing. */
async function readCases(
  { client, name, query }: Table,
  hospital: string,
  month: string,
  only?: string,
): Promise<readonly StandingCase[] | null> {
  const key = standingKey(hospital, month);
  const [{ Item: head }, items] = await Promise.all([
    client.send(new GetCommand({ TableName: name, Key: key })),
    query<StandingPage>({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :pages)',
      ExpressionAttributeValues: {
        ':pk': key.pk,
        ':pages': only === undefined ? 'CASES#' : standingPages(only),
      },
    }),
  ]);
  if (!head) return [];
  const { turn, departments } = head as StandingHead;
  const bodies = new Map(items.map(({ sk, body }) => [sk, body]));
  const wanted = departments.filter(([department]) => only === undefined || department === only);
  const cases: StandingCase[] = [];
  for (const [department, pages] of wanted.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const body = pagesBetween(0, pages, (page) =>
      bodies.get(standingPageKey(hospital, month, department, turn, page).sk),
    );
    if (!body) return null;
    cases.push(...unpacked<readonly StandingCase[]>(body));
  }
  return cases;
}
