import type { Sheet } from 'write-excel-file/node';
import type { Words } from '../../core/claims/words.ts';
import type { Report } from '../../core/reports/report.ts';
import { remarkWords } from '../remark-words.ts';
import { reportWords } from '../report-words.ts';
import { headRow, textCell } from './cells.ts';
import { sheetOf } from './sheet-of.ts';

/** Whose report it is, its first page, and how its cells are to be read. */
export function aboutSheet(report: Report): Sheet<Buffer> {
  const { title, name, department, scope, period, area, remarks, indicators } = report;
  const nameOf = (id: string) =>
    indicators.find((indicator) => indicator.id === id)?.name ?? { zh: id, en: id };
  const code = scope.kind === 'region' ? scope.region : scope.hospital;
  const facts: readonly Words[] = [
    { zh: `${code} ${name.zh}`, en: `${code} ${name.en}` },
    ...(department
      ? [{ zh: `${department.code} ${department.name.zh}`, en: `${department.code} ${department.name.en}` }]
      : []),
    { zh: period, en: period },
    ...remarks.map((remark) => remarkWords(remark, nameOf)),
    {
      zh: `指数以${area.name.zh}（${area.region}）${area.from} 至 ${area.until} 各病组均值为 1。`,
      en: `Indices are 1 at the means by group of ${area.name.en} (${area.region}), ${area.from} to ${area.until}.`,
    },
    reportWords.trendNote,
    {
      zh: '空白单元格为无数据；金额单位为元，精确到分；比例为小数，以百分比显示。',
      en: 'An empty cell is no data; money is in yuan, exact to the fen; shares are fractions, shown in percent.',
    },
  ];
  const rows = facts.map((fact) => [textCell(fact.zh, { wrap: true }), textCell(fact.en, { wrap: true })]);
  return sheetOf(
    { zh: '摘要', en: 'Summary' },
    [
      headRow([
        { zh: title.zh, en: title.zh },
        { zh: title.en, en: title.en },
      ]),
      ...rows,
    ],
    [70, 70],
  );
}
