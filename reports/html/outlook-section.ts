import { forecastMeasures } from '../../core/forecast/forecast-measures.ts';
import type { Band, MeasureOutlook } from '../../core/forecast/outlook.ts';
import { describeOutlookNotice } from '../../core/forecast/outlook-notice.ts';
import type { Report } from '../../core/reports/report.ts';
import { figureText, numberText, percentText } from '../figure-text.ts';
import type { Language } from '../language.ts';
import { measureWords, reportWords } from '../report-words.ts';
import { type Markup, markup } from './markup.ts';

/** The coming months with their intervals, how the method did so far, and what to beware of. */
export function outlookSection({ outlook }: Report, language: Language): Markup {
  if (!outlook) return markup``;
  const told = forecastMeasures.flatMap((measure) => {
    const of = outlook.total.measures[measure];
    return of ? [{ ...measureWords[measure], of }] : [];
  });
  const rows = outlook.months.map(
    (
      month,
      at,
    ) => markup`<tr><th scope="row">${month}</th>${told.map(({ of, unit, scale }) => bandCell(of.months[at], unit, scale, language))}</tr>
`,
  );
  const interval = {
    zh: `括号内为 ${percentText(outlook.level, 0, 'zh')} 预测区间，依据 ${outlook.from} 至 ${outlook.until}。回测误差为平均绝对标度误差（MASE），括号内为“按上月”的误差：更小更准。`,
    en: `In brackets the ${percentText(outlook.level, 0, 'en')} interval, resting on ${outlook.from} to ${outlook.until}. The back-test is the mean absolute scaled error (MASE), in brackets that of taking last month: less is better.`,
  }[language];
  const notices = outlook.notices.map(
    (notice) => markup`<p class="note">${describeOutlookNotice(notice)[language]}</p>
`,
  );
  return markup`
<section id="outlook"><h2>${reportWords.outlook[language]}</h2>
<div class="scroll"><table><caption>${interval}</caption>
<thead><tr><th scope="col" class="text">${reportWords.month[language]}</th>${told.map(({ words }) => markup`<th scope="col">${words[language]}</th>`)}</tr></thead>
<tbody>${rows}<tr><th scope="row">${reportWords.backTest[language]}</th>${told.map(({ of }) => backTestCell(of, language))}</tr></tbody></table></div>
${notices}</section>`;
}

function bandCell(
  band: Band | undefined,
  unit: 'count' | 'fen' | 'weight',
  scale: number,
  language: Language,
): Markup {
  if (!band) return markup`<td class="none">${reportWords.noData[language]}</td>`;
  const [point, low, high] = [band.point, band.low, band.high].map((value) =>
    figureText(value * scale, unit, language),
  );
  return markup`<td><data value="${band.point * scale}">${point}</data> (${low} – ${high})</td>`;
}

function backTestCell({ backTest }: MeasureOutlook, language: Language): Markup {
  if (!backTest || backTest.mase === null)
    return markup`<td class="none">${reportWords.noData[language]}</td>`;
  const naive = backTest.naiveMase === null ? '–' : numberText(backTest.naiveMase, 2);
  return markup`<td>${numberText(backTest.mase, 2)} (${naive})</td>`;
}
