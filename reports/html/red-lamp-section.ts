import type { RedLamp, Report } from '../../core/reports/report.ts';
import { sayContributions } from '../../core/steering/contribution-words.ts';
import { sayDifference } from '../../core/steering/value-words.ts';
import { figureText } from '../figure-text.ts';
import type { Language } from '../language.ts';
import { reportWords } from '../report-words.ts';
import { lampMark } from './figure-cell.ts';
import { indicatorLink } from './indicator-head.ts';
import { type Markup, markup } from './markup.ts';

/** Where to act: of every red lamp its limit, what its change came from, and what to ask. */
export function redLampSection(report: Report, language: Language): Markup {
  if (report.redLamps.length === 0) return markup``;
  const lamps = report.redLamps.map((lamp) => redLamp(lamp, report, language));
  return markup`
<section class="page" id="red-lamps"><h2>${reportWords.redLampCauses[language]}</h2>
<p class="note">${reportWords.causesNote[language]}</p>
${lamps}</section>`;
}

function redLamp(
  { indicator: id, explanation, memberKind, names, questions }: RedLamp,
  { indicators, overall }: Report,
  language: Language,
): Markup {
  const indicator = indicators.find((candidate) => candidate.id === id);
  const figure = overall.figures.get(id);
  if (!indicator || !figure) return markup``;
  const text = (value: number) => figureText(value, indicator.unit, language);
  const colon = language === 'zh' ? '：' : ': ';
  const limit = figure.limit && markup` (${reportWords.redFrom[language]} ${text(figure.limit.red)})`;
  const moved = explanation && [
    markup`<li>${reportWords[explanation.against === 'year-before' ? 'yearChange' : 'change'][language]}${colon}${sayDifference(explanation.unit, explanation.change)[language]}</li>
`,
    ...sayContributions(explanation, memberKind, names).map(
      (words) => markup`<li>${words[language]}</li>
`,
    ),
  ];
  return markup`<h3>${indicatorLink(indicator, language)} ${lampMark(figure, language)} ${figure.value === null ? '' : text(figure.value)}${limit ?? ''}</h3>
<ul>${moved ?? ''}${questions.map(
    (words) => markup`<li>${reportWords.ask[language]}${colon}${words[language]}</li>
`,
  )}</ul>
`;
}
