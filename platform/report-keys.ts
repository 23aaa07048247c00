import type { Period } from '../core/indicators/period.ts';
import type { Scope } from '../core/indicators/view-figures.ts';
import { type ReportForm, reportForms } from '../core/reports/report-forms.ts';

/** Whose report of which period. */
export interface ReportName {
  readonly scope: Scope;
  readonly period: Period;
  /** One department's cut of a hospital's report. */
  readonly department?: string | undefined;
}

/** What the parts of a report are stored and sent as. */
export const reportTypes: Readonly<Record<ReportForm, string>> = {
  'zh-CN.html': 'text/html; charset=utf-8',
  'en.html': 'text/html; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * Where a report lies in the receipts bucket. A hospital's code never looks like a region's folder, and what a
 * department is called cannot lead out of its own.
 */
export function reportKey({ scope, period, department }: ReportName, form: ReportForm): string {
  const part = department === undefined ? '' : `departments/${folderOf(department)}/`;
  return `${reportsOf(scope)}${period}/${part}report.${form}`;
}

/** What the keys of all reports of a hospital or a region begin with. */
export function reportsOf(scope: Scope): string {
  return `reports/${scope.kind === 'region' ? `region-${scope.region}` : scope.hospital}/`;
}

/** Reads what {@link reportKey} wrote of this scope; `null` for any other key. */
export function parseReportKey(
  scope: Scope,
  key: string,
): { readonly name: ReportName; readonly form: ReportForm } | null {
  const owner = reportsOf(scope);
  const found = /^([^/]+)\/(?:departments\/([^/]+)\/)?report\.(.+)$/.exec(key.slice(owner.length));
  const form = reportForms.find((one) => one === found?.[3]);
  if (!found || !form || !key.startsWith(owner)) return null;
  const [, period = '', folder] = found;
  return { name: { scope, period, ...(folder && { department: decodeURIComponent(folder) }) }, form };
}

function folderOf(department: string): string {
  return encodeURIComponent(department).replace(/^\.+$/, (dots) => '%2E'.repeat(dots.length));
}
