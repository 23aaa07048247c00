import { parseCodingTable } from '../../core/coding/coding-table.ts';
import type { ProcedureKinds } from '../../core/grouping/dip/dip-grouper.ts';
import { readKnowledge } from './knowledge-folder.ts';

/** The kinds of operations by code, out of a table of `codes`, such as `procedure-kind`. */
export function loadProcedureKinds(folder: string, table: string): ProcedureKinds {
  const parse = (input: unknown): ProcedureKinds => {
    const parsed = parseCodingTable(input);
    if (parsed.kind !== 'procedure-kind')
      throw new Error(`a table of ${parsed.kind} where kinds of operations belong`);
    return new Map(parsed.rows);
  };
  return readKnowledge(parse, folder, 'codes', `${table}.json`);
}
