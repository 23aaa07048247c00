import type { Report } from '../core/reports/report.ts';
import type { ReportForm } from '../core/reports/report-forms.ts';
import { renderHtml } from './html/render-html.ts';
import { renderWorkbook } from './workbook/render-workbook.ts';

/** A report in all its forms. The same report gives the same bytes. */
export async function renderReport(report: Report): Promise<Readonly<Record<ReportForm, Uint8Array>>> {
  const bytes = new TextEncoder();
  return {
    'zh-CN.html': bytes.encode(await renderHtml(report, 'zh')),
    'en.html': bytes.encode(await renderHtml(report, 'en')),
    xlsx: await renderWorkbook(report),
  };
}
