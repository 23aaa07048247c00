import { givenFaultWords } from '../../core/indicators/given/given-fault.ts';
import { type GivenRows, readGivenRows } from '../../core/indicators/given/read-given-rows.ts';
import { monthsUntil } from '../../core/indicators/period.ts';
import { sheetOfColumns } from '../../core/indicators/sheet-of-columns.ts';
import { chinaTime } from '../../platform/china-time.ts';
import { loadDepartments, loadMeasureColumns } from '../../platform/knowledge/load-dictionaries.ts';
import { loadHospitals } from '../../platform/knowledge/load-knowledge.ts';
import { loadManagementIndicators } from '../../platform/knowledge/load-management-indicators.ts';
import { givenMeasureStore } from '../../platform/table/given-measures.ts';
import { sheetStore } from '../../platform/table/sheets.ts';
import { openStack, type Stack } from '../endpoints.ts';
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
  if (!loadHospitals().has(hospital))
    throw new WrongUsage(
      `--hospital: ${hospital} 不在医疗机构名册中。 ${hospital} is not in the register of hospitals.`,
    );
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
  const store = givenMeasureStore(stack.table);
  const counts = check ? null : await store.write(hospital, rows, { by, at: now.toISOString() });
  if (json) return printJson({ rows: rows.length, faults, written: counts });
  const outcome = counts
    ? `新增 added ${counts.added}, 替换 replaced ${counts.replaced}, 未变 unchanged ${counts.unchanged}`
    : '无误，未写入 nothing wrong, nothing written';
  say(`${hospital} ${path}: ${rows.length} 行 rows, ${outcome}\n`);
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
