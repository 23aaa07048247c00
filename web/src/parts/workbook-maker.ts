import type { WorkbookOfTable } from './save-workbook.ts';
import type { WorkbookCell } from './workbook-cells.ts';

/** Rows come in parts, the last with what the workbook is to be like. */
export interface WorkbookPart {
  readonly rows: readonly (readonly WorkbookCell[])[];
  readonly whole?: {
    readonly sheet: string;
    readonly widths: readonly number[];
    readonly about: WorkbookOfTable<unknown>['about'];
  };
}

/** The workbook, or why there is none. */
export type WorkbookAnswer = { readonly file: Blob } | { readonly failure: string };

type BoldCell = (WorkbookCell & { readonly fontWeight?: 'bold' }) | null;

export interface WorkbookSheet {
  readonly data: readonly (readonly BoldCell[])[];
  readonly sheet: string;
  readonly columns: readonly { readonly width: number }[];
  readonly stickyRowsCount?: number;
}

export type WriteWorkbook = (sheets: readonly WorkbookSheet[]) => Promise<Blob>;

/** Takes the parts of one workbook, and answers once after the last: in a worker, nobody is told of what is thrown. */
export function workbookMaker(write: WriteWorkbook, answer: (answer: WorkbookAnswer) => void) {
  const all: (readonly WorkbookCell[])[] = [];
  const make = async ({
    sheet,
    widths,
    about,
  }: NonNullable<WorkbookPart['whole']>): Promise<WorkbookAnswer> => {
    try {
      const [head = [], ...body] = all;
      const bold = head.map((cell) => cell && { ...cell, fontWeight: 'bold' as const });
      const columns = widths.map((width) => ({ width }));
      const facts = {
        data: about.facts.map((fact) => fact.map((value) => ({ value }))),
        sheet: about.title,
        columns: [{ width: 20 }, { width: 60 }],
      };
      return { file: await write([{ data: [bold, ...body], sheet, columns, stickyRowsCount: 1 }, facts]) };
    } catch (error) {
      return { failure: String(error) };
    }
  };
  return ({ rows, whole }: WorkbookPart): void => {
    // Not by spreading: a call takes only so many arguments.
    for (const row of rows) all.push(row);
    if (whole) void make(whole).then(answer);
  };
}
