import type { Procedure } from '../settlement-list.ts';
import { readDate } from './date.ts';
import { optional } from './field.ts';
import { listNode } from './node.ts';
import type { NodeReader } from './report.ts';
import { rowReader } from './row-reader.ts';
import { readIdentifier, readText } from './text.ts';

interface ProcedureRow {
  readonly procedure: Procedure;
  readonly isMain: boolean;
}

const fields = {
  oprn_oprt_code: optional(readIdentifier),
  oprn_oprt_name: optional(readText),
  oprn_oprt_type: optional(readText),
  oprn_oprt_date: optional(readDate),
  oprn_oprt_begntime: optional(readDate),
  oper_dr_code: optional(readIdentifier),
  anst_way: optional(readIdentifier),
};

const readRows = listNode(
  rowReader(fields, (row, report): ProcedureRow | null | undefined => {
    if (row.oprn_oprt_code !== null)
      return {
        procedure: {
          code: row.oprn_oprt_code,
          name: row.oprn_oprt_name,
          performedOn: row.oprn_oprt_date ?? row.oprn_oprt_begntime,
          surgeon: row.oper_dr_code,
          anaesthesia: row.anst_way,
        },
        isMain: row.oprn_oprt_type === '1',
      };
    // Clients send an empty row where there was no operation.
    if (row.oprn_oprt_name === null) return null;
    report('oprn_oprt_code', null, { code: 'field-missing' });
    return undefined;
  }),
);

/** The operations, the main one (`oprn_oprt_type` 1) first, else as sent. */
export const readOprninfo: NodeReader<readonly Procedure[]> = (node, report) => {
  const rows = readRows(node, report);
  if (rows === undefined) return undefined;
  const main = rows?.find((row) => row.isMain);
  const others = rows?.filter((row) => row !== main) ?? [];
  return [...(main ? [main] : []), ...others].map((row) => row.procedure);
};
