import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { StandingCase } from '../../core/indicators/case-line.ts';
import { standingKey, standingPageKey, standingPages } from './keys.ts';
import { packed, unpacked } from './packed.ts';
import { pagesBetween, readWhole } from './read-whole.ts';
import { type RecentCases, recentCases } from './recent-cases.ts';
import { replaceAsOne } from './replace-as-one.ts';
import type { Table } from './table.ts';

/** The cases behind the sheets of a hospital's month. */
export interface StandingCaseStore {
  /** All of a month, or those of a department alone, which reads no other's; by department and settlement id. */
  readonly read: (hospital: string, month: string, department?: string) => Promise<readonly StandingCase[]>;
  /** Puts what a turn has found over what an earlier turn has; what a later one has stands. */
  readonly write: (
    hospital: string,
    month: string,
    turn: number,
    cases: readonly StandingCase[],
  ) => Promise<void>;
}

/** @param options.remembered how many cases are kept at hand, for as long as their month is of the same turn. Default 0 */
export function standingCaseStore(table: Table, { remembered = 0 } = {}): StandingCaseStore {
  const recent = recentCases(remembered);
  return {
    read: (hospital, month, department) =>
      readWhole(`cases of ${hospital} ${month}`, () =>
        readCases(table, recent, { hospital, month, department }),
      ),
    write: async (hospital, month, turn, cases) => {
      const byDepartment = Map.groupBy(cases, ({ facts }) => facts.department);
      const pages = [...byDepartment].map(([department, own]) => ({
        department,
        bodies: packed(inOrder(own)),
      }));
      await replaceAsOne(table, {
        turn,
        head: {
          ...standingKey(hospital, month),
          departments: pages.map(({ department, bodies }) => [department, bodies.length]),
        },
        parts: pages.flatMap(({ department, bodies }) =>
          bodies.map((body, page) => ({
            ...standingPageKey(hospital, month, department, turn, page),
            turn,
            body,
          })),
        ),
        partsPrefix: 'CASES#',
      });
    },
  };
}

const inOrder = (cases: readonly StandingCase[]) =>
  cases.toSorted((a, b) => (a.settlementId < b.settlementId ? -1 : 1));

interface StandingHead {
  readonly turn: number;
  /** How many pages each has. */
  readonly departments: readonly (readonly [department: string, pages: number])[];
}

interface StandingPage {
  readonly sk: string;
  readonly body: Uint8Array;
}

interface AskedCases {
  readonly hospital: string;
  readonly month: string;
  /** All, where none is named. */
  readonly department: string | undefined;
}

/** `null` where a page is missing. */
async function readCases(
  table: Table,
  recent: RecentCases,
  asked: AskedCases,
): Promise<readonly StandingCase[] | null> {
  const name = JSON.stringify([asked.hospital, asked.month, asked.department ?? null]);
  // What is at hand needs no pages, but for a new turn; what is not is read at one go.
  const early = recent.knows(name) ? null : readPages(table, asked);
  const [head, pages] = await Promise.all([readHead(table, asked), early]);
  if (!head) return [];
  const known = recent.recall(name, head.turn);
  if (known) return known;
  const cases = casesOn(pages ?? (await readPages(table, asked)), head, asked);
  if (cases) recent.note(name, head.turn, cases);
  return cases;
}

async function readHead(
  { client, name }: Table,
  { hospital, month }: AskedCases,
): Promise<StandingHead | undefined> {
  const get = new GetCommand({ TableName: name, Key: standingKey(hospital, month) });
  return (await client.send(get)).Item as StandingHead | undefined;
}

function readPages({ query }: Table, { hospital, month, department }: AskedCases) {
  return query<StandingPage>({
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :pages)',
    ExpressionAttributeValues: {
      ':pk': standingKey(hospital, month).pk,
      ':pages': department === undefined ? 'CASES#' : standingPages(department),
    },
  });
}

function casesOn(
  items: readonly StandingPage[],
  { turn, departments }: StandingHead,
  { hospital, month, department: only }: AskedCases,
): readonly StandingCase[] | null {
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
