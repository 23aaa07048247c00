import * as z from 'zod';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import type { DrugReference } from '../../drugs/drug-reference.ts';
import { type DrugCode, mayBeAlike, readDrugCode } from '../../drugs/national-drug-code.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { itemsByKey } from '../items-by-key.ts';
import type { TableOfKind } from '../knowledge-points.ts';
import { hitOnLines } from '../line-hit.ts';
import { isOrdered } from '../line-span.ts';
import { type ChargedItem, type Hit, type LineCheck, pass, verdictOf } from '../rule.ts';
import { linesBeside, type Overlap, overlapOf } from './overlap.ts';
import { repeatedOrders } from './repeated-orders.ts';

const words = {
  class: {
    zh: '{item}与{other}药理作用相同（{class}），{days}天同日收费',
    en: '{item} acts as {other} does (class {class}); both were charged on {days} days',
  },
  substance: {
    zh: '{item}与{other}为同一成分的不同剂型，{days}天同日收费',
    en: '{item} and {other} are one substance in two forms; both were charged on {days} days',
  },
  orderedClass: {
    zh: '{item}与{other}药理作用相同（{class}），医嘱自{from}起并用',
    en: '{item} acts as {other} does (class {class}); orders of both stand from {from} on',
  },
  orderedSubstance: {
    zh: '{item}与{other}为同一成分的不同剂型，医嘱自{from}起并用',
    en: '{item} and {other} are one substance in two forms; orders of both stand from {from} on',
  },
  other: { zh: '{other}（重复的另一药品）', en: '{other} (the drug it repeats)' },
} as const satisfies Readonly<Record<string, Words>>;

const parameters = z.strictObject({
  /** Days on which both must be charged, or ordered; a change of drug shares one. */
  minDays: z.int().positive(),
  /** Beginnings of classes (without the leading X) of which several drugs together are accepted treatment. */
  exemptClasses: z.array(z.string().min(1)),
  /** Whole names of drugs whose action differs from the rest of their class. */
  exemptNames: z.array(z.string().min(1)),
  /** Ends of classes that gather drugs of different action, as the X of ATC does. */
  exemptClassEndings: z.array(z.string().min(1)),
});
type Parameters = z.infer<typeof parameters>;
type Row = TableOfKind<'duplicate-drug'>['rows'][number];

/** All that was charged of one product: class, substance and form, whoever makes it. */
interface Therapy {
  readonly name: string;
  /** The finest class that the national catalogue names. */
  readonly className: string;
  readonly drug: DrugCode;
  readonly lines: readonly FeeLine[];
  readonly amountFen: number;
}

/**
 * Two listed drugs of one class, or one substance in two forms, charged on the same days, or ordered for days
 * in common or at one moment. One hit for each drug that repeats a dearer one, with the money of the days they
 * share. Of orders, also one drug ordered twice. Class and substance are read from national drug codes; drugs
 * under other codes and Chinese medicines are not compared.
 */
export const duplicateDrug = defineCheck({
  tableKind: 'duplicate-drug',
  parameters,
  bind: ({ table, drugs, parameters: limits }): LineCheck<readonly Row[]> => ({
    reads: 'lines',
    ...itemsByKey(table.rows.filter(([, name]) => !limits.exemptNames.includes(name))),
    run(_, charged) {
      if (!mayRepeat(charged)) return pass;
      const therapies = therapiesOf(charged, limits, drugs);
      return verdictOf([
        ...therapies.flatMap((therapy, at) => hitsOn(therapy, therapies.slice(0, at), limits)),
        ...therapies.flatMap(({ name, lines }) => repeatedOrders(name, lines, limits.minDays)),
      ]);
    },
  }),
});

/**
 * Whether two codes could be of one class or substance, or an order repeat another: told from their figures
 * alone, before anything is built.
 */
function mayRepeat(charged: readonly Pick<ChargedItem<unknown>, 'code' | 'lines'>[]): boolean {
  return charged.some(({ code, lines }, at) => {
    if (lines.length > 1 && lines.some(isOrdered)) return true;
    for (let other = 0; other < at; other++) {
      if (mayBeAlike(code, charged[other]?.code ?? '')) return true;
    }
    return false;
  });
}

/** The dearest first; among equals in order of code. */
function therapiesOf(
  charged: readonly ChargedItem<readonly Row[]>[],
  limits: Parameters,
  { classOf }: DrugReference,
): Therapy[] {
  const comparable = charged.flatMap(({ code, limit, lines }) => {
    const drug = readDrugCode(code);
    const name = limit[0]?.[1] ?? code;
    if (drug?.kind !== 'western' || isExempt(drug, limits)) return [];
    const className = classOf(drug.classCode)?.name ?? drug.classCode;
    return [{ name, className, drug, lines }];
  });
  const byProduct = Map.groupBy(comparable, ({ drug }) => drug.product);
  return [...byProduct.values()].flatMap(mergeItems).sort((a, b) => b.amountFen - a.amountFen);
}

function mergeItems(items: readonly Omit<Therapy, 'amountFen'>[]): readonly Therapy[] {
  const [first] = items;
  if (!first) return [];
  const lines = items.flatMap((item) => item.lines);
  return [{ ...first, lines, amountFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0) }];
}

function isExempt({ classCode }: DrugCode, { exemptClasses, exemptClassEndings }: Parameters): boolean {
  return (
    exemptClasses.some((beginning) => classCode.startsWith(beginning, 1)) ||
    exemptClassEndings.some((ending) => classCode.endsWith(ending))
  );
}

function hitsOn(therapy: Therapy, dearer: readonly Therapy[], { minDays }: Parameters): readonly Hit[] {
  for (const other of dearer) {
    const likeness = likenessOf(therapy.drug, other.drug);
    const overlap = likeness && overlapOf(therapy.lines, other.lines);
    if (overlap && (overlap.days >= minDays || overlap.isAtOnce))
      return [hitOn(therapy, other, likeness, overlap)];
  }
  return [];
}

function likenessOf(one: DrugCode, other: DrugCode): 'class' | 'substance' | null {
  if (one.substance === other.substance) return 'substance';
  return one.classCode === other.classCode ? 'class' : null;
}

function hitOn(
  { name: item, className, drug, lines }: Therapy,
  other: Therapy,
  likeness: 'class' | 'substance',
  { days, from, isOrdered }: Overlap,
): Hit {
  const places = {
    item,
    other: other.name,
    class: { zh: className, en: drug.classCode.slice(1) },
    days,
    from,
  };
  const ordered = likeness === 'class' ? words.orderedClass : words.orderedSubstance;
  const text = sayEvidence(isOrdered ? ordered : words[likeness], places);
  const otherText = sayEvidence(words.other, places);
  return hitOnLines(
    [
      ...linesBeside(lines, other.lines).map((line) => ({ line, amountFen: line.amountFen, text })),
      ...linesBeside(other.lines, lines).map((line) => ({ line, amountFen: 0, text: otherText })),
    ],
    'overlapping-days',
  );
}
