import * as z from 'zod';
import { normaliseName } from '../../claims/csv-columns.ts';
import type { Departments } from '../../claims/departments.ts';
import {
  numberCell,
  readPlainTable,
  repeatedRows,
  type TableColumns,
  type TableReading,
  type TableRow,
} from '../../claims/plain-table.ts';
import type { CapacityKind } from '../forecast-parameters.ts';
import type { CapacityRow } from './compare-capacity.ts';
import { wholeUnit } from './compare-units.ts';

export interface CapacityTableKnowledge {
  /** Of the table `capacity`. */
  readonly columns: TableColumns;
  readonly kinds: readonly CapacityKind[];
  readonly departments: Departments;
}

const wholeNames = [wholeUnit, '全院', '全部', '合计'];

/** Reads a table of capacity by month, department (whole where it is empty) and kind; all that is wrong at once. */
export function readCapacity(
  rows: readonly TableRow[],
  { columns, kinds, departments }: CapacityTableKnowledge,
): TableReading<readonly CapacityRow[]> {
  const schema = z.object({
    month: monthCell,
    department: z.string().default(wholeUnit),
    kind: kindCell(kinds),
    amount: numberCell({ decimals: 4 }),
  });
  const read = readPlainTable(rows, columns, schema, (readable) =>
    repeatedRows(
      readable,
      'kind',
      ({ month, department, kind }) => `${month} ${unitOf(department, departments)} ${kind}`,
    ),
  );
  if (!read.ok) return read;
  const value = read.value.map(({ line: _, department, ...row }): CapacityRow => {
    return { ...row, unit: unitOf(department, departments) };
  });
  return { ok: true, value };
}

const monthCell = z.string().transform((text, context) => {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  const words = {
    zh: `“${text}”应为月份，如 2026-05`,
    en: `“${text}”: expected a month such as 2026-05`,
  };
  context.addIssue({ code: 'custom', message: words.en, params: { words } });
  return z.NEVER;
});

/** By id, name, or another that it goes by. */
function kindCell(kinds: readonly CapacityKind[]): z.ZodType<string> {
  return z.string().transform((text, context) => {
    const kind = kinds.find(({ id, name, alsoCalled }) =>
      [id, name.zh, name.en, ...alsoCalled].some((one) => normaliseName(one) === normaliseName(text)),
    );
    if (kind) return kind.id;
    const known = kinds.map(({ id, name: { zh } }) => `${id} ${zh}`);
    const words = {
      zh: `“${text}”应为 ${known.join('、')} 之一`,
      en: `“${text}”: expected one of ${known.join(', ')}`,
    };
    context.addIssue({ code: 'custom', message: words.en, params: { words } });
    return z.NEVER;
  });
}

/** A code, or a name of the register; what neither is may be a code of the hospital's own. */
function unitOf(text: string, departments: Departments): string {
  const name = normaliseName(text);
  if (wholeNames.some((whole) => normaliseName(whole) === name)) return wholeUnit;
  const named = [...departments].filter(([, { zh, en }]) =>
    [zh, en].some((one) => normaliseName(one) === name),
  );
  return named.length === 1 && !departments.has(text) ? (named[0] as [string, unknown])[0] : text;
}
