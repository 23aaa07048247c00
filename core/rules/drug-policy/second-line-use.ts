import * as z from 'zod';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { hitOnWholeLines } from '../line-hit.ts';
import { type ChargedItem, type Hit, type LineCheck, noData, verdictOf } from '../rule.ts';

const words: Words = {
  zh: '{item}限二线使用，首次收费前本清单未见一线药品（{firstLine}），请核对既往用药',
  en: '{item} is for second-line use; none of the first-line drugs ({firstLine}) was charged before it on this list: earlier treatment is to be shown',
};

interface SecondLine {
  readonly name: string;
  readonly firstLine: readonly (readonly [codeBeginning: string, name: string])[] | null;
}

/**
 * A second-line drug without one of its first-line drugs charged earlier in the same case. What was given
 * elsewhere cannot be seen, so a finding is a question. First-line drugs not known: no data, unless another
 * drug offends.
 */
export const secondLineUse = defineCheck({
  tableKind: 'second-line',
  parameters: z.strictObject({}),
  bind: ({ table }): LineCheck<SecondLine> => ({
    reads: 'lines',
    limits: new Map(table.rows.map(([code, name, firstLine]) => [code, { name, firstLine }])),
    run({ standingLines }, charged) {
      const hits = charged.flatMap((item) => hitsOn(item, standingLines ?? []));
      const isOpen = charged.some(({ limit }) => limit.firstLine === null);
      return hits.length === 0 && isOpen ? noData('firstLineDrugs') : verdictOf(hits);
    },
  }),
});

function hitsOn({ limit, lines }: ChargedItem<SecondLine>, all: readonly FeeLine[]): readonly Hit[] {
  const { name: item, firstLine } = limit;
  const since = lines[0]?.chargedAt ?? '';
  if (!firstLine || all.some((line) => line.chargedAt < since && isOneOf(firstLine, line))) return [];
  const names = firstLine.map(([, name]) => name).join('、');
  return [hitOnWholeLines(lines, sayEvidence(words, { item, firstLine: names }))];
}

function isOneOf(drugs: NonNullable<SecondLine['firstLine']>, { code }: FeeLine): boolean {
  return drugs.some(([beginning]) => code.startsWith(beginning));
}
