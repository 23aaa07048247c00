import { daysBetween } from '../../claims/calendar-days.ts';
import type { CodingCheck } from '../coding-case.ts';
import type { CodingEvidence } from '../coding-question.ts';

type Doubtful = Omit<CodingEvidence['implausible-stay'], 'losDays'>;

/** The days in hospital against the dates, and against what is usual. Whether the day of discharge counts is left open. */
export const checkStay: CodingCheck = ({ list, tables }) => {
  const { admittedAt, dischargedAt, losDays, daySurgery } = list.stay;
  const { stay } = tables.plausible;
  const byDates = Math.max(1, daysBetween(admittedAt, dischargedAt));
  const doubtful: Doubtful[] = [];
  if (Math.abs(losDays - byDates) > 1) doubtful.push({ reason: 'differs-from-dates', expectedDays: byDates });
  if (losDays > stay.to_days) doubtful.push({ reason: 'very-long', expectedDays: stay.to_days });
  if (daySurgery && losDays > stay.day_surgery_to_days)
    doubtful.push({ reason: 'day-surgery-long', expectedDays: stay.day_surgery_to_days });
  return doubtful.map((evidence) => ({
    code: 'implausible-stay' as const,
    field: 'setlinfo.act_ipt_days',
    value: losDays,
    evidence: { ...evidence, losDays },
    certainty: evidence.reason === 'differs-from-dates' ? ('high' as const) : tables.plausible.certainty,
    changes: evidence.reason === 'differs-from-dates' ? [{ kind: 'stay-days' as const, to: byDates }] : [],
  }));
};
