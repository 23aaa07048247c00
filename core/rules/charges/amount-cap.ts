import * as z from 'zod';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence, sayYuan } from '../evidence-words.ts';
import { type FlaggedLine, hitOnLines } from '../line-hit.ts';
import { byTime } from '../net-refunds.ts';
import { type ChargedItem, type Hit, type LineCheck, verdictOf } from '../rule.ts';

const words: Words = {
  zh: '{item}：{group}每次住院限额{limit}元，共{actual}元',
  en: '{item}: {group} may cost {limit} yuan a stay and came to {actual} yuan',
};

interface Cap {
  readonly name: string;
  readonly group: string;
  readonly capFen: number;
}

/**
 * Items of a group that together cost more than the group's cap for one stay. The money is what is above the
 * cap, taken from the last lines; what the fund in fact paid of them no list tells. One hit for each group.
 */
export const amountCap = defineCheck({
  tableKind: 'amount-cap',
  parameters: z.strictObject({}),
  bind: ({ table }): LineCheck<Cap> => ({
    reads: 'lines',
    limits: new Map(table.rows.map(([code, name, group, capFen]) => [code, { name, group, capFen }])),
    run: (_, charged) =>
      verdictOf([...Map.groupBy(charged, ({ limit }) => limit.group).values()].flatMap(hitsOn)),
  }),
});

function hitsOn(ofGroup: readonly ChargedItem<Cap>[]): readonly Hit[] {
  const lines = ofGroup.flatMap(({ limit, lines }) => lines.map((line) => ({ limit, line })));
  const actualFen = lines.reduce((sum, { line }) => sum + line.amountFen, 0);
  const capFen = ofGroup[0]?.limit.capFen ?? 0;
  if (actualFen <= capFen) return [];
  let aboveFen = actualFen - capFen;
  const latestFirst = lines.sort((a, b) => byTime(b.line, a.line));
  const flagged = latestFirst.map(({ limit, line }): FlaggedLine => {
    const amountFen = Math.min(aboveFen, line.amountFen);
    aboveFen -= amountFen;
    const places = {
      item: limit.name,
      group: limit.group,
      limit: sayYuan(capFen),
      actual: sayYuan(actualFen),
    };
    return { line, amountFen, text: sayEvidence(words, places) };
  });
  return [hitOnLines(flagged, 'above-cap')];
}
