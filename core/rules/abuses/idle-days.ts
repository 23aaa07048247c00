import * as z from 'zod';
import { addDays, daysBetween } from '../../claims/calendar-days.ts';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { categoryAt } from '../fee-category.ts';
import { hitOnWholeLines } from '../line-hit.ts';
import { type CaseCheck, type Hit, noData, pass, verdictOf } from '../rule.ts';

const words = {
  days: {
    zh: '{from}至{to}连续{days}天，除床位、护理、诊查等外无任何收费（阈值{limit}天）',
    en: 'on {days} days in a row, {from} to {to}, nothing was charged but bed, nursing and visits (threshold {limit})',
  },
  line: { zh: '该日无诊疗收费', en: 'charged on a day without any service' },
} as const satisfies Readonly<Record<string, Words>>;

const parameters = z.strictObject({
  minDays: z.int().positive(),
  /** `med_chrgitm_type` of what an empty bed is charged, too. */
  idleCategories: z.array(z.string()).min(1),
  /** Beginnings of principal diagnoses whose drugs are handed out for many days at once. */
  exemptDiagnoses: z.array(z.string()),
});

/**
 * Days in a row, between those of admission and discharge, on which the bed was charged and nothing done: the
 * patient may not have been there. One hit for each run of such days, on what was charged in it. A day without any
 * charge is a gap in the bill rather than in the stay.
 */
export const idleDays = defineCheck({
  tableKind: null,
  parameters,
  bind: ({ catalogue, parameters: { minDays, idleCategories, exemptDiagnoses } }): CaseCheck => {
    const idle = new Set(idleCategories);
    /** The days on which something else was charged; no more are looked for once there are more than `most`. */
    function busyDays(index: CaseIndex, lines: readonly FeeLine[], most: number): ReadonlySet<number> {
      const busy = new Set<number>();
      let last = Number.NaN;
      for (let at = 0; at < lines.length && busy.size <= most; at++) {
        const day = dayKey((lines[at] as FeeLine).chargedAt);
        if (day === last || busy.has(day)) continue;
        const category = categoryAt(index, at, catalogue);
        if (category !== null && idle.has(category)) continue;
        busy.add(day);
        last = day;
      }
      return busy;
    }
    return {
      reads: 'case',
      run(index) {
        const { list, standingLines } = index;
        const daysBetweenEnds = daysBetween(index.admittedOn, index.dischargedOn) - 1;
        const principal = list.diagnoses[0]?.code ?? '';
        if (daysBetweenEnds < minDays || exemptDiagnoses.some((beginning) => principal.startsWith(beginning)))
          return pass;
        if (!standingLines?.length) return noData('feeLines');
        // More busy days than this leave no room for a run.
        const most = daysBetweenEnds - minDays + 2;
        const busy = busyDays(index, standingLines, most);
        if (busy.size > most) return pass;
        const charged = standingLines.map(({ chargedAt }) => dayKey(chargedAt));
        const idleDays = new Set(charged.filter((day) => !busy.has(day)));
        if (idleDays.size < minDays) return pass;
        const runs = runsOf(index, idleDays).filter(({ length }) => length >= minDays);
        return verdictOf(runs.map((days) => hitOn(days, standingLines, minDays)));
      },
    };
  },
});

/** The day of a local time as a number of its own: read off its figures, as texts to compare cost too much. */
function dayKey(time: string): number {
  return (twoFigures(time, 2) * 12 + twoFigures(time, 5)) * 31 + twoFigures(time, 8);
}

function twoFigures(time: string, at: number): number {
  return (time.charCodeAt(at) - zero) * 10 + time.charCodeAt(at + 1) - zero;
}

const zero = '0'.charCodeAt(0);

function runsOf(
  { admittedOn, dischargedOn }: CaseIndex,
  idle: ReadonlySet<number>,
): readonly (readonly string[])[] {
  const runs: string[][] = [[]];
  for (let day = addDays(admittedOn, 1); day < dischargedOn; day = addDays(day, 1)) {
    if (idle.has(dayKey(day))) runs.at(-1)?.push(day);
    else runs.push([]);
  }
  return runs;
}

function hitOn(days: readonly string[], lines: readonly FeeLine[], limit: number): Hit {
  const [from = '', to = ''] = [days[0], days.at(-1)];
  const text = sayEvidence(words.days, { from, to, days: days.length, limit });
  const evidence = { kind: 'case', ref: `idle-from-${from}`, text } as const;
  const charged = lines.filter(({ chargedAt }) => days.includes(chargedAt.slice(0, 10)));
  const hit = hitOnWholeLines(charged, words.line);
  return { ...hit, evidence: [evidence, ...hit.evidence] };
}
