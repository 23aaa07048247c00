import type { WireList } from '../../generator/wire-list.ts';

const columns = [
  ...[
    'feedetl_sn',
    'fee_ocur_time',
    'med_list_codg',
    'medins_list_name',
    'cnt',
    'pric',
    'det_item_fee_sumamt',
  ],
  ...['med_chrgitm_type', 'med_type', 'bilg_dept_codg', 'bilg_dr_codg', 'dscg_tkdrug_flag'],
];

export const feeTableHead = ['setl_id', ...columns].join(',');

/** The fee lines of a list as rows of a table of their own. None of their cells has a comma. */
export function feeRowsOf({ setlinfo, feedetail }: WireList): readonly string[] {
  return feedetail.map((line) =>
    [setlinfo['setl_id'], ...columns.map((column) => line[column] ?? '')].map(withoutComma).join(','),
  );
}

const withoutComma = (cell: unknown) => String(cell).replaceAll(/[,"\n]/g, ' ');
