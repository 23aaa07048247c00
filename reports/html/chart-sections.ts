import type { ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import type { Report, Trend } from '../../core/reports/report.ts';
import { quadrantChart } from '../chart/quadrant-chart.ts';
import { trendChart } from '../chart/trend-chart.ts';
import type { Language } from '../language.ts';
import { reportWords, unitWords, viewWords } from '../report-words.ts';
import { valueCell } from './figure-cell.ts';
import { indicatorHead, indicatorLink } from './indicator-head.ts';
import { asIs, type Markup, markup } from './markup.ts';

/** Twelve months as lines, and the same as a table. */
export function trendSection({ trends, indicators }: Report, language: Language): Markup {
  const known = trends.flatMap((trend) => {
    const indicator = indicators.find(({ id }) => id === trend.indicator);
    return indicator ? [{ trend, indicator }] : [];
  });
  const charts = known.map(
    ({
      trend,
      indicator,
    }) => markup`<figure><figcaption>${indicatorLink(indicator, language)}${captionUnit(indicator, language)}</figcaption>${asIs(trendChart(trend, indicator, language))}</figure>
`,
  );
  return markup`
<section class="page" id="trend"><h2>${reportWords.trend[language]}</h2>
<p class="note">${reportWords.trendNote[language]}</p>
<div class="charts">${charts}</div>
${trendTable(known, language)}
</section>`;
}

interface KnownTrend {
  readonly trend: Trend;
  readonly indicator: ManagementIndicator;
}

function trendTable(trends: readonly KnownTrend[], language: Language): Markup {
  const months = trends[0]?.trend.months.map(({ month }) => month) ?? [];
  const rows = months.map((month, at) => {
    const cells = trends.map(({ trend, indicator }) =>
      valueCell(trend.months[at]?.value ?? null, indicator.unit, language),
    );
    return markup`<tr><th scope="row">${month}</th>${cells}</tr>
`;
  });
  return markup`<div class="scroll"><table>
<thead><tr><th scope="col" class="text">${reportWords.month[language]}</th>${trends.map(({ indicator }) => indicatorHead(indicator, language))}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

const captionUnit = ({ unit }: ManagementIndicator, language: Language) =>
  unitWords[unit][language] && ` (${unitWords[unit][language]})`;

/** Units in the planes of two indicators. */
export function quadrantSection({ quadrants, indicators }: Report, language: Language): Markup {
  if (quadrants.length === 0) return markup``;
  const find = (id: string) => indicators.find((indicator) => indicator.id === id);
  const charts = quadrants.flatMap((quadrant) => {
    const [x, y] = [find(quadrant.chart.x.indicator), find(quadrant.chart.y.indicator)];
    if (!x || !y) return [];
    return markup`<figure><figcaption>${viewWords[quadrant.view][language]}${language === 'zh' ? '：' : ': '}${quadrant.chart.title[language]}</figcaption>${asIs(quadrantChart(quadrant, x, y, language))}</figure>
`;
  });
  const note = {
    zh: '虚线为分界；点越大例数越多；◆ 红灯，▲ 黄灯，● 绿灯或不亮灯。重叠的名称不显示，数值见各表。',
    en: 'Dashed lines divide the plane; larger points have more cases; ◆ red, ▲ yellow, ● green or not lit. Names that would overlap are left out: the tables have all figures.',
  }[language];
  return markup`
<section class="page" id="quadrants"><h2>${reportWords.quadrants[language]}</h2>
<p class="note">${note}</p>
<div class="charts">${charts}</div></section>`;
}
