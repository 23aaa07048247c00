import type { ErrataOption } from '../core/grouping/apply-errata.ts';
import { loadErrata } from '../platform/knowledge/load-scheme.ts';
import { WrongUsage } from './wrong-usage.ts';

/**
 * Which errata of a scheme are read as published and which as given, by `none`, `all`, or ids with commas
 * between them. `undefined`: as each erratum says itself.
 * @param schemes in which the ids must be found; throws on one that none of them has
 */
export function errataChoice(
  text: string | undefined,
  knowledgeDir: string,
  schemes: readonly string[],
): (scheme: string) => ErrataOption | undefined {
  if (text === undefined) return () => undefined;
  const idsOf = (scheme: string) => loadErrata(knowledgeDir, scheme).map(({ id }) => id);
  const chosen = text.split(',').map((id) => id.trim());
  if (text !== 'none' && text !== 'all') checkIds(chosen, [...new Set(schemes.flatMap(idsOf))]);
  return (scheme) => {
    const ids = idsOf(scheme);
    const isAsPublished = (id: string) => text === 'all' || chosen.includes(id);
    const readings = ids.map((id) => [id, isAsPublished(id) ? 'as-published' : 'as-given'] as const);
    return ids.length === 0 ? undefined : Object.fromEntries(readings);
  };
}

function checkIds(chosen: readonly string[], known: readonly string[]): void {
  const unknown = chosen.find((id) => !known.includes(id));
  if (unknown === undefined) return;
  throw new WrongUsage(
    `没有勘误“${unknown}”，可用的有 ${['none', 'all', ...known].join('、')}。 There is no erratum “${unknown}”; there are ${['none', 'all', ...known].join(', ')}.`,
  );
}
