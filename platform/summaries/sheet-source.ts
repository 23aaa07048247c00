import type { SheetStore } from '../table/sheets.ts';

/** Where the sheets of months are read: the table, or memory. */
export type SheetSource = Pick<SheetStore, 'readSpan' | 'readMonths'>;
