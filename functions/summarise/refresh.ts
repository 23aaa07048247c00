import { type Knowledge, regionOf } from '../../core/knowledge.ts';
import type { SummariseMessage } from '../../platform/messages.ts';
import type { Outbox } from '../../platform/queue.ts';
import { askRefresh } from '../../platform/summaries/ask-refresh.ts';
import type { SheetRefresher } from '../../platform/summaries/refresh-sheets.ts';
import type { TurnStore } from '../../platform/table/turns.ts';

export interface SummariseServices {
  readonly turns: TurnStore;
  readonly sheets: SheetRefresher;
  readonly queue: Outbox;
  readonly registers: Pick<Knowledge, 'hospitals' | 'regions'>;
  /** How long a region waits for more of its hospitals before it is made anew. */
  readonly regionDelaySeconds: number;
}

/** Makes the sheets of a month anew, unless that was done since it was asked for; a hospital's, its region's after it. */
export async function refresh(
  services: SummariseServices,
  { scope, month, asked }: SummariseMessage,
): Promise<void> {
  const { turns, sheets, queue, registers, regionDelaySeconds } = services;
  if (asked !== undefined && (await turns.isDone(scope, month, asked))) return;
  const turn = await turns.next(scope, month);
  if (scope.kind === 'region') {
    await sheets.region(scope.region, hospitalsOf(scope.region, registers), month, turn);
  } else if (await sheets.hospital(scope.hospital, month, turn)) {
    const region = regionOf(scope.hospital, registers).code;
    // Before the turn is finished: else a run killed in between would leave the region as it was.
    await askRefresh(turns, queue, { kind: 'region', region }, [month], regionDelaySeconds);
  }
  await turns.finish(scope, month, turn);
}

export function hospitalsOf(region: string, registers: SummariseServices['registers']): readonly string[] {
  return [...registers.hospitals.keys()].filter((code) => regionOf(code, registers).code === region);
}
