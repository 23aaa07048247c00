import * as z from 'zod';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { normalItemName } from '../item-name.ts';
import type { TableOfKind } from '../knowledge-points.ts';
import { hitOnLines } from '../line-hit.ts';
import { type ChargedItem, type Hit, type LineCheck, verdictOf } from '../rule.ts';

const words: Words = {
  zh: '{item}与{other}配伍禁忌，同日收费',
  en: '{item} is incompatible with {other}; both were charged on one day',
};

interface Slice {
  readonly name: string;
  readonly partners: Set<string>;
}

/**
 * Two TCM slices that must not be given together, charged on one day, which is taken as one prescription.
 * Slices are known by whole names. One hit for each pair, with the money of both on the days they share.
 */
export const incompatiblePair = defineCheck({
  tableKind: 'incompatible-pair',
  parameters: z.strictObject({}),
  bind: ({ table }): LineCheck<Slice> => ({
    reads: 'lines',
    limits: new Map(),
    limitsByName: slicesOf(table),
    run: (_, charged) =>
      verdictOf(
        charged.flatMap((one, position) =>
          charged.slice(position + 1).flatMap((other) => hitsOn(one, other)),
        ),
      ),
  }),
});

function slicesOf({ rows }: TableOfKind<'incompatible-pair'>): ReadonlyMap<string, Slice> {
  const slices = new Map<string, Slice>();
  for (const [one, other] of rows) {
    addPartner(slices, one, other);
    addPartner(slices, other, one);
  }
  return slices;
}

function addPartner(slices: Map<string, Slice>, name: string, partner: string): void {
  const key = normalItemName(name);
  const slice = slices.get(key) ?? { name, partners: new Set() };
  slice.partners.add(partner);
  slices.set(key, slice);
}

function hitsOn(one: ChargedItem<Slice>, other: ChargedItem<Slice>): readonly Hit[] {
  if (!one.limit.partners.has(other.limit.name)) return [];
  const lines = [...onDaysOf(one, other), ...onDaysOf(other, one)];
  if (lines.length === 0) return [];
  const text = sayEvidence(words, { item: one.limit.name, other: other.limit.name });
  return [
    hitOnLines(
      lines.map((line) => ({ line, amountFen: line.amountFen, text })),
      'line-amount',
    ),
  ];
}

/** The lines of a slice charged on a day on which the other was charged too. */
function onDaysOf({ lines }: ChargedItem<Slice>, other: ChargedItem<Slice>): readonly FeeLine[] {
  const days = new Set(other.lines.map(({ chargedAt }) => chargedAt.slice(0, 10)));
  return lines.filter(({ chargedAt }) => days.has(chargedAt.slice(0, 10)));
}
