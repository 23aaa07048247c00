import type { ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import type { Language } from '../language.ts';
import { unitWords } from '../report-words.ts';
import { type Markup, markup } from './markup.ts';

/** Where an indicator is defined in the page. */
export const definitionId = (indicator: string) => `def-${indicator}`;

/** The name of an indicator, leading to its definition. */
export function indicatorLink({ id, name }: ManagementIndicator, language: Language): Markup {
  return markup`<a href="#${definitionId(id)}">${name[language]}</a>`;
}

/** Head of a column of an indicator's values. */
export function indicatorHead(indicator: ManagementIndicator, language: Language): Markup {
  const unit = unitWords[indicator.unit][language];
  return markup`<th scope="col">${indicatorLink(indicator, language)}${unit && markup`<small>${unit}</small>`}</th>`;
}
