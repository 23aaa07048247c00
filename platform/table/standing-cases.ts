import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { StandingCase } from '../../core/indicators/case-line.ts';
import { standingKey, standingPageKey, standingPages } from './keys.ts';
import { packed, unpacked } from './packed.ts';
import { pagesBetween, readWhole } from './read-whole.ts';
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

export function standingCaseStore(table: Table): StandingCaseStore {
  return {
    read: (hospital, month, department) =>
      readWhole(`cases of ${hospital} ${month}`, () => readCases(table, hospital, month, department)),
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
