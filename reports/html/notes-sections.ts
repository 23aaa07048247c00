import type { ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import type { Report } from '../../core/reports/report.ts';
import type { Language } from '../language.ts';
import { qualityLines } from '../quality-lines.ts';
import { betterWords, reportWords } from '../report-words.ts';
import { thresholdWords } from '../threshold-words.ts';
import { valueCell } from './figure-cell.ts';
import { definitionId } from './indicator-head.ts';
import { type Markup, markup } from './markup.ts';

/** What was sent, and what figures could not be made of. */
export function qualitySection({ quality }: Report, language: Language): Markup {
  const rows = qualityLines(quality).map(
    ({ name, value, unit }) =>
      markup`<tr><th scope="row">${name[language]}</th>${valueCell(value, unit, language)}</tr>
`,
  );
  return markup`
<section id="quality"><h2>${reportWords.quality[language]}</h2>
<table><thead><tr><th scope="col" class="text">${reportWords.item[language]}</th><th scope="col">${reportWords.value[language]}</th></tr></thead>
<tbody>${rows}</tbody></table></section>`;
}

/** What each figure is: every name of an indicator leads here. */
export function methodSection({ indicators }: Report, language: Language): Markup {
  return markup`
<section class="page" id="methods"><h2>${reportWords.methods[language]}</h2>
<dl>${indicators.map((indicator) => definition(indicator, language))}</dl></section>`;
}

function definition(indicator: ManagementIndicator, language: Language): Markup {
  const { id, name, meaning, level1, better, thresholds, source, minCases } = indicator;
  const colon = language === 'zh' ? '：' : ': ';
  const lit = {
    zh: `少于 ${minCases} 例不亮灯`,
    en: `not lit below ${minCases} cases`,
  }[language];
  const limits = thresholds.map(
    (threshold) => markup`<dd>${thresholdWords(indicator, threshold)[language]}</dd>
`,
  );
  return markup`<div><dt id="${definitionId(id)}">${name[language]} <small>${level1[language]}</small></dt>
<dd>${meaning[language]} ${betterWords[better][language]}${thresholds.length > 0 ? `${language === 'zh' ? '；' : '; '}${lit}` : ''}</dd>
${limits}<dd class="note">${reportWords.source[language]}${colon}${source}</dd></div>
`;
}
