import type { NameOfCode } from './case-code-words.ts';
import type { DipHeader } from './dip/catalogue.ts';
import type { GroupingCase } from './grouping-case.ts';
import type { SchemeHeader } from './scheme.ts';

/** How results are explained. */
export interface TraceOptions {
  /** The titles of codes in the editions of a scheme or catalogue. */
  readonly codeNames: (editions: Pick<SchemeHeader | DipHeader, 'dxEdition' | 'procEdition'>) => NameOfCode;
  /** The trace on each line of JSON, or instead of it a text to read. */
  readonly form: 'json' | 'text';
}

/** What a scheme or catalogue writes of cases. */
export interface CaseLines {
  /** Of the scheme or catalogue. */
  readonly id: string;
  /** A line of JSON with its line end, or a text to read. */
  readonly line: (given: GroupingCase) => string;
  /** What stands on the line of a record that is no case. */
  readonly invalid: object;
}
