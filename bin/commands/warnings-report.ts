import { reportFatigue } from '../../core/orders/fatigue/fatigue-report.ts';
import { isWithinDepartment } from '../../core/rules/exemption.ts';
import { loadFatigue } from '../../platform/knowledge/load-fatigue.ts';
import { warningStore } from '../../platform/table/warnings.ts';
import { openStack } from '../endpoints.ts';
import { rulesOfHospital } from '../hospital-rules.ts';
import { nameProposals, printFatigue } from '../print-fatigue.ts';
import { say } from '../say.ts';
import type { MutingOptions } from './mutings.ts';
import { printJson } from './print-table.ts';

export interface WarningsReportOptions extends Pick<MutingOptions, 'endpoints' | 'hospital' | 'department'> {
  /** `yyyy-MM`. */
  readonly month: string;
  /** How many checks of orders there were, where somebody knows. */
  readonly checks?: number;
  readonly json?: boolean;
}

/** `sentinel warnings report`: what became of a month's warnings, and what that speaks for. Nothing is changed. */
export async function reportWarnings(options: WarningsReportOptions): Promise<void> {
  const { endpoints, hospital, department, month, checks, json } = options;
  const rules = await rulesOfHospital(hospital, endpoints);
  const shown = await warningStore(openStack(endpoints).table).ofMonth(hospital, month);
  const records = department
    ? shown.filter((one) => one.department !== null && isWithinDepartment(one.department, department))
    : shown;
  const thresholds = loadFatigue();
  const report = reportFatigue(records, checks ?? null, thresholds);
  const named = nameProposals(report, rules);
  if (json) {
    const { references } = thresholds;
    printJson({ hospital, month, department: department ?? null, ...named, references });
  } else {
    say(`提醒效果报告 What became of warnings: ${hospital} ${month} ${department ?? ''}\n`);
    printFatigue(named, rules, thresholds);
  }
}
