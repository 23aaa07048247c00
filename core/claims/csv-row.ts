import type { CsvHeader } from './read-csv-header.ts';
import { fromSpreadsheetText } from './spreadsheet-text.ts';
import type { WireObject } from './wire/node.ts';

const feeColumn = /^fee_(\d\d)$/;

/** The row as the nodes of interface 4101, as far as its columns say. */
export function csvRowToNodes(cells: readonly string[], header: CsvHeader): WireObject {
  const filled = header.columns.flatMap((column, at): [string, string][] => {
    const cell = fromSpreadsheetText(cells[at]?.trim() ?? '');
    return column === null || cell === '' ? [] : [[column, cell]];
  });
  const row = new Map(filled);
  return {
    setlinfo: Object.fromEntries(row),
    diseinfo: splitList(row.get('diag_code')).map((diag_code, at) => ({
      diag_code,
      maindiag_flag: at === 0 ? '1' : '0',
    })),
    oprninfo: splitList(row.get('oprn_oprt_code')).map((oprn_oprt_code) => ({ oprn_oprt_code })),
    iteminfo: filled.flatMap(([column, amt]) => {
      const category = feeColumn.exec(column)?.[1];
      return category === undefined ? [] : [{ med_chrgitm: category, amt }];
    }),
  };
}

/** The column in which a field of {@link csvRowToNodes} stood. */
export function toCsvColumn(field: string | null, nodes: WireObject): string | null {
  if (field === null) return null;
  if (field.startsWith('diseinfo')) return 'diag_code';
  if (field.startsWith('oprninfo')) return 'oprn_oprt_code';
  const item = /^iteminfo\[(\d+)\]/.exec(field)?.[1];
  const items = nodes['iteminfo'] as readonly { readonly med_chrgitm: string }[];
  if (item !== undefined) return `fee_${items[Number(item)]?.med_chrgitm}`;
  return field.replace(/^setlinfo\./, '');
}

function splitList(cell: string | undefined): string[] {
  return (cell ?? '').split('|').flatMap((code) => (code.trim() === '' ? [] : [code.trim()]));
}
