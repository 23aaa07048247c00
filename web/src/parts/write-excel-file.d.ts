/**
 * The part of write-excel-file that zips where it is called. The other makes workers of blobs for all but small files,
 * which the content security policy refuses. `vite.config.ts` knows where it lies.
 */
declare module 'write-excel-file/without-workers' {
  type Cell = {
    readonly value: string | number;
    readonly format?: string;
    readonly fontWeight?: 'bold';
  } | null;
  type Sheet = {
    readonly data: readonly (readonly Cell[])[];
    readonly sheet: string;
    readonly columns: readonly { readonly width: number }[];
    readonly stickyRowsCount?: number;
  };
  export function generateXlsxFileSync(sheets: readonly Sheet[]): Promise<Blob>;
}
