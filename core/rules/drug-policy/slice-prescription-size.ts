import * as z from 'zod';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { chargesByDay } from '../charges/charges-by-day.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import type { TableOfKind } from '../knowledge-points.ts';
import { hitOnWholeLines } from '../line-hit.ts';
import { type CaseCheck, type Hit, noData, pass, verdictOf } from '../rule.ts';
import { sliceTeller } from './tcm-slices.ts';

const words = {
  kinds: {
    zh: '{title}：{date}收取饮片{actual}味，限{limit}味',
    en: '{title}: {actual} kinds of slices on {date}; {limit} are allowed',
  },
  units: {
    zh: '{title}：{date}收取饮片共{actual}，限{limit}',
    en: '{title}: {actual} units of slices on {date}; {limit} are allowed',
  },
} as const satisfies Readonly<Record<string, Words>>;

type Limit = TableOfKind<'slice-prescription'>['rows'][number];

/** More kinds of TCM slices, or more of them in all, than one day's prescription may have. One hit a day. */
export const slicePrescriptionSize = defineCheck({
  tableKind: 'slice-prescription',
  parameters: z.strictObject({ sliceCategories: z.array(z.string().min(1)) }),
  bind({ table, drugs, parameters: { sliceCategories } }): CaseCheck {
    const isSlice = sliceTeller(sliceCategories, drugs);
    return {
      reads: 'case',
      run({ standingLines }) {
        if (!standingLines) return noData('feeLines');
        const slices = standingLines.filter(isSlice);
        if (slices.length === 0) return pass;
        const days = [...chargesByDay(slices)];
        return verdictOf(days.flatMap(([date, lines]) => hitsOn(table.rows, date, lines)));
      },
    };
  },
});

function hitsOn(limits: readonly Limit[], date: string, lines: readonly FeeLine[]): readonly Hit[] {
  const kinds = new Set(lines.map(({ code }) => code)).size;
  const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
  const units = Math.round(quantity * 10_000) / 10_000;
  const broken = limits.find(([, maxKinds, maxUnits]) => kinds > maxKinds || units > (maxUnits ?? units));
  if (!broken) return [];
  const [title, maxKinds, maxUnits] = broken;
  const text =
    kinds > maxKinds
      ? sayEvidence(words.kinds, { title, date, actual: kinds, limit: maxKinds })
      : sayEvidence(words.units, { title, date, actual: units, limit: maxUnits ?? '' });
  return [hitOnWholeLines(lines, text)];
}
