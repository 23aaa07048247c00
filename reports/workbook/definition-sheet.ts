import type { Sheet } from 'write-excel-file/node';
import type { Report } from '../../core/reports/report.ts';
import { inBoth } from '../language.ts';
import { betterWords, reportWords } from '../report-words.ts';
import { thresholdWords } from '../threshold-words.ts';
import { headRow, textCell, wordsCell } from './cells.ts';
import { sheetOf } from './sheet-of.ts';

const heads = ['code', 'indicator', 'meaning', 'better', 'thresholds', 'source'] as const;

/** What each figure is. */
export function definitionSheet({ indicators }: Report): Sheet<Buffer> {
  const rows = indicators.map((indicator) => [
    textCell(indicator.id),
    wordsCell(indicator.name),
    wordsCell(indicator.meaning),
    wordsCell(betterWords[indicator.better]),
    textCell(
      indicator.thresholds.map((threshold) => inBoth(thresholdWords(indicator, threshold))).join('\n'),
      { wrap: true },
    ),
    textCell(indicator.source, { wrap: true }),
  ]);
  const head = headRow(heads.map((id) => reportWords[id]));
  return sheetOf({ zh: '定义', en: 'Definitions' }, [head, ...rows], [26, 30, 60, 20, 60, 60]);
}
