import type { SplitPosition } from '../../core/claims/record-splitter.ts';
import type { PartReport } from './part-reader.ts';

/** A place between two chunks of a file, from which another run cuts the same chunks. Plain JSON. */
export interface FileCheckpoint {
  /** Chunks before it. */
  readonly chunks: number;
  /** Parts that are through or, where there is a position, begun: the last of them. */
  readonly parts: readonly PartReport[];
  /** Where the last part goes on; `null`: the next part is to begin. */
  readonly position: SplitPosition | null;
  /** What the parts came to that need not be decompressed again. */
  readonly inflatedBytes: number;
}
