/**
 * What an answer had to do without. With one of the first four it is degraded: rules answered *no data*, a warning
 * may come again, or its answer will find no record. With one of the others there was no check.
 */
export type EngineLack = 'memory' | 'history' | 'mutings' | 'record' | 'knowledge' | 'check' | 'time';

/** How an answer about orders came about; said in the answer itself. */
export interface EngineState {
  readonly status: 'ok' | 'degraded' | 'unavailable';
  readonly lacks: readonly EngineLack[];
}
