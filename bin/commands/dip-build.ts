import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AuxiliaryFactor,
  auxiliaryFactors,
  withAuxiliaryFactors,
} from '../../core/dip/build/auxiliary-factors.ts';
import { type BuiltCatalogue, buildCatalogue } from '../../core/dip/build/build-catalogue.ts';
import {
  type BuildParameters,
  buildParametersSchema,
  plainParameters,
} from '../../core/dip/build/build-parameters.ts';
import { type BuildReport, buildReport } from '../../core/dip/build/build-report.ts';
import { CaseHistory } from '../../core/dip/build/case-history.ts';
import type { NewHeader } from '../../core/dip/build/draft-catalogue.ts';
import { tierRows } from '../../core/dip/build/tiers.ts';
import { type DipCatalogue, dipCatalogueSchema } from '../../core/grouping/dip/catalogue.ts';
import { compileCatalogue } from '../../core/grouping/dip/compile-catalogue.ts';
import type { BudgetedPointValue } from '../../core/payment/dip/point-value.ts';
import { snakeCased } from '../../platform/http/snake-cased.ts';
import { codeNames } from '../../platform/knowledge/code-names.ts';
import { catalogueText, installCatalogue } from '../../platform/knowledge/install-catalogue.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { loadAuxiliary } from '../../platform/knowledge/load-auxiliary.ts';
import { loadBuildParameters } from '../../platform/knowledge/load-dip-terms.ts';
import { loadHospitals, loadRegions } from '../../platform/knowledge/load-knowledge.ts';
import { loadProcedureKinds } from '../../platform/knowledge/load-procedure-kinds.ts';
import { loadRuleReferences } from '../../platform/knowledge/load-rule-references.ts';
import { loadSignReader } from '../../platform/knowledge/load-signs.ts';
import { type FileReport, tellFileReports } from '../claim-source.ts';
import { type HistoryCounts, type HistoryReader, noneLeftOut, readHistory } from '../dip-history.ts';
import { sumPoints, sumTypes } from '../dip-rereading.ts';
import { jsonLines } from '../json-lines.ts';
import { checkInputs, makeOutputFolder } from '../named-files.ts';
import { printDipBuild } from '../print-dip-build.ts';
import { printMistakes, readDocument } from '../read-document.ts';
import { RefusedRecords } from '../refused-records.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { checkFree } from './catalogue-import.ts';
import { printJson } from './print-table.ts';

export interface DipBuildOptions {
  readonly output: string;
  readonly id: string;
  /** `CN` takes the cases of all regions. */
  readonly region: string;
  /** From the oldest to the newest; else the newest of the claims. */
  readonly years?: readonly string[];
  readonly threshold?: number;
  readonly coverage?: number;
  readonly parameters?: string;
  readonly from?: string;
  readonly to?: string;
  readonly title?: string;
  readonly titleEn?: string;
  readonly source?: string;
  readonly sourceEn?: string;
  /** Puts the catalogue among the installed ones. */
  readonly install?: boolean;
  readonly replace?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** What a catalogue was built of, and what it came to. */
export interface DipBuildReport extends BuildReport {
  readonly id: string;
  /** Records that are no history of the region. */
  readonly leftOut: Readonly<HistoryCounts>;
  /** Types that are used, of these auxiliary catalogues. */
  readonly auxiliary: { readonly catalogues: string | null; readonly factors: readonly AuxiliaryFactor[] };
  readonly pointValue: BudgetedPointValue | null;
}

/** `sentinel dip build`: a catalogue of DIP groups with their scores, out of what cases of past years cost. */
export async function buildDip(files: string[], options: DipBuildOptions): Promise<void> {
  const parameters = chosenParameters(options);
  checkDays(options.from, options.to);
  checkInputs(files);
  makeOutputFolder(options.output, outputs, files);
  const folder = knowledgeFolder();
  if (options.install) checkFree(options.id, folder, options);
  const reader = historyReader(folder, options);
  const { history, leftOut } = await takeHistory(files, reader, options);
  const kinds = loadProcedureKinds(folder, parameters.operation_kinds.table);
  const header = newHeader(history, options);
  const title = codeNames(folder)(header);
  const outcome = buildCatalogue({
    history,
    header,
    parameters,
    kinds,
    names: {
      diagnosis: (code) => title('dx', code) ?? null,
      operation: (code) => title('proc', code) ?? null,
    },
    compile: (catalogue) => compileCatalogue(catalogue, kinds),
    ...(options.years && { years: options.years }),
  });
  if (!outcome.ok) throw new Error(refusals[outcome.why]);
  const { built } = outcome;
  const report = buildReport(history, built, parameters);
  const compile = (from: DipCatalogue) => compileCatalogue(from, kinds);
  const { catalogues } = parameters.auxiliary;
  const auxiliary = catalogues === null ? null : loadAuxiliary(catalogues, folder);
  const rereading = { files, reader, auxiliary, quiet: options.quiet };
  const types = await sumTypes({ ...rereading, grouper: compile(built.catalogue) });
  const factors = auxiliaryFactors(built, types, parameters);
  const catalogue = dipCatalogueSchema.parse(
    withAuxiliaryFactors(built.catalogue, catalogues ?? '', factors),
  );
  const points = await sumPoints({ ...rereading, grouper: compile(catalogue) }, report.levelCoefficients);
  const pointValue = points.pointValue(built.weights.weightOf, parameters.point_value_cases);
  const told: DipBuildReport = {
    id: options.id,
    leftOut,
    ...report,
    auxiliary: { catalogues, factors },
    pointValue,
  };
  await writeBuild(options.output, { ...built, catalogue }, told, parameters);
  if (options.install) installCatalogue(folder, catalogue);
  if (options.json) printJson(snakeCased(told));
  else printDipBuild(told);
}

async function takeHistory(
  files: readonly string[],
  reader: HistoryReader,
  { quiet }: DipBuildOptions,
): Promise<{ readonly history: CaseHistory; readonly leftOut: HistoryCounts }> {
  const leftOut = noneLeftOut();
  const refused = new RefusedRecords();
  const reports: FileReport[] = [];
  const history = new CaseHistory();
  for await (const one of readHistory(files, reader, leftOut, refused, {
    reports,
    label: 'summed up',
    quiet,
  }))
    history.add(one);
  refused.tell();
  tellFileReports(reports, quiet);
  return { history, leftOut };
}

const outputs = ['catalogue.json', 'report.json', 'tiers.ndjson'] as const;

const refusals = {
  'no-cases': '没有可用的病例 There is no case to build from',
  'no-reference-group':
    '基准病种不在所建目录中 The reference disease is not among the groups that were built: parameters, reference.code',
} as const;

function chosenParameters({
  parameters: path,
  threshold,
  coverage,
  years,
  json,
}: DipBuildOptions): BuildParameters {
  const parameters = path === undefined ? loadBuildParameters() : readParameters(path, json);
  const { core, year_weights: weights } = parameters;
  if (years && years.length > weights.length)
    throw new WrongUsage(
      `--years 有 ${years.length} 年，而参数只有 ${weights.length} 个年度权重。 --years names ${years.length} years; the parameters have weights for ${weights.length}.`,
    );
  if (threshold !== undefined) return { ...parameters, core: { by: 'threshold', cases: threshold } };
  if (coverage === undefined) return parameters;
  const fewest = core.by === 'coverage' ? core.fewest : 1;
  return { ...parameters, core: { by: 'coverage', share: coverage, fewest } };
}

function readParameters(path: string, json = false): BuildParameters {
  checkInputs([path]);
  const read = readDocument(path, buildParametersSchema);
  if (read.ok) return plainParameters(read.value);
  if (json) printJson({ mistakes: read.mistakes });
  else printMistakes(read.mistakes);
  throw new Error(`${read.mistakes.length} 处错误 mistakes, 未建目录 nothing is built`);
}

function historyReader(folder: string, { region }: DipBuildOptions): HistoryReader {
  const registers = { hospitals: loadHospitals(folder), regions: loadRegions(folder) };
  if (region !== 'CN' && !registers.regions.byCode.has(region))
    throw new WrongUsage(
      `没有地区 ${region}，已有 ${[...registers.regions.byCode.keys()].join('、')}。 There is no region ${region}; there are ${[...registers.regions.byCode.keys()].join(', ')}.`,
    );
  const signsOf = loadSignReader(loadRuleReferences(folder), folder);
  return { registers, region, partsOf: (list) => signsOf(list, '').partsFen };
}

function newHeader(history: CaseHistory, options: DipBuildOptions): NewHeader {
  const { id, region, years, title = id, titleEn = title, to = null } = options;
  const newest = [...(years ?? history.years)].sort().at(-1);
  const from = options.from ?? `${Number(newest ?? 1999) + 1}-01-01`;
  checkDays(from, to);
  const built: NewHeader['source'] = {
    zh: `由 ${newest ?? ''} 年及以前的历史病例建成`,
    en: `Built from cases of ${newest ?? ''} and before`,
  };
  const { source = built.zh, sourceEn = options.source ?? built.en } = options;
  return {
    id,
    version: id,
    title: { zh: title, en: titleEn },
    region,
    effectiveFrom: from,
    effectiveTo: to,
    source: { zh: source, en: sourceEn },
    dxEdition: 'icd10-nhsa-2.0',
    procEdition: 'icd9cm3-nhsa-2.0',
    codeMapping: 'clinical-2.0-to-insurance-2.0',
  };
}

function checkDays(from: string | undefined, to: string | null | undefined): void {
  if (from !== undefined && to && to < from)
    throw new WrongUsage(
      `末日 ${to} 早于起日 ${from}。 The last day, ${to}, lies before the first, ${from}: --to, --from`,
    );
}

async function writeBuild(
  output: string,
  built: BuiltCatalogue,
  report: DipBuildReport,
  parameters: BuildParameters,
): Promise<void> {
  writeFileSync(join(output, outputs[0]), catalogueText(built.catalogue));
  writeFileSync(join(output, outputs[1]), `${JSON.stringify(snakeCased(report), null, 2)}\n`);
  const tiers = jsonLines(join(output, outputs[2]));
  for (const row of tierRows(built, parameters)) await tiers.write(snakeCased(row));
  await tiers.end();
}
