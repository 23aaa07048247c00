/**
 * What an answer had to do without. With `knowledge` or `check` there was no check, with `keys` it was not known who
 * asks. With any of the others the answer is degraded: rules answered *no data* or broke, a warning may come again,
 * feedback about it will find no record, it was not seen whether the caller's token had been used before.
 */
export type EngineLack =
  | 'memory'
  | 'history'
  | 'mutings'
  | 'rules'
  | 'record'
  | 'token'
  | 'keys'
  | 'knowledge'
  | 'check';

/** How an answer about orders came about; said in the answer itself. */
export interface EngineState {
  readonly status: 'ok' | 'degraded' | 'unavailable';
  readonly lacks: readonly EngineLack[];
}
