import { join } from 'node:path';
import type { SupervisionLack } from '../../core/dip/supervision/judge-supervised-case.ts';
import { lackWords } from '../../core/dip/supervision/lack-words.ts';
import { type SupervisedUnit, superviseUnits } from '../../core/dip/supervision/supervise-units.ts';
import type { Supervision, SupervisionIndicator } from '../../core/dip/supervision/supervision-indicator.ts';
import { snakeCased } from '../../platform/http/snake-cased.ts';
import { loadDipSupervision } from '../../platform/knowledge/load-dip-supervision.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { auditFiles } from '../audit-files.ts';
import { type FileReport, tellFileReports } from '../claim-source.ts';
import { jsonLines } from '../json-lines.ts';
import { checkInputs, makeOutputFolder } from '../named-files.ts';
import { readRecordReviews } from '../read-record-reviews.ts';
import { RefusedRecords } from '../refused-records.ts';
import { say } from '../say.ts';
import { type NotSupervised, SupervisedCases } from '../supervised-cases.ts';
import { printJson, printTable } from './print-table.ts';

export const supervisedBy = ['hospital', 'department'] as const;

export interface DipSupervisionOptions {
  readonly output: string;
  readonly by: (typeof supervisedBy)[number];
  readonly reviews?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

const outputs = ['supervision.ndjson', 'supervised-cases.ndjson'] as const;

/** `sentinel dip supervision`: behaviour under DIP of each hospital and department beside its area, group by group. */
export async function superviseDip(files: string[], options: DipSupervisionOptions): Promise<void> {
  checkInputs(files);
  makeOutputFolder(options.output, outputs, files);
  const supervision = loadDipSupervision();
  const knowledge = loadKnowledge();
  const reviews = options.reviews === undefined ? new Map() : await readRecordReviews(options.reviews);
  const collected = new SupervisedCases(knowledge, reviews);
  const reports: FileReport[] = [];
  const refused = new RefusedRecords();
  for await (const { lists, cases, rejections } of auditFiles(files, knowledge, reports, options.quiet)) {
    refused.add(rejections);
    for (const [at, list] of lists.entries()) {
      const audited = cases[at];
      if (audited) collected.add(list, audited);
    }
  }
  const cases = collected.cases();
  const { units, hits } = superviseUnits(cases, supervision);
  await writeAll(join(options.output, outputs[0]), units);
  await writeAll(
    join(options.output, outputs[1]),
    hits.map(({ settlementId, ...hit }) => ({ ...hit, setlId: settlementId })),
  );
  const shown = units.filter(({ department }) => (department === null) === (options.by === 'hospital'));
  const leftOut = { ...collected.notSupervised, refused: refused.count };
  if (options.json) printJson(snakeCased({ cases: cases.length, ...leftOut, units: shown }));
  else printSupervision(shown, supervision, cases.length, leftOut);
  refused.tell();
  tellFileReports(reports, options.quiet);
}

async function writeAll(path: string, records: readonly object[]): Promise<void> {
  const out = jsonLines(path);
  for (const record of records) await out.write(snakeCased(record));
  await out.end();
}

function printSupervision(
  units: readonly SupervisedUnit[],
  { indicators }: Supervision,
  cases: number,
  { noCatalogue, noGroup, refused }: NotSupervised & { readonly refused: number },
): void {
  say(
    `病例 cases ${cases}; 未纳入 left out: 无病种目录 no catalogue ${noCatalogue}, 未入组 in no group ${noGroup}, 拒收 refused ${refused}\n`,
  );
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  printTable(
    [
      '指标 indicator',
      '机构 hospital',
      '病例 known/asked',
      '占比 share',
      '得分 score',
      '同病种期望 expected',
      '偏离 deviation',
    ],
    units.map((unit) => rowOf(unit, byId.get(unit.indicator))),
  );
}

function rowOf(
  { hospital, department, asked, known, share, score, expected, deviation, indicator, lacks }: SupervisedUnit,
  definition: SupervisionIndicator | undefined,
) {
  const figures =
    share === null ? [noDataWords(lacks), '', '', ''] : [share, score, expected, deviation].map(percent);
  return [
    definition ? `${definition.name.zh}\n${definition.name.en}` : indicator,
    department === null ? hospital : `${hospital}\n${department}`,
    `${known}/${asked}`,
    ...figures,
  ];
}

/** With what most cases lack. */
function noDataWords(lacks: SupervisedUnit['lacks']): string {
  const [most] = Object.entries(lacks).sort(([, a], [, b]) => b - a);
  if (!most) return '无数据 no data';
  const { zh, en } = lackWords[most[0] as SupervisionLack];
  return `无数据：${zh}\nno data: ${en}`;
}

function percent(share: number | null): string {
  return share === null ? '' : `${(share * 100).toFixed(2)}%`;
}
