import type { HospitalLevel } from '../claims/settlement-list.ts';
import { roundExactly } from './round-exactly.ts';
import type { TariffData } from './tariff-schema.ts';

/** A case that is not paid by its group. */
export type TariffExit = TariffData['exits'][number];

/** What exits look at. */
export interface ExitQuestion {
  readonly drg: string;
  readonly hospitalLevel: HospitalLevel | null;
  readonly department: string;
  readonly losDays: number;
  readonly daySurgery: boolean;
  readonly costFen: number | null;
}

/** The first exit that a case takes, or `null` where it is paid by its group. */
export function exitOf(question: ExitQuestion, exits: readonly TariffExit[]): TariffExit | null {
  return exits.find(({ when }) => isMet(when, question)) ?? null;
}

function isMet(when: TariffExit['when'], { drg, department, losDays, daySurgery }: ExitQuestion): boolean {
  return (
    losDays >= (when.min_days ?? 0) &&
    losDays <= (when.max_days ?? Number.POSITIVE_INFINITY) &&
    (when.day_surgery ?? daySurgery) === daySurgery &&
    (when.departments?.includes(department) ?? true) &&
    (when.groups?.includes(drg) ?? true)
  );
}

/**
 * What is paid for it in fen; `null` where what it takes is not known.
 * @param standardFen of its group at this hospital
 */
export function exitPaymentFen(
  { pay }: TariffExit,
  { hospitalLevel, losDays, costFen }: ExitQuestion,
  standardFen: number | null,
): number | null {
  if (pay.method === 'bed-day') {
    const perDay = hospitalLevel === null ? undefined : pay.fen_per_day[hospitalLevel];
    return perDay === undefined ? null : perDay * losDays;
  }
  const whole = pay.method === 'by-item' ? costFen : standardFen;
  return whole === null ? null : roundExactly([whole, pay.share]);
}
