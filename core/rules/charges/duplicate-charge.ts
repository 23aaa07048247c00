import * as z from 'zod';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import type { TableOfKind } from '../knowledge-points.ts';
import { type FlaggedLine, hitOnLines } from '../line-hit.ts';
import { type ChargedItem, type Hit, type LineCheck, pass, verdictOf } from '../rule.ts';
import type { ChargingPeriod } from '../tables/charging-tables.ts';
import { meetsAny } from './meets-any.ts';

const words = {
  day: {
    zh: '{item}与{primary}同日收取，内涵已包含',
    en: '{item} was charged on the same day as {primary}, which contains it',
  },
  visit: {
    zh: '{item}与{primary}在同一次住院收取，内涵已包含',
    en: '{item} was charged in the same stay as {primary}, which contains it',
  },
  '6-hours': {
    zh: '{item}与{primary}在6小时内收取，内涵已包含',
    en: '{item} was charged within 6 hours of {primary}, which contains it',
  },
  'clock-hour': {
    zh: '{item}与{primary}在同一小时收取，内涵已包含',
    en: '{item} was charged in the same hour as {primary}, which contains it',
  },
  containing: { zh: '{item}（包含项目）', en: '{item} (the containing item)' },
} as const satisfies Readonly<Record<string, Words>>;

interface Contained {
  readonly name: string;
  /** Its place among the items of the table. */
  readonly number: number;
  /** The periods within which an item contains this one, by that item's number. */
  readonly containedIn: (readonly ChargingPeriod[] | undefined)[];
}

type Charged = readonly ChargedItem<Contained>[];

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
    run: (_, charged) =>
      charged.length < 2 ? pass : verdictOf(charged.flatMap((item) => hitsOn(item, charged))),
  }),
});

function containmentsOf(table: TableOfKind<'duplicate-charge'>): ReadonlyMap<string, Contained> {
  const items = new Map<string, Contained>();
  for (const [period, primaryCode, primaryName, includedCode, includedName] of table.rows) {
    const primary = itemOf(primaryCode, primaryName);
    const included = itemOf(includedCode, includedName);
    included.containedIn[primary.number] = [...(included.containedIn[primary.number] ?? []), period];
  }
  return items;

  function itemOf(code: string, name: string): Contained {
    const item = items.get(code) ?? { name, number: items.size, containedIn: [] };
    items.set(code, item);
    return item;
  }
}

function hitsOn(item: ChargedItem<Contained>, charged: Charged): readonly Hit[] {
  const { containedIn } = item.limit;
  if (containedIn.length === 0) return none;
  const collisions: FlaggedLine[] = [];
  for (const primary of charged) {
    const periods = containedIn[primary.limit.number];
    if (!periods) continue;
    for (const period of periods) collisions.push(...collide(item, primary, period));
  }
  return collisions.length === 0 ? none : [hitOnLines(collisions, 'included-items')];
}

const none: readonly Hit[] = [];

/** The contained lines with their money and the containing lines without, as far as they meet. */
function collide(
  item: ChargedItem<Contained>,
  primary: ChargedItem<Contained>,
  period: ChargingPeriod,
): readonly FlaggedLine[] {
  const included = item.lines.filter(meetsAny(primary.lines, period));
  const containing = primary.lines.filter(meetsAny(item.lines, period));
  const places = { item: item.limit.name, primary: primary.limit.name };
  const text = sayEvidence(words[period], places);
  const primaryText = sayEvidence(words.containing, { item: primary.limit.name });
  return [
    ...included.map((line) => ({ line, amountFen: line.amountFen, text })),
    ...containing.map((line) => ({ line, amountFen: 0, text: primaryText })),
  ];
}
