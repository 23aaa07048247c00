import type { CaseFacts } from '../../../core/indicators/case-facts.ts';
import { monthsBetween } from '../../../core/indicators/period.ts';
import type { LampColour, Report, ReportedUnit } from '../../../core/reports/report.ts';
import type { ReportNames } from '../../../core/reports/report-input.ts';
import { loadForecast } from '../../../platform/knowledge/load-forecast.ts';
import { loadManagementIndicators } from '../../../platform/knowledge/load-management-indicators.ts';
import { loadReportPlan } from '../../../platform/knowledge/load-report-plan.ts';
import { loadSteeringPlan } from '../../../platform/knowledge/load-steering-plan.ts';
import type { ReportName } from '../../../platform/report-keys.ts';
import { reportMaker } from '../../../platform/reports/make-report.ts';
import type { ReportKnowledge } from '../../../platform/reports/read-report.ts';
import { type HospitalCases, sheetsInMemory } from '../../../platform/summaries/sheets-in-memory.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';
import { installedRegisters } from '../installed-registers.ts';

export const hospital = 'H37130200901';
const neighbour = 'H37132100903';
const region = '371300';

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
    doctor: paymentFen === null ? 'UNPAID' : i % 11 === 0 ? null : `D${place}${i % 12}`,
    group: ['FV35', 'ES33', 'BR25', 'GZ15'][i % 4] as string,
    weightE4: 8_000 + 1_500 * (i % 5),
    costFen,
    paymentFen,
    losDays: 4 + (i % 6) + 2 * place,
    signs: {
      scheme: 'chs-drg-1.1',
      transferred: false,
      partsFen: {
        drug: 450_000 + 1_000 * (i % 7),
        slice: 0,
        testing: 50_000,
        consumable: 60_000,
        treatment: 40_000,
      },
    },
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

const reportKnowledge: ReportKnowledge = {
  plan: loadReportPlan(),
  steering: loadSteeringPlan(),
  forecast: loadForecast(),
  registers: installedRegisters,
  indicators: loadManagementIndicators(),
  rules: [],
  names,
};

const given = { readMonths: async () => new Map() };

/** A report of made-up cases. */
export async function sampleReport(
  asked: Partial<ReportName> = {},
  cases: readonly HospitalCases[] = sampleCases,
): Promise<Report> {
  const sources = { sheets: sheetsInMemory(cases, () => region), given };
  const name: ReportName = { scope: { kind: 'hospital', hospital }, period: '2026-05', ...asked };
  const uploads = { files: 2, read: 1013, accepted: 1000, rejected: 9, duplicate: 4, replaced: 3 };
  const reviewed = new Map([['GZ10000102012000', { confirmedFen: 4_321, recoveredFen: 0 }]]);
  const report = await reportMaker(sources, reportKnowledge)(name, { uploads, reviewed });
  if (!report) throw new Error('no case in the period');
  return report;
}

const colours: readonly LampColour[] = ['red', 'none', 'yellow', 'green'];

/** The same with lamps of every colour, whatever the figures say. */
export async function litReport(): Promise<Report> {
  const report = await sampleReport();
  const lit = (unit: ReportedUnit): ReportedUnit => ({
    ...unit,
    figures: new Map(
      [...unit.figures].map(([id, figure]) => {
        const colour = colours[(unit.key.length + id.length) % 4] as LampColour;
        return [id, { ...figure, colour, reason: colour === 'none' ? 'few-cases' : null }];
      }),
    ),
  });
  return {
    ...report,
    overall: lit(report.overall),
    tables: report.tables.map((table) => ({ ...table, units: table.units.map(lit) })),
  };
}
