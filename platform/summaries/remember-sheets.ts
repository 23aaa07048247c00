import type { SheetName } from '../../core/indicators/sheet.ts';
import type { Scope } from '../../core/indicators/view-figures.ts';
import { remember } from '../remember.ts';
import type { SheetSource } from './sheet-source.ts';

interface Span {
  readonly scope: Scope;
  readonly sheet: SheetName;
  readonly from: string;
  readonly until: string;
}

/** Reads each span of months once, for as long as whoever asks keeps this: many cuts of the same sheets. */
export function rememberSheets({ readSpan, readMonths }: SheetSource): SheetSource {
  const nameOf = (span: Span) => JSON.stringify(span);
  const months = remember(
    ({ scope, sheet, from, until }: Span) => readMonths(scope, sheet, from, until),
    nameOf,
  );
  const span = remember(({ scope, sheet, from, until }: Span) => readSpan(scope, sheet, from, until), nameOf);
  return {
    readMonths: (scope, sheet, from, until) => months({ scope, sheet, from, until }),
    readSpan: (scope, sheet, from, until) => span({ scope, sheet, from, until }),
  };
}
