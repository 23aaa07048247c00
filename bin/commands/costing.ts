import { costRow } from '../../core/costing/cost-rows.ts';
import { caseRows, departmentRows, groupRows } from '../../core/costing/cost-tables.ts';
import { withOverheads } from '../../core/costing/with-overheads.ts';
import { type FileReport, tellFileReports } from '../claim-source.ts';
import { type CostingInputs, costFiles } from '../cost-files.ts';
import { checkInputs, makeOutputFolder } from '../named-files.ts';
import { type CostSummary, printCosting } from '../print-costing.ts';
import { type TableForm, writeTable } from '../write-table.ts';
import { printJson } from './print-table.ts';

export interface CostingOptions extends CostingInputs {
  readonly output: string;
  readonly format: TableForm;
  readonly json?: boolean;
}

const tables = ['by-department', 'by-group', 'by-item', 'by-case', 'passed-on'] as const;

/**
 * `sentinel costing`: what the stays of a hospital cost by department, group, item and stay, and what is left of their
 * pay.
 */
export async function costing(files: string[], options: CostingOptions): Promise<void> {
  const { unitCosts, activities, overheads, output, format } = options;
  const inputs = [...files, ...[unitCosts, activities, overheads].filter((path) => path !== undefined)];
  const names = tables.map((name) => `${name}.${format}`);
  checkInputs(inputs);
  makeOutputFolder(output, names, inputs);
  const reports: FileReport[] = [];
  const costed = await costFiles(files, options, reports);
  const { stays, passed, left } = withOverheads(costed.stays, costed.overheads);
  const byDepartment = departmentRows(stays);
  const byGroup = groupRows(stays);
  const passedOn = passed.map(({ amountFen, ...step }) => ({ ...step, amount_fen: amountFen }));
  const all: readonly (readonly object[])[] = [
    byDepartment,
    byGroup,
    costed.items.build(),
    caseRows(stays),
    passedOn,
  ];
  for (const [at, name] of tables.entries()) await writeTable(output, name, format, all[at] ?? []);
  const summary: CostSummary = {
    period: costed.period,
    ...costRow(stays),
    outpatient_bills: costed.bills,
    outside: costed.outside,
    left: left.map(({ place, amountFen }) => ({ place, amount_fen: amountFen })),
  };
  if (options.json) printJson({ ...summary, by_department: byDepartment });
  else printCosting(summary, byDepartment, byGroup);
  tellFileReports(reports, options.quiet);
}
