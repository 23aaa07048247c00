import type { ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import type { Report, ReportedUnit, UnitTable } from '../../core/reports/report.ts';
import type { Language } from '../language.ts';
import { reportWords, viewWords } from '../report-words.ts';
import { unitLabel } from '../unit-label.ts';
import { figureCell } from './figure-cell.ts';
import { indicatorHead } from './indicator-head.ts';
import { type Markup, markup } from './markup.ts';

/** The units of a view: on paper the plan's columns, and those units that its rows let in. */
export function unitSection(table: UnitTable, { indicators }: Report, language: Language): Markup {
  const planned = table.columns.flatMap((id) => indicators.find((indicator) => indicator.id === id) ?? []);
  const isKnown = ({ id }: ManagementIndicator) =>
    table.units.some(({ figures }) => typeof figures.get(id)?.value === 'number');
  const columns = planned.filter(isKnown);
  const unknown = planned.filter((indicator) => !isKnown(indicator));
  const { first, last, until } = table.shown;
  const hidden = table.units.length - first - last;
  const rows = table.units.map((unit) => unitRow(unit, columns, language));
  return markup`
<section class="wide" id="${table.view}"><h2>${viewWords[table.view][language]}</h2>
<div class="scroll"><table>
<caption>${captionOf(table, language)}${noDataOf(unknown, language)}</caption>
<thead><tr><th scope="col" class="text">${reportWords.name[language]}</th>${columns.map((indicator) => indicatorHead(indicator, language))}</tr></thead>
<tbody>
${rows.slice(0, first)}
${hidden > 0 ? gapRow(hidden, columns.length, language) : ''}
${rows.slice(until - last, until)}
</tbody></table></div></section>`;
}

function unitRow(unit: ReportedUnit, columns: readonly ManagementIndicator[], language: Language): Markup {
  const cells = columns.map(({ id, unit: of }) => figureCell(unit.figures.get(id), of, language));
  return markup`<tr><th scope="row">${unitLabel(unit.key, unit.name, language)}</th>${cells}</tr>
`;
}

function captionOf({ units, shown: { first, last } }: UnitTable, language: Language): string {
  const shown = first + last;
  const lit = {
    zh: '仅标出红灯（◆）与黄灯（▲）',
    en: 'Only red (◆) and yellow (▲) lamps are marked',
  }[language];
  if (shown === units.length)
    return language === 'zh' ? `共 ${shown} 个；${lit}。` : `${shown} in all. ${lit}.`;
  return language === 'zh'
    ? `共 ${units.length} 个，此处列出 ${shown} 个，全部见工作簿；${lit}。`
    : `${shown} of ${units.length}; all are in the workbook. ${lit}.`;
}

function noDataOf(unknown: readonly ManagementIndicator[], language: Language): string {
  if (unknown.length === 0) return '';
  const names = unknown.map(({ name }) => name[language]).join(language === 'zh' ? '、' : ', ');
  return language === 'zh' ? `无数据：${names}。` : ` No data: ${names}.`;
}

function gapRow(hidden: number, columns: number, language: Language): Markup {
  const text = language === 'zh' ? `… 其余 ${hidden} 个见工作簿 …` : `… ${hidden} more in the workbook …`;
  return markup`<tr class="gap"><td colspan="${columns + 1}">${text}</td></tr>
`;
}
