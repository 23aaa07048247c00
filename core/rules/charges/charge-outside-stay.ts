import * as z from 'zod';
import { addDays } from '../../claims/calendar-days.ts';
import type { Catalogue } from '../../claims/catalogue.ts';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { type FlaggedLine, hitOnLines } from '../line-hit.ts';
import { type CaseCheck, noData, pass, verdictOf } from '../rule.ts';

const words: Words = {
  zh: '{item}计费日期{date}不在住院期间（{from}至{to}）',
  en: '{item} was charged on {date}, outside the stay ({from} to {to})',
};

const parameters = z.strictObject({
  /** Days before admission and after discharge that are tolerated. */
  daysBefore: z.int().nonnegative(),
  daysAfter: z.int().nonnegative(),
  /** Lines of these care types (`med_type`) belong to a visit before or after the stay. */
  exemptCareTypes: z.array(z.string()),
  exemptDischargeDrugs: z.boolean(),
});

/** Lines charged on a day before admission or after discharge; the hour does not matter. One hit a case. */
export const chargeOutsideStay = defineCheck({
  tableKind: null,
  parameters,
  bind({
    parameters: { daysBefore, daysAfter, exemptCareTypes, exemptDischargeDrugs },
    catalogue,
  }): CaseCheck {
    const exempt = new Set(exemptCareTypes);
    const isExempt = ({ dischargeDrug, careType }: FeeLine) =>
      (dischargeDrug && exemptDischargeDrugs) || (careType !== null && exempt.has(careType));
    return {
      reads: 'case',
      run(index) {
        if (!index.standingLines) return noData('feeLines');
        const from = addDays(index.admittedOn, -daysBefore);
        const to = `${addDays(index.dischargedOn, daysAfter)}T24`;
        const outside = index.standingLines.filter((line) => isOutside(line, from, to) && !isExempt(line));
        if (outside.length === 0) return pass;
        const flagged = outside.map((line) => flag(line, index, catalogue));
        return verdictOf([hitOnLines(flagged, 'line-amount')]);
      },
    };
  },
});

function isOutside({ chargedAt }: FeeLine, from: string, to: string): boolean {
  return chargedAt < from || chargedAt > to;
}

function flag(line: FeeLine, { admittedOn, dischargedOn }: CaseIndex, catalogue: Catalogue): FlaggedLine {
  const item = line.name ?? catalogue.get(line.code)?.name ?? line.code;
  const places = { item, date: line.chargedAt.slice(0, 10), from: admittedOn, to: dischargedOn };
  return { line, amountFen: line.amountFen, text: sayEvidence(words, places) };
}
