import { monthsOf } from '../../core/indicators/period.ts';
import type { Scope } from '../../core/indicators/view-figures.ts';
import { hospitalsOf, type Knowledge, regionOf } from '../../core/knowledge.ts';
import type { SummariseMessage } from '../messages.ts';
import type { Outbox } from '../queue.ts';
import type { TurnStore } from '../table/turns.ts';
import { askRefresh } from './ask-refresh.ts';
import type { SheetRefresher } from './refresh-sheets.ts';

export interface SummariseServices {
  readonly turns: TurnStore;
  readonly sheets: SheetRefresher;
  readonly queue: Outbox;
  readonly registers: Pick<Knowledge, 'hospitals' | 'regions'>;
  /** How long a region waits for more of its hospitals, and a year for more of its months. */
  readonly gatherSeconds: number;
}

/**
 * Makes the sheets of a month or a year anew, unless that was done since it was asked for. What is made of them is asked
 * for before the turn is finished: else a run killed in between would leave it as it was.
 */
export async function refresh(
  services: SummariseServices,
  { scope, period, asked }: SummariseMessage,
): Promise<void> {
  const { turns, sheets, queue, registers, gatherSeconds } = services;
  if (asked !== undefined && (await turns.isDone(scope, period, asked))) return;
  const turn = await turns.next(scope, period);
  const [year, isMonth] = [period.slice(0, 4), monthsOf(period).length === 1];
  if (!isMonth) await sheets.year(scope, year, turn);
  else if (scope.kind === 'region') {
    await sheets.region(scope.region, hospitalsOf(scope.region, registers), period, turn);
    await askRefresh(turns, queue, [{ scope, period: year }], gatherSeconds);
  } else if (await sheets.hospital(scope.hospital, period, turn)) {
    const region: Scope = { kind: 'region', region: regionOf(scope.hospital, registers).code };
    const next = [
      { scope, period: year },
      { scope: region, period },
    ];
    await askRefresh(turns, queue, next, gatherSeconds);
  }
  await turns.finish(scope, period, turn);
}
