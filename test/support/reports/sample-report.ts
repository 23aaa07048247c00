import type { CaseFacts } from '../../../core/indicators/case-facts.ts';
import { monthsBetween } from '../../../core/indicators/period.ts';
import { buildReport } from '../../../core/reports/build-report.ts';
import type { LampColour, Report } from '../../../core/reports/report.ts';
import type { ReportNames } from '../../../core/reports/report-input.ts';
import { loadManagementIndicators } from '../../../platform/knowledge/load-management-indicators.ts';
import { loadReportPlan } from '../../../platform/knowledge/load-report-plan.ts';
import type { ReportName } from '../../../platform/report-keys.ts';
import { type ReportKnowledge, readReportInput } from '../../../platform/reports/read-report.ts';
import { viewReader } from '../../../platform/summaries/read-view.ts';
import { type HospitalCases, sheetsInMemory } from '../../../platform/summaries/sheets-in-memory.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';
import { installedRegisters } from '../installed-registers.ts';

export const hospital = 'H37130200901';
const neighbour = 'H37132100903';
export const region = '371300';

/** What would break out of a cell, an attribute, a script or a formula if it were let. */
export const hostile = `=1+1 <img src=x onerror="alert('1')"> & "内科" </td></table>]]>${String.fromCharCode(7)}`;

const departments = ['A03.01', 'A04.03', hostile];

/** Fourteen months of two hospitals: dearer and longer stays as departments go on, findings now and then. */
export const sampleCases: readonly HospitalCases[] = [hospital, neighbour].map((code, which) => ({
  hospital: code,
  facts: monthsBetween('2025-04', '2026-05').flatMap((month, at) =>
    departments.flatMap((department, place) =>
      Array.from({ length: 12 + which + place }, (_, i) =>
        sampleCase(month, department, at + place + i, place),
      ),
    ),
  ),
}));

function sampleCase(month: string, department: string, i: number, place: number): CaseFacts {
  const costFen = 700_000 + 37_123 * (i % 9) + 150_001 * place;
  const paymentFen = i % 13 === 0 ? null : 1_000_000;
  const isFlagged = i % 5 === 0;
  return caseFacts({
    month,
    department,
    doctor: i % 11 === 0 ? null : `D${place}${i % 12}`,
    drg: ['FV35', 'ES33', 'BR25', 'GZ15'][i % 4] as string,
    weightE4: 8_000 + 1_500 * (i % 5),
    costFen,
    paymentFen,
    losDays: 4 + (i % 6) + 2 * place,
    signs: { scheme: 'chs-drg-1.1', transferred: false, partsFen: { drug: 200_000 + i, consumable: 90_000 } },
    findings: isFlagged
      ? [
          ['GZ10000102012000', 'violation', 1, 4_321],
          ['DS-GONE', 'reminder', 2, 0],
        ]
      : [],
    identifiedFen: isFlagged ? 4_321 : 0,
  });
}

const words = (text: string) => ({ zh: text, en: text });
const names: ReportNames = {
  hospital: (code) => words(`${code} 医院 <b>`),
  region: (code) => words(`${code} & 地区`),
  department: words,
  group: (key) => words(`病组 ${key.slice(-4)}`),
};

export const reportKnowledge: ReportKnowledge = {
  plan: loadReportPlan(),
  indicators: loadManagementIndicators(),
  rules: [],
  names,
};

export const sampleViews = viewReader({
  sheets: sheetsInMemory(sampleCases, () => region),
  given: { read: async () => new Map() },
  knowledge: installedRegisters,
});

const colours: readonly LampColour[] = ['red', 'none', 'yellow', 'green'];

/** A report of made-up cases, with lamps of every colour. */
export async function sampleReport(asked: Partial<ReportName> = {}): Promise<Report> {
  const name: ReportName = { scope: { kind: 'hospital', hospital }, period: '2026-05', ...asked };
  const uploads = { files: 2, read: 1013, accepted: 1000, rejected: 9, duplicate: 4, replaced: 3 };
  const input = await readReportInput(sampleViews, reportKnowledge, name, uploads);
  if (!input) throw new Error('no case in the period');
  return buildReport(
    input,
    () => (unit, indicator) => colours[(unit.length + indicator.length) % 4] as LampColour,
  );
}
