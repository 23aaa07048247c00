import type { StandingCase } from '../../core/indicators/case-line.ts';

/**
 * Lists of cases as they were last read, by name and turn: a list of another turn is never recalled. The same list is
 * the same array, so that what was made of it can be kept beside it.
 */
export interface RecentCases {
  readonly knows: (name: string) => boolean;
  readonly recall: (name: string, turn: number) => readonly StandingCase[] | undefined;
  readonly note: (name: string, turn: number, cases: readonly StandingCase[]) => void;
}

interface NotedList {
  readonly turn: number;
  readonly cases: readonly StandingCase[];
}

/** @param most cases in all lists; beyond them the list that was asked for longest ago is forgotten */
export function recentCases(most: number): RecentCases {
  const lists = new Map<string, NotedList>();
  let held = 0;
  const drop = (name: string) => {
    held -= lists.get(name)?.cases.length ?? 0;
    lists.delete(name);
  };
  const put = (name: string, list: NotedList) => {
    drop(name);
    lists.set(name, list);
    held += list.cases.length;
    for (const oldest of lists.keys()) {
      if (held <= most) return;
      drop(oldest);
    }
  };
  return {
    knows: (name) => lists.has(name),
    recall: (name, turn) => {
      const found = lists.get(name);
      if (found?.turn !== turn) return undefined;
      put(name, found);
      return found.cases;
    },
    note: (name, turn, cases) => put(name, { turn, cases }),
  };
}
