import type { LampList, ToldLamp } from '../../../../functions/query/lamp-routes.ts';
import { useApi, useWholeList } from '../../api/use-api.ts';
import type { UnitView } from './cockpit-search.ts';
import { type Question, queryOf } from './question.ts';

/** A lamp, and of which view its unit is. */
export interface SeenLamp extends ToldLamp {
  readonly view: UnitView;
}

/** Which lamps of a view. */
export interface AskedLamps {
  readonly colour: 'lit' | 'all';
  /** Only those with good news. */
  readonly news?: 'true';
  /** Of so many months up to the period, their values. @default none */
  readonly months?: number;
}

/** All lamps of a view that are asked for, however many pages that are. */
export function useLamps(question: Question, view: UnitView, asked: AskedLamps) {
  const query = { view, ...queryOf(question), ...asked, limit: 200 };
  return useWholeList<LampList, SeenLamp>('/api/v1/lamps', query, ({ lamps }) =>
    lamps.map((lamp) => ({ ...lamp, view })),
  );
}

/** How many lamps of a view are not lit: that nothing is red may be that too little is known. */
export function useUnlit(question: Question, view: UnitView): number {
  const query = { view, ...queryOf(question), colour: 'red', limit: 1 };
  return useApi<LampList>('/api/v1/lamps', query).data?.counts.none ?? 0;
}
