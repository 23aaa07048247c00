import type { ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import type { Figure } from '../../core/reports/report.ts';
import { figureText } from '../figure-text.ts';
import type { Language } from '../language.ts';
import { lampWords, reportWords, unlitWords } from '../report-words.ts';
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
  if (!figure || figure.value === null || figure.colour === 'none' || figure.colour === 'green')
    return valueCell(figure?.value ?? null, unit, language);
  const { shape, short } = lampWords[figure.colour];
  const text = figureText(figure.value, unit, language);
  return markup`<td class="${figure.colour}">${shape}${short[language]} <data value="${figure.value}">${text}</data></td>`;
}

/** A lamp in a line of its own: how sure it is, or why there is none. */
export function lampMark({ colour, reason, isSure }: LampState, language: Language): Markup {
  if (colour === 'none')
    return markup`<span class="note">${unlitWords[reason ?? 'no-threshold'][language]}</span>`;
  const words = lampWords[colour];
  const doubt = colour !== 'green' && isSure === false ? ` ${reportWords.unsure[language]}` : '';
  return markup`<span class="lamp ${colour}">${words.shape} ${words[language]}</span>${doubt && markup`<small>${doubt}</small>`}`;
}

type LampState = Pick<Figure, 'colour' | 'reason' | 'isSure'>;
