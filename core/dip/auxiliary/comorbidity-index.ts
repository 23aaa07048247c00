import type { Comorbidity } from './comorbidity.ts';
import { prefixMap } from './prefix-map.ts';

/**
 * Makes ready the comorbidity index of a case (CCI, national DIP specification): the sum of the weights of the kinds of
 * illness among its other diagnoses. Each kind counts once, and a lighter form not beside a graver one.
 */
export function comorbidityIndex({
  categories,
}: Pick<Comorbidity, 'categories'>): (others: readonly string[]) => number {
  const find = prefixMap(categories.map((category) => [category, category.prefixes] as const));
  return (others) => {
    const found = new Set(others.flatMap(find));
    const lighter = new Set([...found].flatMap(({ instead_of: ids = [] }) => ids));
    return [...found].reduce((sum, { id, weight }) => (lighter.has(id) ? sum : sum + weight), 0);
  };
}
