import * as z from 'zod';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { hitOnLines } from '../line-hit.ts';
import { type ChargedItem, type Hit, type LineCheck, noData, verdictOf } from '../rule.ts';

const words = {
  inpatient: {
    zh: '{item}仅限住院支付，该明细按医疗类别{actual}收费',
    en: '{item} is payable for inpatients only; the line was charged under care type {actual}',
  },
  outpatient: {
    zh: '{item}仅限门诊支付，该明细按医疗类别{actual}收费',
    en: '{item} is payable for outpatients only; the line was charged under care type {actual}',
  },
  'not-online': {
    zh: '{item}在互联网医院不予支付，该明细按医疗类别{actual}收费',
    en: '{item} is not payable in visits to internet hospitals; the line was charged under care type {actual}',
  },
} as const satisfies Readonly<Record<string, Words>>;

const parameters = z.strictObject({
  /** Care types (`med_type`) under which an item payable for inpatients only may not stand. */
  outpatientCareTypes: z.array(z.string()),
  /** And those under which one payable for outpatients only may not. */
  inpatientCareTypes: z.array(z.string()).default([]),
  /** Care types of visits to internet hospitals, which a region names. */
  onlineCareTypes: z.array(z.string()).default([]),
});

interface VisitLimit {
  readonly name: string;
  readonly mode: 'inpatient' | 'outpatient' | 'not-online';
}

/** Care types that offend, by the only mode in which an item is payable. */
type ForeignCareTypes = Readonly<Record<VisitLimit['mode'], ReadonlySet<string>>>;

/**
 * An item payable in one mode of care only, charged on a line of a care type (`med_type`) of another.
 * Lines that do not say their care type, or care types that nobody names: no data, unless another line offends.
 */
export const visitTypeLimit = defineCheck({
  tableKind: 'visit-type',
  parameters,
  bind({
    table,
    parameters: { outpatientCareTypes, inpatientCareTypes, onlineCareTypes },
  }): LineCheck<VisitLimit> {
    const foreign = {
      inpatient: new Set(outpatientCareTypes),
      outpatient: new Set(inpatientCareTypes),
      'not-online': new Set(onlineCareTypes),
    };
    return {
      reads: 'lines',
      limits: new Map(table.rows.map(([code, name, mode]) => [code, { name, mode }])),
      run(_, charged) {
        const hits = charged.flatMap((item) => hitsOn(item, foreign));
        const untold = charged.some(({ lines }) => lines.some(({ careType }) => careType === null));
        if (hits.length === 0 && charged.some(({ limit }) => foreign[limit.mode].size === 0))
          return noData('careTypes');
        return hits.length === 0 && untold ? noData('careType') : verdictOf(hits);
      },
    };
  },
});

function hitsOn({ limit, lines }: ChargedItem<VisitLimit>, foreign: ForeignCareTypes): readonly Hit[] {
  const flagged = lines.flatMap((line) => (isForeign(line, foreign[limit.mode]) ? [flag(limit, line)] : []));
  return flagged.length > 0 ? [hitOnLines(flagged, 'line-amount')] : [];
}

function flag({ name, mode }: VisitLimit, line: FeeLine) {
  const text = sayEvidence(words[mode], { item: name, actual: line.careType ?? '' });
  return { line, amountFen: line.amountFen, text };
}

function isForeign({ careType }: FeeLine, foreign: ReadonlySet<string>): boolean {
  return careType !== null && foreign.has(careType);
}
