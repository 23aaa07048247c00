import * as z from 'zod';
import type { Procedure } from '../settlement-list.ts';
import { readDate } from './date.ts';
import { optional, refuse } from './field.ts';
import { listNode } from './node.ts';
import { readIdentifier, readText } from './text.ts';

interface ProcedureRow {
  readonly procedure: Procedure;
  readonly isMain: boolean;
}

const rowSchema = z
  .object({
    oprn_oprt_code: optional(readIdentifier),
    oprn_oprt_name: optional(readText),
    oprn_oprt_type: optional(readText),
    oprn_oprt_date: optional(readDate),
    oprn_oprt_begntime: optional(readDate),
    oper_dr_code: optional(readIdentifier),
    anst_way: optional(readIdentifier),
  })
  .transform((row, ctx): ProcedureRow | null => {
    if (row.oprn_oprt_code === null) {
      // Clients send an empty row where there was no operation.
      return row.oprn_oprt_name === null
        ? null
        : refuse(ctx, null, { code: 'field-missing' }, 'oprn_oprt_code');
    }
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
  });

/** The operations, the main one (`oprn_oprt_type` 1) first, else as sent. */
export const oprninfoSchema = listNode(rowSchema).transform((rows): readonly Procedure[] => {
  const main = rows?.find((row) => row.isMain);
  const others = rows?.filter((row) => row !== main) ?? [];
  return [...(main ? [main] : []), ...others].map((row) => row.procedure);
});
