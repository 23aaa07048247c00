import type { FileProblem } from '../../core/claims/file-problem.ts';
import type { SourceRecord } from '../../core/claims/record-splitter.ts';

/** Text, to be cut into records. */
export interface TextContent {
  readonly kind: 'text';
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** The rows of a sheet as those of a CSV text. */
export interface SheetContent {
  readonly kind: 'sheet';
  /** The first is the header. */
  readonly rows: AsyncIterable<SourceRecord>;
  /** Complete once the rows have been taken. */
  readonly notices: readonly FileProblem[];
}

export type PartContent = TextContent | SheetContent;

/** One of the files in a file; a plain file has one. */
export interface FilePart {
  /** As the office shall find it: `claims.zip/january.csv`. */
  readonly name: string;
  /** What the office should know about it beside its content. */
  readonly notices: readonly FileProblem[];
  /**
   * Called once; its content is read to the end or left before the next part is opened.
   * @param from bytes of the text that are left out; of a sheet none are
   */
  readonly open: (from?: number) => Promise<PartContent>;
}
