import * as z from 'zod';
import type { Catalogue } from '../../claims/catalogue.ts';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import type { TableOfKind } from '../knowledge-points.ts';
import { type FlaggedLine, hitOnLines } from '../line-hit.ts';
import { type Hit, type LineCheck, verdictOf } from '../rule.ts';

const words: Words = {
  zh: '{date}将{whole}分解收费：{item}为其组成部分',
  en: '{whole} was charged in parts on {date}: {item} is one of them',
};

interface Whole {
  readonly code: string;
  readonly name: string;
  readonly parts: readonly (readonly [code: string, name: string])[];
}

/** A part as charged on one day. */
interface PartOfDay {
  readonly name: string;
  readonly lines: readonly FeeLine[];
  readonly quantity: number;
}

/**
 * A whole charged as its parts: all of them on one day, and the whole not. The money is what as many sets of
 * parts cost above the whole's catalogue price, in proportion on their lines; where that price is not known
 * no money is claimed, and parts that cost no more than the whole pass. One hit for each whole and day.
 */
export const unbundledCharge = defineCheck({
  tableKind: 'unbundled',
  parameters: z.strictObject({}),
  bind: ({ table, catalogue }): LineCheck<readonly Whole[]> => ({
    reads: 'lines',
    limits: wholesByFirstPart(table),
    run: (index, charged) =>
      verdictOf(
        charged.flatMap(({ limit, lines }) =>
          limit.flatMap((whole) => daysOf(lines).flatMap((day) => hitsOn(whole, day, index, catalogue))),
        ),
      ),
  }),
});

/** A whole is looked for where its first part is charged. */
function wholesByFirstPart(table: TableOfKind<'unbundled'>): ReadonlyMap<string, readonly Whole[]> {
  const wholes = table.rows.map(([code, name, parts]): Whole => ({ code, name, parts }));
  return Map.groupBy(wholes, ({ parts }) => parts[0]?.[0] ?? '');
}

function daysOf(lines: readonly FeeLine[]): readonly string[] {
  return [...new Set(lines.map(({ chargedAt }) => chargedAt.slice(0, 10)))];
}

function hitsOn(whole: Whole, day: string, index: CaseIndex, catalogue: Catalogue): readonly Hit[] {
  const parts = whole.parts.map(([code, name]) => ({ name, ...chargedOn(day, code, index) }));
  if (parts.some(({ quantity }) => quantity === 0) || chargedOn(day, whole.code, index).quantity > 0)
    return [];
  const sets = Math.min(...parts.map(({ quantity }) => quantity));
  const setsFen = parts.reduce((sum, part) => sum + (amountFenOf(part) * sets) / part.quantity, 0);
  const priceFen = catalogue.get(whole.code)?.unitPriceFen ?? null;
  const aboveFen = priceFen === null ? 0 : setsFen - priceFen * sets;
  if (priceFen !== null && aboveFen <= 0) return [];
  const share = setsFen > 0 ? aboveFen / setsFen : 0;
  const flagged = parts.flatMap((part) => flagPart(whole, day, part, (share * sets) / part.quantity));
  return [hitOnLines(inWholeFen(flagged), priceFen === null ? 'none' : 'parts-above-whole')];
}

function chargedOn(day: string, code: string, { linesByCode }: CaseIndex) {
  const lines = (linesByCode?.get(code) ?? []).filter(({ chargedAt }) => chargedAt.startsWith(day));
  return { lines, quantity: lines.reduce((sum, line) => sum + line.quantity, 0) };
}

function amountFenOf({ lines }: PartOfDay): number {
  return lines.reduce((sum, line) => sum + line.amountFen, 0);
}

function flagPart(whole: Whole, date: string, part: PartOfDay, share: number): readonly FlaggedLine[] {
  const text = sayEvidence(words, { whole: whole.name, item: part.name, date });
  return part.lines.map((line) => ({ line, amountFen: line.amountFen * share, text }));
}

/** Rounds so that the lines together come to the rounded sum. */
function inWholeFen(flagged: readonly FlaggedLine[]): readonly FlaggedLine[] {
  let exactFen = 0;
  let givenFen = 0;
  return flagged.map((entry) => {
    exactFen += entry.amountFen;
    const amountFen = Math.round(exactFen) - givenFen;
    givenFen += amountFen;
    return { ...entry, amountFen };
  });
}
