import type { Sheet } from 'write-excel-file/node';
import type { Words } from '../../core/claims/words.ts';
import type { ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import type { LampColour, Report, ReportedUnit, UnitTable } from '../../core/reports/report.ts';
import { lampWords, reportWords, unitWords, viewWords } from '../report-words.ts';
import { figureCell, headRow, numberCell, textCell } from './cells.ts';
import { sheetOf } from './sheet-of.ts';

const leading = ['code', 'name', 'redLamps', 'yellowLamps', 'litIndicators'] as const;

/** All units of a view with all indicators. */
export function unitSheet({ view, units }: UnitTable, { indicators }: Report): Sheet<Buffer> {
  const head = headRow([...leading.map((id) => reportWords[id]), ...indicators.map(headOf)]);
  const widths = [14, 26, 8, 8, 30, ...indicators.map(() => 13)];
  return sheetOf(viewWords[view], [head, ...units.map((unit) => unitRow(unit, indicators))], widths, {
    stickyColumnsCount: 2,
  });
}

/** Name and unit; a share is a fraction of one, shown in percent. */
export function headOf({ name, unit }: ManagementIndicator): Words {
  const { zh, en } = unitWords[unit];
  return zh === '' || unit === 'share' ? name : { zh: `${name.zh}（${zh}）`, en: `${name.en} (${en})` };
}

function unitRow({ key, name, figures }: ReportedUnit, indicators: readonly ManagementIndicator[]) {
  const lit = (lamp: LampColour) => indicators.filter(({ id }) => figures.get(id)?.colour === lamp);
  const words = (['red', 'yellow'] as const).flatMap((lamp) =>
    lit(lamp).map((indicator) => {
      const { shape, short } = lampWords[lamp];
      return `${shape}${short.zh} ${short.en}: ${indicator.name.zh} ${indicator.name.en}`;
    }),
  );
  return [
    textCell(key),
    textCell(name.zh === name.en ? name.zh : `${name.zh} ${name.en}`),
    numberCell(lit('red').length, 'count'),
    numberCell(lit('yellow').length, 'count'),
    textCell(words.join('\n'), { wrap: true }),
    ...indicators.map(({ id, unit }) => figureCell(figures.get(id), unit)),
  ];
}
