import type { AuditedCase } from '../core/audit.ts';
import type { SettlementList } from '../core/claims/settlement-list.ts';
import { type ActivityLists, readActivityLists } from '../core/costing/activity-lists.ts';
import { ItemRows } from '../core/costing/cost-rows.ts';
import { costStay } from '../core/costing/cost-stay.ts';
import { type Overheads, readOverheads } from '../core/costing/overheads.ts';
import { type StayCost, stayCostOf } from '../core/costing/stay-cost.ts';
import { readUnitCostTable, type UnitCosts } from '../core/costing/unit-cost-table.ts';
import { monthsOf, type Period } from '../core/indicators/period.ts';
import { loadTableColumns } from '../platform/knowledge/load-dictionaries.ts';
import { loadKnowledge } from '../platform/knowledge/load-knowledge.ts';
import { auditFiles } from './audit-files.ts';
import { type FileReport, tellFileReports } from './claim-source.ts';
import { soundDocument, soundTable } from './read-document.ts';
import { RefusedRecords } from './refused-records.ts';
import { WrongUsage } from './wrong-usage.ts';

export interface CostingInputs {
  readonly unitCosts: string;
  readonly activities?: string;
  readonly overheads?: string;
  readonly hospital?: string;
  readonly period?: Period;
  readonly quiet?: boolean;
}

/** What a hospital tells of its costs. */
interface Told {
  readonly unitCosts: UnitCosts;
  readonly activities: ActivityLists;
  readonly overheads: Overheads | null;
}

/** The stays of one hospital with their direct costs. */
export interface CostedFiles {
  /** `null` where all stays are costed. */
  readonly period: Period | null;
  readonly overheads: Overheads | null;
  readonly stays: readonly StayCost[];
  readonly items: ItemRows;
  /** Outpatient bills, and stays of other periods, are not costed. */
  readonly bills: number;
  readonly outside: number;
}

/**
 * Costs claim files, and tells which records were refused. Throws with everything that is wrong with a table, on files
 * of several hospitals, and where there is no stay to cost.
 */
export async function costFiles(
  files: readonly string[],
  inputs: CostingInputs,
  reports: FileReport[],
): Promise<CostedFiles> {
  const told = await readTold(inputs);
  const period = periodOf(inputs, told.overheads);
  const months = period === null ? null : monthsOf(period);
  const knowledge = loadKnowledge();
  const known = {
    ...told,
    ratios: told.overheads?.costToCharge?.ratios ?? {},
    catalogue: knowledge.catalogue,
  };
  const stays: StayCost[] = [];
  const items = new ItemRows();
  const hospitals = new Set<string>();
  const refused = new RefusedRecords();
  const counts = { bills: 0, outside: 0 };
  const add = (list: SettlementList, { result, facts }: AuditedCase) => {
    if (result.status === 'outpatient') counts.bills += 1;
    else if (months && !months.includes(facts.month)) counts.outside += 1;
    else {
      const costed = costStay(list, known);
      hospitals.add(list.hospital);
      items.add(costed);
      stays.push(stayCostOf(result, costed));
    }
  };
  for await (const { lists, cases, rejections } of auditFiles(files, knowledge, reports, inputs.quiet)) {
    refused.add(rejections);
    for (const [at, list] of lists.entries()) {
      const audited = cases[at];
      if (audited && list.hospital === (inputs.hospital ?? list.hospital)) add(list, audited);
    }
  }
  refused.tell();
  if (hospitals.size === 0) {
    tellFileReports(reports, inputs.quiet);
    throw new Error(nothingIn(files, inputs, counts));
  }
  checkOneHospital(hospitals);
  return { period, overheads: told.overheads, stays, items, ...counts };
}

async function readTold({ unitCosts, activities, overheads }: CostingInputs): Promise<Told> {
  const columns = loadTableColumns('unit-costs');
  return {
    unitCosts: await soundTable(unitCosts, (rows) => readUnitCostTable(rows, columns)),
    activities: activities === undefined ? new Map() : soundDocument(activities, readActivityLists),
    overheads: overheads === undefined ? null : soundDocument(overheads, readOverheads),
  };
}

/** Overheads are of a period, and no other stays share them. */
function periodOf({ period, overheads: path }: CostingInputs, overheads: Overheads | null): Period | null {
  if (overheads === null || period === undefined || period === overheads.period)
    return overheads?.period ?? period ?? null;
  throw new WrongUsage(
    `--period ${period} 与 ${path} 的期间 ${overheads.period} 不同 --period ${period} is not that of ${path}, ${overheads.period}`,
  );
}

function nothingIn(
  files: readonly string[],
  { hospital }: CostingInputs,
  { bills, outside }: Pick<CostedFiles, 'bills' | 'outside'>,
): string {
  const zh = `没有${hospital === undefined ? '' : ` ${hospital} `}可核算的住院病例`;
  const en = `There is no stay to cost${hospital === undefined ? '' : ` of ${hospital}`}`;
  return `${files.join(', ')}: ${zh} ${en} (门诊 outpatient bills ${bills}, 期间以外 of other periods ${outside})`;
}

/** Departments of different hospitals have the same codes and other costs. */
function checkOneHospital(hospitals: ReadonlySet<string>): void {
  if (hospitals.size === 1) return;
  const codes = [...hospitals].sort();
  throw new WrongUsage(
    `文件中有多家医疗机构，须用 --hospital 指明其一：${codes.join('、')} The files are of several hospitals; name one by --hospital: ${codes.join(', ')}`,
  );
}
