import * as z from 'zod';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { itemsByKey } from '../items-by-key.ts';
import type { TableOfKind } from '../knowledge-points.ts';
import { hitOnWholeLines } from '../line-hit.ts';
import { type ChargedItem, type Hit, type LineCheck, noData, verdictOf } from '../rule.ts';
import { type AgeGroups, type AgeRange, ageGroups, isWithin, readAgeRange, sayAge } from './age-range.ts';

const words: Words = {
  zh: '{item}限{limit}使用，患者{actual}',
  en: '{item} is for {limit} only; the patient is {actual}',
};

type Row = TableOfKind<'age'>['rows'][number];

interface AgeLimit {
  readonly name: string;
  /** One is enough. */
  readonly ranges: readonly AgeRange[];
}

/**
 * A drug, service or consumable for some ages, charged to a patient who on admission is of another. Where the
 * list does not tell the age as exactly as a range asks: no data, unless another item offends.
 */
export const ageLimit = defineCheck({
  tableKind: 'age',
  parameters: z.strictObject({ groups: ageGroups.default({}) }),
  bind({ table, parameters: { groups } }): LineCheck<AgeLimit> {
    const { limits, limitsByName } = itemsByKey(table.rows);
    const rangeOf = rangeReader(groups);
    return {
      reads: 'lines',
      limits: readLimits(limits, rangeOf),
      limitsByName: readLimits(limitsByName, rangeOf),
      run(index, charged) {
        const judged = charged.map((item) => ({ item, fits: fitsAge(index, item.limit) }));
        const wrong = judged.filter(({ fits }) => fits === false);
        if (wrong.length > 0) return verdictOf(wrong.map(({ item }) => hitOn(index, item)));
        return judged.some(({ fits }) => fits === null) ? noData('age') : verdictOf([]);
      },
    };
  },
});

type RangeOf = (scope: Row[2]) => AgeRange;

/** Thousands of rows name the same few groups: each group is read once. */
function rangeReader(groups: AgeGroups): RangeOf {
  const ofGroups = new Map<string, AgeRange>();
  return (scope) => {
    if (typeof scope !== 'string') return readAgeRange(scope, groups);
    const known = ofGroups.get(scope) ?? readAgeRange(scope, groups);
    ofGroups.set(scope, known);
    return known;
  };
}

function readLimits(items: ReadonlyMap<string, readonly Row[]>, rangeOf: RangeOf) {
  return new Map([...items].map(([key, rows]) => [key, readLimit(rows, rangeOf)]));
}

function readLimit(rows: readonly Row[], rangeOf: RangeOf): AgeLimit {
  return { name: rows[0]?.[1] ?? '', ranges: rows.map(([, , scope]) => rangeOf(scope)) };
}

function fitsAge(index: CaseIndex, { ranges }: AgeLimit): boolean | null {
  const answers = ranges.map((range) => isWithin(index, range));
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}

function hitOn({ list }: CaseIndex, { limit, lines }: ChargedItem<AgeLimit>): Hit {
  const limitWords = limit.ranges.map((range) => range.words);
  const places = {
    item: limit.name,
    limit: {
      zh: limitWords.map(({ zh }) => zh).join('或'),
      en: limitWords.map(({ en }) => en).join(' or '),
    },
    actual: sayAge(list.patient),
  };
  return hitOnWholeLines(lines, sayEvidence(words, places));
}
