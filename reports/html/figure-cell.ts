import type { ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import type { Figure } from '../../core/reports/report.ts';
import { figureText } from '../figure-text.ts';
import type { Language } from '../language.ts';
import { lampWords } from '../report-words.ts';
import { type Markup, markup } from './markup.ts';

/** A cell of a table with the exact value beside what is read. */
export function valueCell(
  value: number | null,
  unit: ManagementIndicator['unit'],
  language: Language,
): Markup {
  const text = figureText(value, unit, language);
  if (value === null) return markup`<td class="none">${text}</td>`;
  return markup`<td><data value="${value}">${text}</data></td>`;
}

/** The same, marked where its lamp is red or yellow. */
export function figureCell(
  figure: Figure | undefined,
  unit: ManagementIndicator['unit'],
  language: Language,
): Markup {
  if (!figure || figure.value === null || figure.lamp === 'none' || figure.lamp === 'green')
    return valueCell(figure?.value ?? null, unit, language);
  const { shape, short } = lampWords[figure.lamp];
  const text = figureText(figure.value, unit, language);
  return markup`<td class="${figure.lamp}">${shape}${short[language]} <data value="${figure.value}">${text}</data></td>`;
}

/** A lamp in a line of its own. */
export function lampMark(lamp: Figure['lamp'], language: Language): Markup {
  const words = lampWords[lamp];
  if (lamp === 'none') return markup`<span class="note">${words[language]}</span>`;
  return markup`<span class="lamp ${lamp}">${words.shape} ${words[language]}</span>`;
}
