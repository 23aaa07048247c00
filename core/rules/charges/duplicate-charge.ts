import * as z from 'zod';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import type { ChargingPeriod, TableOfKind } from '../knowledge-points.ts';
import { type FlaggedLine, hitOnLines } from '../line-hit.ts';
import { type ChargedItem, type Hit, type LineCheck, pass, verdictOf } from '../rule.ts';
import { meetsAny } from './meets-any.ts';

interface Containment {
  readonly period: ChargingPeriod;
  readonly primaryCode: string;
}

interface Contained {
  readonly name: string;
  /** Empty for an item that only contains others. */
  readonly containedIn: Containment[];
}

type Charged = ReadonlyMap<string, ChargedItem<Contained>>;

/**
 * An item charged beside another that already contains it, within the period for which it does. One hit for
 * each contained item; the money is the contained item's.
 */
export const duplicateCharge = defineCheck({
  tableKind: 'duplicate-charge',
  parameters: z.strictObject({}),
  bind: ({ table }): LineCheck<Contained> => ({
    reads: 'lines',
    limits: containmentsOf(table),
    run(_, charged) {
      if (charged.length < 2) return pass;
      const byCode = new Map(charged.map((item) => [item.code, item]));
      return verdictOf(charged.flatMap((item) => hitsOn(item, byCode)));
    },
  }),
});

function containmentsOf(table: TableOfKind<'duplicate-charge'>): ReadonlyMap<string, Contained> {
  const items = new Map<string, Contained>();
  for (const [period, primaryCode, primaryName, includedCode, includedName] of table.rows) {
    if (!items.has(primaryCode)) items.set(primaryCode, { name: primaryName, containedIn: [] });
    const included = items.get(includedCode) ?? { name: includedName, containedIn: [] };
    included.containedIn.push({ period, primaryCode });
    items.set(includedCode, included);
  }
  return items;
}

function hitsOn(item: ChargedItem<Contained>, charged: Charged): readonly Hit[] {
  const collisions = item.limit.containedIn.flatMap(({ period, primaryCode }) => {
    const primary = charged.get(primaryCode);
    return primary ? collide(item, primary, period) : [];
  });
  if (collisions.length === 0) return [];
  return [hitOnLines(collisions, 'included-items')];
}

/** The contained lines with their money and the containing lines without, as far as they meet. */
function collide(
  item: ChargedItem<Contained>,
  primary: ChargedItem<Contained>,
  period: ChargingPeriod,
): readonly FlaggedLine[] {
  const included = item.lines.filter(meetsAny(primary.lines, period));
  const containing = primary.lines.filter(meetsAny(item.lines, period));
  const places = { item: item.limit.name, primary: primary.limit.name };
  const text = sayEvidence(`included-${period}`, places);
  const primaryText = sayEvidence('containing-item', { item: primary.limit.name });
  return [
    ...included.map((line) => ({ line, amountFen: line.amountFen, text })),
    ...containing.map((line) => ({ line, amountFen: 0, text: primaryText })),
  ];
}
