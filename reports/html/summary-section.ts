import type { ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import type { Report } from '../../core/reports/report.ts';
import { changeText, figureText } from '../figure-text.ts';
import type { Language } from '../language.ts';
import { remarkWords } from '../remark-words.ts';
import { reportWords, unitWords } from '../report-words.ts';
import { lampMark } from './figure-cell.ts';
import { indicatorLink } from './indicator-head.ts';
import { type Markup, markup } from './markup.ts';

/** The first page: what a manager reads in a minute. */
export function summarySection(report: Report, language: Language): Markup {
  const { remarks, headline, indicators } = report;
  const find = (id: string) => indicators.find((indicator) => indicator.id === id);
  const nameOf = (id: string) => find(id)?.name ?? { zh: id, en: id };
  const lines = remarks.map(
    (remark) => markup`<li>${remarkWords(remark, nameOf)[language]}</li>
`,
  );
  const shown = headline.flatMap((id) => find(id) ?? []);
  return markup`
<section id="summary"><h2>${reportWords.summary[language]}</h2>
<ol class="remarks">${lines}</ol>
<ul class="cards">${shown.map((indicator) => card(indicator, report, language))}</ul></section>`;
}

/** One figure, what it was before, and its lamp. */
function card(indicator: ManagementIndicator, { overall }: Report, language: Language): Markup {
  const figure = overall.figures.get(indicator.id);
  const { value = null, before = null, yearBefore = null } = figure ?? {};
  const { unit } = indicator;
  const of = unit === 'share' || value === null ? '' : unitWords[unit][language];
  const changes = (
    [
      ['change', before],
      ['yearChange', yearBefore],
    ] as const
  ).flatMap(([word, earlier]) => {
    const text = changeText(value, earlier, unit, language);
    return text === null ? [] : `${reportWords[word][language]} ${text}`;
  });
  return markup`<li>${indicatorLink(indicator, language)}<b>${figureText(value, unit, language)} <small>${of}</small></b>${figure && figure.colour !== 'none' ? lampMark(figure, language) : ''}<small>${changes.join(' · ')}</small></li>
`;
}
