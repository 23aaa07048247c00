import { givenFaultWords } from '../../core/indicators/given/given-fault.ts';
import type { GivenStamp } from '../../core/indicators/given/given-month.ts';
import { type GivenRows, readGivenRows } from '../../core/indicators/given/read-given-rows.ts';
import { monthsUntil } from '../../core/indicators/period.ts';
import { sheetOfColumns } from '../../core/indicators/sheet-of-columns.ts';
import { chinaTime } from '../../platform/china-time.ts';
import { loadDepartments, loadMeasureColumns } from '../../platform/knowledge/load-dictionaries.ts';
import { loadManagementIndicators } from '../../platform/knowledge/load-management-indicators.ts';
import { givenMeasureStore } from '../../platform/table/given-measures.ts';
import { sheetStore } from '../../platform/table/sheets.ts';
import { openStack, type Stack } from '../endpoints.ts';
import { asOperation } from '../keep-operation.ts';
import { hospitalNamed } from '../named-knowledge.ts';
import { say } from '../say.ts';
import { readTableRows } from '../table-rows.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { printJson } from './print-table.ts';

export interface MeasuresImportOptions {
  readonly hospital: string;
  readonly by?: string;
  readonly endpoints: string;
  readonly check?: boolean;
  readonly json?: boolean;
}

/** `sentinel measures import`: puts measures in only where nothing in the whole table is wrong. */
export async function importMeasures(path: string, options: MeasuresImportOptions): Promise<void> {
  const { hospital, by = null, check = false, json } = options;
  hospitalNamed(hospital);
  if (by === null && !check)
    throw new WrongUsage('须用 --by 写明导入人。 --by is needed: who brings figures is kept in the trail.');
  const now = new Date();
  const table = await readTableRows(path);
  const stack = openStack(options.endpoints);
  const { rows, faults } = readGivenRows(table, {
    columns: loadMeasureColumns(),
    indicators: loadManagementIndicators(),
    departments: loadDepartments(),
    ownDepartments: await departmentsOf(stack, hospital, chinaTime(now).slice(0, 7)),
    thisMonth: chinaTime(now).slice(0, 7),
  });
  if (faults.length > 0) return refuse(path, faults, json);
  const counts =
    by === null || check ? null : await write(stack, hospital, rows, { by, at: now.toISOString() });
  if (json) return printJson({ rows: rows.length, faults, written: counts });
  const outcome = counts
    ? `新增 added ${counts.added}, 替换 replaced ${counts.replaced}, 未变 unchanged ${counts.unchanged}`
    : '无误，未写入 nothing wrong, nothing written';
  say(`${hospital} ${path}: ${rows.length} 行 rows, ${outcome}\n`);
}

function write(stack: Stack, hospital: string, rows: GivenRows['rows'], stamp: GivenStamp & { by: string }) {
  return asOperation(
    stack,
    { by: stamp.by, command: 'measures import', of: { hospital, action: 'import-measures' } },
    () => givenMeasureStore(stack.table).write(hospital, rows, stamp),
    ({ added, replaced }) => ({ count: added + replaced }),
  );
}

/** Those that its cases of the last twelve months name. */
async function departmentsOf(
  { table }: Stack,
  hospital: string,
  thisMonth: string,
): Promise<ReadonlySet<string>> {
  const [from = thisMonth] = monthsUntil(thisMonth, 12);
  const scope = { kind: 'hospital', hospital } as const;
  const parts = await sheetStore(table).readSpan(scope, 'department', from, thisMonth);
  return new Set(sheetOfColumns('department', parts).keys());
}

/** Every mistake at once; as JSON on standard output. Throws. */
function refuse(path: string, faults: GivenRows['faults'], json = false): never {
  if (json)
    printJson({
      rows: 0,
      faults: faults.map((fault) => ({ ...fault, words: givenFaultWords(fault) })),
      written: null,
    });
  const lines = faults.map((fault) => {
    const { zh, en } = givenFaultWords(fault);
    return `${path}: ${zh}。 ${en}.`;
  });
  throw new Error(
    [...lines, `${path}: ${faults.length} 处错误，未写入 mistakes, nothing is written`].join('\n'),
  );
}
