import type { ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import type { Figure, Report } from '../../core/reports/report.ts';
import { changeText } from '../figure-text.ts';
import type { Language } from '../language.ts';
import { dimensionWords, reportWords, unitWords } from '../report-words.ts';
import { lampMark, valueCell } from './figure-cell.ts';
import { indicatorLink } from './indicator-head.ts';
import { type Markup, markup } from './markup.ts';

const heads = ['value', 'before', 'change', 'yearBefore', 'yearChange', 'cases'] as const;

/** What every indicator says of the whole, by dimension, beside what it was; those without data by name alone. */
export function indicatorSection({ indicators, overall }: Report, language: Language): Markup {
  const isKnown = ({ id }: ManagementIndicator) => {
    const figure = overall.figures.get(id);
    return [figure?.value, figure?.before, figure?.yearBefore].some((value) => typeof value === 'number');
  };
  const byDimension = Map.groupBy(indicators.filter(isKnown), ({ dimension }) => dimension);
  const bodies = [...byDimension].map(
    ([
      dimension,
      of,
    ]) => markup`<tbody><tr><th scope="rowgroup" class="text" colspan="${heads.length + 2}"><b>${dimensionWords[dimension][language]}</b></th></tr>
${of.map((indicator) => indicatorRow(indicator, overall.figures.get(indicator.id), language))}</tbody>`,
  );
  return markup`
<section class="page" id="indicators"><h2>${reportWords.indicators[language]}</h2>
<div class="scroll"><table>
<thead><tr><th scope="col" class="text">${reportWords.indicator[language]}</th><th scope="col" class="text">${reportWords.lamp[language]}</th>${heads.map((head) => markup`<th scope="col">${reportWords[head][language]}</th>`)}</tr></thead>
${bodies}
</table></div>
${unknownLine(
  indicators.filter((indicator) => !isKnown(indicator)),
  language,
)}</section>`;
}

function indicatorRow(
  indicator: ManagementIndicator,
  figure: Figure | undefined,
  language: Language,
): Markup {
  const { value = null, before = null, yearBefore = null, cases = 0 } = figure ?? {};
  const { unit } = indicator;
  const of = unit === 'share' ? '' : unitWords[unit][language];
  const change = (earlier: number | null) =>
    markup`<td>${changeText(value, earlier, unit, language) ?? '–'}</td>`;
  return markup`<tr><th scope="row">${indicatorLink(indicator, language)}${of && ` (${of})`}</th><td class="text">${figure ? lampMark(figure, language) : ''}</td>${valueCell(value, unit, language)}${valueCell(before, unit, language)}${change(before)}${valueCell(yearBefore, unit, language)}${change(yearBefore)}${valueCell(cases, 'count', language)}</tr>
`;
}

/** No data is said, not left out. */
function unknownLine(unknown: readonly ManagementIndicator[], language: Language): Markup {
  if (unknown.length === 0) return markup``;
  const comma = language === 'zh' ? '、' : ', ';
  const lead = {
    zh: `无数据的指标 ${unknown.length} 项（需另行导入，或本期无此类病例）：`,
    en: `${unknown.length} indicators without data (to be imported, or no such case in the period): `,
  }[language];
  const names = unknown.map(
    (indicator, at) => markup`${at > 0 ? comma : ''}${indicatorLink(indicator, language)}`,
  );
  return markup`<p class="note">${lead}${names}</p>`;
}
