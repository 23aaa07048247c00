import type { Sheet } from 'write-excel-file/node';
import type { ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import type { Figure, Report } from '../../core/reports/report.ts';
import { dimensionWords, lampWords, reportWords, unitWords, unlitWords } from '../report-words.ts';
import { figureCell, headRow, numberCell, textCell, tintOf, wordsCell } from './cells.ts';
import { sheetOf } from './sheet-of.ts';

const dimension = { zh: '维度', en: 'Dimension' };
const heads = ['indicator', 'unit', 'lamp', 'value', 'before', 'yearBefore', 'cases'] as const;

/** What every indicator says of the whole, beside what it was. */
export function indicatorSheet({ indicators, overall }: Report): Sheet<Buffer> {
  const head = headRow([dimension, ...heads.map((id) => reportWords[id])]);
  const rows = indicators.map((indicator) => indicatorRow(indicator, overall.figures.get(indicator.id)));
  return sheetOf(reportWords.indicators, [head, ...rows], [14, 36, 14, 18, 16, 16, 16, 10]);
}

function indicatorRow({ dimension: of, name, unit }: ManagementIndicator, figure: Figure | undefined) {
  const { before = null, yearBefore = null, cases = 0, colour = 'none', reason } = figure ?? {};
  const { shape, zh, en } = reason ? { shape: '', ...unlitWords[reason] } : lampWords[colour];
  return [
    wordsCell(dimensionWords[of]),
    wordsCell(name),
    wordsCell(unitWords[unit]),
    textCell(`${shape} ${zh} ${en}`.trim(), tintOf(colour)),
    figureCell(figure, unit),
    numberCell(before, unit),
    numberCell(yearBefore, unit),
    numberCell(cases, 'count'),
  ];
}
