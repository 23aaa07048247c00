import * as z from 'zod';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import type { TableOfKind } from '../knowledge-points.ts';
import { type FlaggedLine, hitOnLines } from '../line-hit.ts';
import { type ChargedItem, type Hit, type LineCheck, noData, verdictOf } from '../rule.ts';
import { breachesOfCase, breachesOfLine, type ReadLimit, readPayableLimit } from './limit-breaches.ts';

const words: Words = {
  zh: '{item}不符合支付限定{limit}：{breaches}',
  en: '{item} is outside its limits of payment {limit}: {breaches}',
};

interface LimitedDrug {
  readonly name: string;
  readonly limitId: string;
  readonly limit: ReadLimit;
}

/**
 * A drug charged outside what its published limit of payment says of age, sex, hospital, mode of care and days.
 * Its indication cannot be read from a list: where nothing is broken, or not known, the answer is no data.
 */
export const payableLimit = defineCheck({
  tableKind: 'payable-limit',
  parameters: z.strictObject({ outpatientCareTypes: z.array(z.string().min(1)) }),
  bind({ table, parameters }): LineCheck<LimitedDrug> {
    const outpatient = new Set(parameters.outpatientCareTypes);
    return {
      reads: 'lines',
      limits: readTable(table),
      run(index, charged) {
        const hits = charged.flatMap((item) => hitsOn(item, index, outpatient));
        return hits.length > 0 ? verdictOf(hits) : noData('indication');
      },
    };
  },
});

/** Throws on a row whose limit is not among those of the table. */
function readTable({ id, rows, limits }: TableOfKind<'payable-limit'>): ReadonlyMap<string, LimitedDrug> {
  const read = new Map(Object.entries(limits).map(([key, limit]) => [key, readPayableLimit(limit)]));
  return new Map(
    rows.map(([code, name, limitId]) => {
      const limit = read.get(limitId);
      if (!limit) throw new Error(`${id}: no limit ${limitId}`);
      return [code, { name, limitId, limit }];
    }),
  );
}

function hitsOn(
  { limit: drug, lines }: ChargedItem<LimitedDrug>,
  index: CaseIndex,
  outpatient: ReadonlySet<string>,
): readonly Hit[] {
  const ofCase = breachesOfCase(drug.limit, index);
  const days = [...new Set(lines.map(({ chargedAt }) => chargedAt.slice(0, 10)))];
  const flagged = lines.flatMap((line): FlaggedLine[] => {
    const breaches = [...ofCase, ...breachesOfLine(drug.limit, line, days, outpatient)];
    return breaches.length > 0 ? [flag(drug, line, breaches)] : [];
  });
  return flagged.length > 0 ? [hitOnLines(flagged, 'line-amount')] : [];
}

function flag({ name, limitId }: LimitedDrug, line: FeeLine, breaches: readonly Words[]): FlaggedLine {
  const said = { zh: breaches.map(({ zh }) => zh).join('；'), en: breaches.map(({ en }) => en).join('; ') };
  const text = sayEvidence(words, { item: name, limit: limitId, breaches: said });
  return { line, amountFen: line.amountFen, text };
}
