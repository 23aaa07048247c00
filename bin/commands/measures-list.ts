import { loadDepartments } from '../../platform/knowledge/load-dictionaries.ts';
import { loadManagementIndicators } from '../../platform/knowledge/load-management-indicators.ts';
import { givenMeasureStore, type StoredMeasure } from '../../platform/table/given-measures.ts';
import { openStack } from '../endpoints.ts';
import { printJson, printTable } from './print-table.ts';

export interface MeasuresListOptions {
  readonly hospital: string;
  readonly from: string;
  readonly until?: string;
  readonly endpoints: string;
  readonly json?: boolean;
}

/** `sentinel measures list`: what was imported, by whom and when, and what it replaced. */
export async function listMeasures(options: MeasuresListOptions): Promise<void> {
  const { hospital, from, until = from, endpoints, json } = options;
  const measures = await givenMeasureStore(openStack(endpoints).table).list(hospital, from, until);
  if (json) return printJson(measures);
  const departments = loadDepartments();
  const indicators = new Map(loadManagementIndicators().map(({ id, name }) => [id, name]));
  printTable(
    ['月份 month', '科室 department', '指标 indicator', '分子 ÷ 分母', '导入 imported', '此前 before'],
    measures.map((measure) => [
      measure.month,
      measure.department === 'all'
        ? '全院 whole hospital'
        : `${measure.department} ${departments.get(measure.department)?.zh ?? ''}`.trim(),
      `${measure.indicator}\n${indicators.get(measure.indicator)?.zh ?? ''}`,
      sides(measure),
      stamp(measure),
      measure.before.map((value) => `${sides(value)}, ${stamp(value)}`).join('\n'),
    ]),
  );
}

type Value = Pick<StoredMeasure, 'above' | 'below' | 'by' | 'at'>;

const sides = ({ above, below }: Value) => `${above} ÷ ${below}`;

const stamp = ({ by, at }: Value) => `${at.slice(0, 10)} ${by ?? ''}`.trim();
