import { parseWireDictionaries } from '../../core/claims/wire/dictionaries.ts';
import type { OrderKnowledge } from '../../core/knowledge.ts';
import { parseAdvice } from '../../core/orders/advice.ts';
import { parsePresentation } from '../../core/orders/presentation.ts';
import { readKnowledge } from './knowledge-folder.ts';

/** How orders are read and warnings told. */
export function loadOrderWays(
  folder: string,
): Pick<OrderKnowledge, 'presentation' | 'advice' | 'insuranceTypes'> {
  return {
    presentation: readKnowledge(parsePresentation, folder, 'orders', 'presentation.json'),
    advice: readKnowledge(parseAdvice, folder, 'orders', 'advice.json'),
    insuranceTypes: readKnowledge(parseWireDictionaries, folder, 'dictionaries', 'settlement-list-codes.json')
      .hi_type,
  };
}
