import type { Corrects } from './sent-again.ts';

/**
 * `empty`: there is nothing in it to be sent. `file-needed`: it broke off with the page, and the same file is asked for. `leave-needed`: the browser still knows
 * where the file is, and asks whether the page may read it.
 */
export type UploadState =
  | 'waiting'
  | 'sending'
  | 'ending'
  | 'done'
  | 'paused'
  | 'failed'
  | 'empty'
  | 'file-needed'
  | 'leave-needed';

/** An upload as it is shown. */
export interface UploadView {
  readonly id: number;
  readonly fileName: string;
  readonly hospital: string;
  readonly sizeBytes: number;
  readonly sentBytes: number;
  readonly bytesPerSecond: number | null;
  readonly state: UploadState;
  /** Of a failed one. */
  readonly error: unknown;
  /** Once the API has given it one: by it its batch is found. */
  readonly key: string | null;
  /** What of an earlier batch it has anew. */
  readonly corrects: Corrects | null;
}

/** What can be done with an upload in a state. */
export const actionsIn: Readonly<Record<UploadState, readonly UploadAction[]>> = {
  waiting: ['pause', 'cancel'],
  sending: ['pause', 'cancel'],
  ending: [],
  done: ['dismiss'],
  paused: ['resume', 'cancel'],
  failed: ['retry', 'cancel'],
  empty: ['dismiss'],
  'file-needed': ['cancel'],
  'leave-needed': ['allow', 'cancel'],
};

export type UploadAction = 'pause' | 'resume' | 'retry' | 'cancel' | 'dismiss' | 'allow';

/** States that a page should not be left in. */
export const isUnderWay = ({ state }: UploadView) =>
  state === 'waiting' || state === 'sending' || state === 'ending';
