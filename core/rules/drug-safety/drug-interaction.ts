import * as z from 'zod';
import type { Catalogue } from '../../claims/catalogue.ts';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { normalItemName } from '../item-name.ts';
import { itemsByKey } from '../items-by-key.ts';
import { hitOnLines } from '../line-hit.ts';
import { type ChargedItem, type Hit, type LineCheck, verdictOf } from '../rule.ts';
import { linesBeside, type Overlap, overlapOf } from './overlap.ts';

const words = {
  drug: {
    zh: '{item}不宜与{other}合用，二者有{days}天同日收费',
    en: '{item} must not go with {other}; both were charged on {days} day(s)',
  },
  ordered: {
    zh: '{item}不宜与{other}合用，二者医嘱自{from}起并用',
    en: '{item} must not go with {other}; orders of both stand from {from} on',
  },
  other: { zh: '{name}，属于{other}', en: '{name}, which is among {other}' },
} as const satisfies Readonly<Record<string, Words>>;

/** What must not go with a drug: by its whole names (`normalItemName`), or by the beginning of its code. */
type Partner = readonly [
  code: string | null,
  name: string,
  title: string,
  names: ReadonlySet<string>,
  classes: readonly string[],
];

/** Another drug of the stay that must not go with one. */
interface Clash {
  readonly partner: Partner;
  readonly other: { readonly code: string; readonly name: string; readonly lines: readonly FeeLine[] };
  readonly overlap: Overlap;
}

/**
 * Two drugs that must not go together, charged on the same day at least `minDays` times, or ordered for as many
 * days in common. One hit for each pair; the money is that of the drug whose label speaks, of the first by code
 * where both do, as far as it is given beside the other.
 */
export const drugInteraction = defineCheck({
  tableKind: 'drug-interaction',
  parameters: z.strictObject({ minDays: z.int().positive() }),
  bind({ table, catalogue, parameters: { minDays } }): LineCheck<readonly Partner[]> {
    const partners = table.rows.map(
      ([code, name, title, names, classes]) =>
        [code, name, title, new Set(names.map(normalItemName)), classes] as const,
    );
    return {
      reads: 'lines',
      ...itemsByKey<Partner>(partners),
      run(index, charged) {
        const told = new Set<string>();
        return verdictOf(
          charged.flatMap((item) =>
            item.limit
              .flatMap((partner) => clashesOf(item, partner, index, catalogue))
              .filter(({ other, overlap }) => overlap.days >= minDays && isNews(told, item.code, other.code))
              .map((clash) => hitOn(item, clash)),
          ),
        );
      },
    };
  },
});

function clashesOf(
  item: ChargedItem<unknown>,
  partner: Partner,
  { linesByCode }: CaseIndex,
  catalogue: Catalogue,
): readonly Clash[] {
  const [, , , names, classes] = partner;
  return [...(linesByCode ?? [])].flatMap(([code, lines]) => {
    if (code === item.code) return [];
    const name = lines[0]?.name ?? catalogue.get(code)?.name ?? code;
    const isPartner =
      classes.some((beginning) => code.startsWith(beginning)) || names.has(normalItemName(name));
    if (!isPartner) return [];
    const overlap = overlapOf(item.lines, lines);
    return overlap ? [{ partner, other: { code, name, lines }, overlap }] : [];
  });
}

/** Two rows, or the labels of both drugs, may tell of one pair. */
function isNews(told: Set<string>, one: string, other: string): boolean {
  const pair = [one, other].sort().join(' ');
  return told.size < told.add(pair).size;
}

function hitOn({ lines }: ChargedItem<unknown>, { partner, other, overlap }: Clash): Hit {
  const [, item, title] = partner;
  const { days, from, isOrdered } = overlap;
  const text = sayEvidence(isOrdered ? words.ordered : words.drug, { item, other: title, days, from });
  const otherText = sayEvidence(words.other, { name: other.name, other: title });
  return hitOnLines(
    [
      ...linesBeside(lines, other.lines).map((line) => ({ line, amountFen: line.amountFen, text })),
      ...linesBeside(other.lines, lines).map((line) => ({ line, amountFen: 0, text: otherText })),
    ],
    'overlapping-days',
  );
}
