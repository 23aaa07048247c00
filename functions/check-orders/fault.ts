import type { EngineLack, EngineState } from '../../core/orders/engine-state.ts';
import type { InTime } from '../../platform/within-deadline.ts';

/** Something that a check had to do without. */
export interface Fault {
  readonly lack: EngineLack;
  /** Left out where it was only late. */
  readonly error?: unknown;
  /** The rule that broke. */
  readonly rule?: string;
}

/** What was lacking, if work did not come in time. */
export function faultsIn(lack: EngineLack, outcome: InTime<unknown>): Fault[] {
  if (outcome.ok) return [];
  return [outcome.why === 'failed' ? { lack, error: outcome.error } : { lack }];
}

/** How an answer came about, with these faults on the way. */
export function engineStateOf(faults: readonly Fault[]): EngineState {
  const lacks = [...new Set(faults.map(({ lack }) => lack))];
  if (lacks.some((lack) => indispensable.has(lack))) return { status: 'unavailable', lacks };
  return { status: lacks.length === 0 ? 'ok' : 'degraded', lacks };
}

const indispensable: ReadonlySet<EngineLack> = new Set(['knowledge', 'check', 'keys']);
