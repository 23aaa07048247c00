import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { JudgedLamp } from '../../core/steering/judged-lamp.ts';
import { lampsKey, lampsPageKey, lampTurnKey } from './keys.ts';
import { nextNumber } from './next-number.ts';
import { packed, unpacked } from './packed.ts';
import { pagesBetween, readWhole } from './read-whole.ts';
import { replaceAsOne } from './replace-as-one.ts';
import type { Table } from './table.ts';

/** The units of a hospital whose lamps are kept; `total` is the hospital itself. */
export const lampViews = ['total', 'department', 'doctor'] as const;

export type LampView = (typeof lampViews)[number];

/** Lamps of months as they were last lit. */
export interface LampStore {
  /** All lamps of a view; `null` where the month was never judged. @param month `yyyy-MM` */
  readonly read: (hospital: string, month: string, view: LampView) => Promise<readonly JudgedLamp[] | null>;
  readonly isJudged: (hospital: string, month: string, view: LampView) => Promise<boolean>;
  /** A number greater than all before it, to be taken before what lamps are lit by is read. */
  readonly nextTurn: (hospital: string, month: string) => Promise<number>;
  /** Puts a month's lamps over those of an earlier turn; `false` where a later turn's stand. */
  readonly write: (
    hospital: string,
    month: string,
    view: LampView,
    turn: number,
    lamps: readonly JudgedLamp[],
  ) => Promise<boolean>;
}

export function lampStore(table: Table): LampStore {
  const headOf = async (hospital: string, month: string, view: LampView) => {
    const Key = lampsKey(hospital, view, month);
    const { Item } = await table.client.send(
      new GetCommand({ TableName: table.name, Key, ConsistentRead: true }),
    );
    return Item as LampsHead | undefined;
  };
  return {
    isJudged: async (hospital, month, view) => (await headOf(hospital, month, view)) !== undefined,
    read: (hospital, month, view) =>
      readWhole(`lamps of ${hospital} ${month} ${view}`, async () => {
        const head = await headOf(hospital, month, view);
        if (!head) return { lamps: null };
        const body = await bodyOf(table, hospital, month, view, head);
        return body && { lamps: unpacked<readonly JudgedLamp[]>(body) };
      }).then(({ lamps }) => lamps),
    nextTurn: (hospital, month) => nextNumber(table, lampTurnKey(hospital, month)),
    write: (hospital, month, view, turn, lamps) => {
      const [body, ...rest] = packed(lamps);
      return replaceAsOne(table, {
        turn,
        head: { ...lampsKey(hospital, view, month), body, pages: 1 + rest.length },
        parts: rest.map((page, at) => ({
          ...lampsPageKey(hospital, view, month, turn, at + 1),
          turn,
          body: page,
        })),
        partsPrefix: `${month}#`,
      });
    },
  };
}

interface LampsHead {
  readonly body: Uint8Array;
  readonly turn: number;
  readonly pages: number;
}

/** `null` where a page is missing. */
async function bodyOf(
  table: Table,
  hospital: string,
  month: string,
  view: LampView,
  { body, turn, pages }: LampsHead,
): Promise<readonly Uint8Array[] | null> {
  if (pages === 1) return [body];
  const keys = Array.from({ length: pages - 1 }, (_, at) =>
    lampsPageKey(hospital, view, month, turn, at + 1),
  );
  const items = await table.readAll<{ readonly sk: string; readonly body: Uint8Array }>(keys);
  const bodies = new Map(items.map((item) => [item.sk, item.body]));
  const rest = pagesBetween(0, keys.length, (at) => bodies.get(keys[at]?.sk ?? ''));
  return rest && [body, ...rest];
}
