import * as z from 'zod';
import { daysBetween } from '../../claims/calendar-days.ts';
import type { Catalogue } from '../../claims/catalogue.ts';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { type FlaggedLine, hitOnLines } from '../line-hit.ts';
import { byTime } from '../net-refunds.ts';
import { type CaseCheck, noData, pass, verdictOf } from '../rule.ts';
import type { StayRecord } from '../stay-record.ts';
import { isEarlier } from './is-earlier.ts';
import { otherStayEvidence } from './other-stay-evidence.ts';
import { startsWithAny } from './starts-with-any.ts';

const words: Words = {
  zh: '{item}于{date}再次检查，{days}天前已在机构{hospital}检查（{limit}天内应互认）',
  en: '{item} examined again on {date}, {days} days after hospital {hospital} did (results of {limit} days are to be recognised)',
};

const parameters = z.strictObject({
  withinDays: z.int().nonnegative(),
  /** Beginnings of the codes of examinations whose results hospitals recognise. */
  examBeginnings: z.array(z.string().min(1)).min(1),
  /** `adm_way` where nobody can wait for another hospital's results: 1 is an emergency. */
  exemptAdmissionWays: z.array(z.string()),
});
type Parameters = z.infer<typeof parameters>;

/**
 * An examination that another hospital had done a few days before. Of several lines of one code the first
 * is blamed: those after it repeat the hospital's own. Only the last day of an earlier one is known.
 */
export const repeatedExam = defineCheck({
  tableKind: null,
  parameters,
  bind: ({ parameters: limits, catalogue }): CaseCheck => ({
    reads: 'case',
    run(index) {
      const { history, list, standingLines } = index;
      if (!history) return noData('history');
      if (history.length === 0 || limits.exemptAdmissionWays.includes(list.stay.admissionWay ?? ''))
        return pass;
      if (!standingLines) return noData('feeLines');
      const flagged: FlaggedLine[] = [];
      const others = history.filter((other) => {
        const repeats = flagRepeats(other, index, limits, catalogue);
        flagged.push(...repeats);
        return repeats.length > 0;
      });
      if (flagged.length === 0) return pass;
      const hit = hitOnLines(flagged, 'line-amount');
      return verdictOf([
        {
          ...hit,
          evidence: [...hit.evidence, ...others.map((other) => otherStayEvidence(other, list.hospital))],
        },
      ]);
    },
  }),
});

function flagRepeats(
  other: StayRecord,
  index: CaseIndex,
  limits: Parameters,
  catalogue: Catalogue,
): readonly FlaggedLine[] {
  if (!other.exams || other.hospital === index.list.hospital) return [];
  const flagged: FlaggedLine[] = [];
  for (const [code, day] of Object.entries(other.exams)) {
    const first = index.linesByCode?.get(code)?.toSorted(byTime)[0];
    if (!first || !startsWithAny(code, limits.examBeginnings)) continue;
    if (!repeats(first, day, isEarlier(other, index), limits)) continue;
    const text = sayEvidence(words, {
      item: first.name ?? catalogue.get(code)?.name ?? code,
      date: first.chargedAt.slice(0, 10),
      days: daysBetween(day, first.chargedAt),
      hospital: other.hospital,
      limit: limits.withinDays,
    });
    flagged.push({ line: first, amountFen: first.amountFen, text });
  }
  return flagged;
}

/** Of two on the same day the one of the later stay repeats the other. */
function repeats({ chargedAt }: FeeLine, day: string, isLater: boolean, { withinDays }: Parameters): boolean {
  const gapDays = daysBetween(day, chargedAt);
  return gapDays <= withinDays && (gapDays > 0 || (gapDays === 0 && isLater));
}
