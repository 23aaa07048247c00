import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Period } from '../../core/indicators/period.ts';
import type { Scope } from '../../core/indicators/view-figures.ts';
import { reportForms } from '../../core/reports/report-forms.ts';
import { loadKnowledge, loadRegions } from '../../platform/knowledge/load-knowledge.ts';
import type { ReportName } from '../../platform/report-keys.ts';
import { loadReportKnowledge } from '../../platform/reports/load-report-knowledge.ts';
import { reportMaker } from '../../platform/reports/make-report.ts';
import { checkInputs, makeOutputFolder } from '../named-files.ts';
import { hospitalNamed, regionNamed } from '../named-knowledge.ts';
import { type LocalReportSources, sourcesOfFiles, sourcesOfStack } from '../report-sources.ts';
import { say } from '../say.ts';
import { WrongUsage } from '../wrong-usage.ts';

export interface ReportOptions {
  readonly period: Period;
  readonly output: string;
  readonly hospital?: string;
  readonly region?: string;
  readonly department?: string;
  readonly endpoints: string;
  readonly quiet?: boolean;
}

/** `sentinel report`: the report of a hospital, a department or a region, of a running stack or of claim files. */
export async function report(files: string[], options: ReportOptions): Promise<void> {
  const name = nameOf(options);
  checkInputs(files);
  if (options.region !== undefined) regionNamed(loadRegions(), options.region);
  const names = reportForms.map((form) => `report.${form}`);
  makeOutputFolder(options.output, names, files);
  const knowledge = loadKnowledge();
  const sources: LocalReportSources =
    files.length > 0
      ? await sourcesOfFiles(files, knowledge, options.quiet)
      : sourcesOfStack(options.endpoints);
  const make = reportMaker(sources, loadReportKnowledge(knowledge));
  const made = await make(name, await sources.recordsOf(name));
  if (!made && options.hospital !== undefined) hospitalNamed(options.hospital);
  if (!made) throw new Error(nothingIn(name));
  // Here and not above: the charts would make every other command start more slowly.
  const { renderReport } = await import('../../reports/render-report.ts');
  const rendered = await renderReport(made);
  for (const form of reportForms) {
    const path = join(options.output, `report.${form}`);
    writeFileSync(path, rendered[form]);
    say(`${path}\n`);
  }
}

/** Throws where nobody, or more than one, is meant. */
function nameOf({ hospital, region, department, period }: ReportOptions): ReportName {
  return { scope: scopeOf(hospital, region, department), period, department };
}

function scopeOf(hospital?: string, region?: string, department?: string): Scope {
  if (hospital !== undefined && region === undefined) return { kind: 'hospital', hospital };
  if (hospital !== undefined || region === undefined)
    throw new WrongUsage(
      '须且只须指明 --hospital 或 --region 之一 Name either --hospital or --region, and not both',
    );
  if (department !== undefined)
    throw new WrongUsage(
      '--department 只能与 --hospital 同用 --department goes with --hospital: a region has no departments',
    );
  return { kind: 'region', region };
}

function nothingIn({ scope, department, period }: ReportName): string {
  const whose = [scope.kind === 'region' ? scope.region : scope.hospital, department]
    .filter((part) => part !== undefined)
    .join(' ');
  return `${whose} 在 ${period} 没有病例，不能出报告 ${whose} has no case in ${period}: there is nothing to report`;
}
