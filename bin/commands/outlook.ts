import type { Words } from '../../core/claims/words.ts';
import { capacityWords } from '../../core/forecast/capacity/capacity-words.ts';
import type { CapacityRow } from '../../core/forecast/capacity/compare-capacity.ts';
import { readCapacity } from '../../core/forecast/capacity/read-capacity.ts';
import type { ForecastParameters } from '../../core/forecast/forecast-parameters.ts';
import type { Outlook } from '../../core/forecast/outlook.ts';
import { describeOutlookNotice } from '../../core/forecast/outlook-notice.ts';
import { snakeCased } from '../../platform/http/snake-cased.ts';
import { loadDepartments, loadTableColumns } from '../../platform/knowledge/load-dictionaries.ts';
import { loadForecast } from '../../platform/knowledge/load-forecast.ts';
import { readOutlook } from '../../platform/summaries/read-outlook.ts';
import { checkInputs } from '../named-files.ts';
import { hospitalNamed } from '../named-knowledge.ts';
import { outlookOfResults, outlookOfStack } from '../outlook-sources.ts';
import { printOutlook } from '../print-outlook.ts';
import { soundTable } from '../read-document.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { printJson } from './print-table.ts';

/** What units can be told apart by. */
export const outlookViews = ['department', 'group', 'doctor', 'hospital'] as const;

export interface OutlookOptions {
  readonly hospital?: string;
  readonly region?: string;
  readonly by: (typeof outlookViews)[number];
  readonly until?: string;
  readonly horizon?: number;
  readonly capacity?: string;
  readonly endpoints: string;
  readonly json?: boolean;
}

/** `sentinel outlook`: the coming months of a hospital or an area, of files or of the running stack. */
export async function outlook(files: string[], options: OutlookOptions): Promise<void> {
  const knowledge = loadForecast();
  checkHorizon(options.horizon, knowledge.parameters);
  checkInputs([...files, ...(options.capacity === undefined ? [] : [options.capacity])]);
  const capacity =
    options.capacity === undefined ? [] : await capacityOf(options.capacity, knowledge.parameters);
  const { readMonths, until } =
    files.length > 0
      ? await outlookOfResults(files, options.by, options.hospital)
      : outlookOfStack(options.endpoints, options.by, options);
  const asked = {
    view: options.by,
    until: options.until ?? until,
    horizon: options.horizon,
    capacity,
  };
  const found = await readOutlook(readMonths, knowledge, asked);
  // Not before: a stack may have cases of hospitals that nobody registered.
  if (!found && options.hospital !== undefined) hospitalNamed(options.hospital);
  if (!found) throw new Error(`截至 ${asked.until} 没有病例 There is no case up to ${asked.until}`);
  const names = options.by === 'department' ? loadDepartments() : new Map<string, Words>();
  const said = { notices: noticesOf(found), capacity: capacityOfOutlook(found, names) };
  if (options.json) printJson(snakeCased({ ...found, words: said }));
  else printOutlook(found, names, said);
}

function checkHorizon(horizon: number | undefined, { maxHorizon }: ForecastParameters): void {
  if (horizon !== undefined && horizon > maxHorizon)
    throw new WrongUsage(`--horizon: 应为 1 至 ${maxHorizon} 个月 expected 1 to ${maxHorizon} months`);
}

function capacityOf(path: string, { capacity }: ForecastParameters): Promise<readonly CapacityRow[]> {
  const known = {
    columns: loadTableColumns('capacity'),
    kinds: capacity.kinds,
    departments: loadDepartments(),
  };
  return soundTable(path, (rows) => readCapacity(rows, known));
}

function noticesOf({ notices }: Outlook): readonly Words[] {
  return notices.map(describeOutlookNotice);
}

function capacityOfOutlook({ capacity }: Outlook, names: ReadonlyMap<string, Words>): readonly Words[] {
  return capacity.map((one) => capacityWords(one, names.get(one.unit) ?? { zh: one.unit, en: one.unit }));
}
