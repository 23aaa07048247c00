import type { FileProblem } from '../../core/claims/file-problem.ts';
import type { SourceRecord } from '../../core/claims/record-splitter.ts';

/** What a part holds: text to be cut into records, or the rows of a sheet as those of a CSV text. */
export type PartContent =
  | { readonly kind: 'text'; readonly bytes: AsyncIterable<Uint8Array> }
  | {
      readonly kind: 'sheet';
      /** The first is the header. */
      readonly rows: AsyncIterable<SourceRecord>;
    };

/** One of the files in a file; a plain file has one. */
export interface FilePart {
  /** As the office shall find it: `claims.zip/january.csv`. */
  readonly name: string;
  /** What the office should know about it beside its content. */
  readonly notices: readonly FileProblem[];
  /** Called once; its content is read to the end or left before the next part is opened. */
  readonly open: () => Promise<PartContent>;
}
