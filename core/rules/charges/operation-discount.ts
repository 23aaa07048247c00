import * as z from 'zod';
import type { Catalogue } from '../../claims/catalogue.ts';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence, sayYuan } from '../evidence-words.ts';
import type { TableOfKind } from '../knowledge-points.ts';
import { type FlaggedLine, hitOnLines } from '../line-hit.ts';
import { type ChargedItem, type Hit, type LineCheck, noData, pass, verdictOf } from '../rule.ts';
import { chargesByDay } from './charges-by-day.ts';

const words = {
  notDiscounted: {
    zh: '{date}同组手术（{family}）第二项及以后，{item}实收单价{actual}元，应不高于{limit}元',
    en: 'second or further operation of {family} on {date}: {item} was charged at {actual} yuan, at most {limit} yuan is due',
  },
  fullPrice: {
    zh: '{item}（同组手术中按全价收取的一项）',
    en: '{item} (the one operation of the group that may stand at full price)',
  },
} as const satisfies Readonly<Record<string, Words>>;

interface Operation {
  readonly name: string;
  readonly families: string[];
}

/** One operation on one day; prices are of one unit, in fen. */
interface Session {
  readonly code: string;
  readonly operation: Operation;
  readonly lines: readonly FeeLine[];
  readonly chargedFen: number;
  readonly fullFen: number | null;
  /** What is due where another operation of the family stands at full price. */
  readonly discountedFen: number | null;
}

/** A charge may be this much above the discounted price, for rounding. */
const toleranceFen = 1;

/**
 * Different operations of one family on one day, of which more than one was charged above `laterShare` of
 * its catalogue price. The dearest may stand; the others owe what they were charged above that share. Where
 * missing catalogue prices leave it open whether a second one was: no data.
 */
export const operationDiscount = defineCheck({
  tableKind: 'procedure-family',
  parameters: z.strictObject({ laterShare: z.number().positive().max(1) }),
  bind({ table, parameters: { laterShare }, catalogue }): LineCheck<Operation> {
    return {
      reads: 'lines',
      limits: operationsOf(table),
      run(_, charged) {
        if (charged.length < 2) return pass;
        const days = sessionsByDay(charged, catalogue, laterShare);
        const hits = [...days].flatMap(([day, sessions]) => hitsOn(day, sessions));
        const isOpen = hits.length === 0 && [...days.values()].some(isUndecided);
        return isOpen ? noData('cataloguePrice') : verdictOf(hits);
      },
    };
  },
});

function operationsOf(table: TableOfKind<'procedure-family'>): ReadonlyMap<string, Operation> {
  const operations = new Map<string, Operation>();
  for (const [code, name, family] of table.rows) {
    const operation = operations.get(code);
    if (operation) operation.families.push(family);
    else operations.set(code, { name, families: [family] });
  }
  return operations;
}

function sessionsByDay(
  charged: readonly ChargedItem<Operation>[],
  catalogue: Catalogue,
  laterShare: number,
): ReadonlyMap<string, readonly Session[]> {
  const days = new Map<string, Session[]>();
  for (const { code, limit: operation, lines } of charged) {
    const fullFen = catalogue.get(code)?.unitPriceFen ?? null;
    const discountedFen = fullFen && fullFen * laterShare;
    for (const [day, ofDay] of chargesByDay(lines)) {
      const session = { code, operation, lines: ofDay, chargedFen: unitPrice(ofDay), fullFen, discountedFen };
      days.set(day, [...(days.get(day) ?? []), session]);
    }
  }
  return days;
}

function unitPrice(lines: readonly FeeLine[]): number {
  const amountFen = lines.reduce((sum, line) => sum + line.amountFen, 0);
  return amountFen / lines.reduce((sum, line) => sum + line.quantity, 0);
}

function hitsOn(day: string, sessions: readonly Session[]): readonly Hit[] {
  const families = familiesOf(sessions);
  const flagged = families.flatMap((family) => flagLater(day, family, undiscounted(sessions, family)));
  if (flagged.length === 0) return [];
  const standing = families.flatMap((family) => flagDearest(undiscounted(sessions, family)));
  return [hitOnLines([...flagged, ...standing], 'above-discount')];
}

function familiesOf(sessions: readonly Session[]): readonly string[] {
  return [...new Set(sessions.flatMap(({ operation }) => operation.families))].sort();
}

/** The family's operations known to be charged above the discounted price, dearest first. */
function undiscounted(sessions: readonly Session[], family: string): readonly Session[] {
  return sessions
    .filter((session) => session.operation.families.includes(family) && isAboveDiscount(session))
    .sort((a, b) => (b.fullFen ?? 0) - (a.fullFen ?? 0) || (a.code < b.code ? -1 : 1));
}

function isAboveDiscount({ chargedFen, discountedFen }: Session): boolean {
  return discountedFen !== null && chargedFen > discountedFen + toleranceFen;
}

function flagLater(date: string, family: string, [, ...later]: readonly Session[]): readonly FlaggedLine[] {
  return later.flatMap(({ operation, lines, chargedFen, discountedFen }) => {
    const dueFen = discountedFen ?? 0;
    const places = {
      item: operation.name,
      actual: sayYuan(chargedFen),
      limit: sayYuan(dueFen),
      date,
      family,
    };
    const text = sayEvidence(words.notDiscounted, places);
    return lines.map((line) => ({
      line,
      amountFen: Math.max(0, line.amountFen - dueFen * line.quantity),
      text,
    }));
  });
}

function flagDearest([dearest, second]: readonly Session[]): readonly FlaggedLine[] {
  if (!dearest || !second) return [];
  const text = sayEvidence(words.fullPrice, { item: dearest.operation.name });
  return dearest.lines.map((line) => ({ line, amountFen: 0, text }));
}

function isUndecided(sessions: readonly Session[]): boolean {
  return familiesOf(sessions).some((family) => {
    const ofFamily = sessions.filter(({ operation }) => operation.families.includes(family));
    const unpriced = ofFamily.filter(({ fullFen }) => fullFen === null);
    return unpriced.length > 0 && unpriced.length + undiscounted(ofFamily, family).length > 1;
  });
}
