import { daysBetween, yearsBetween } from '../../claims/calendar-days.ts';
import type { Patient } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';

type Unit = 'Y' | 'M' | 'D';

/** An age in whole years, months or days, as ISO 8601 writes durations: `P18Y`, `P6M`, `P29D`. */
export interface AgeBound {
  readonly count: number;
  readonly unit: Unit;
}

/** All that an age is judged by. */
type Aged = Pick<Patient, 'birthDate' | 'ageYears' | 'ageDays'>;

const units: Readonly<Record<Unit, Words>> = {
  Y: { zh: '岁', en: 'years' },
  M: { zh: '个月', en: 'months' },
  D: { zh: '天', en: 'days' },
};

/** Throws on anything but a count of one unit. */
export function readAgeBound(duration: string): AgeBound {
  const [, count, unit] = /^P(\d+)([YMD])$/.exec(duration) ?? [];
  if (count === undefined) throw new Error(`${duration} is no age`);
  return { count: Number(count), unit: unit as Unit };
}

export function sayAgeBound({ count, unit }: AgeBound): Words {
  return { zh: `${count}${units[unit].zh}`, en: `${count} ${units[unit].en}` };
}

/** Whether the patient was that old on the day of admission; `null` where what the list says does not tell. */
export function hasReached(patient: Aged, admittedOn: string, { count, unit }: AgeBound): boolean | null {
  const { ageYears } = patient;
  if (ageYears === null) return null;
  switch (unit) {
    case 'Y':
      return ageYears >= count;
    case 'M':
      return hasReachedMonths(patient, ageYears, admittedOn, count);
    case 'D':
      return hasReachedDays(patient, ageYears, admittedOn, count);
  }
}

function hasReachedMonths(patient: Aged, ageYears: number, admittedOn: string, months: number) {
  if (ageYears * 12 >= months) return true;
  if ((ageYears + 1) * 12 <= months) return false;
  if (patient.birthDate !== null) return monthsBetween(patient.birthDate, admittedOn) >= months;
  return between(patient.ageDays, months * 28, months * 31);
}

function hasReachedDays(patient: Aged, ageYears: number, admittedOn: string, days: number) {
  if (patient.ageDays !== null) return patient.ageDays >= days;
  if (patient.birthDate !== null) return daysBetween(patient.birthDate, admittedOn) >= days;
  if (ageYears * 365 >= days) return true;
  return (ageYears + 1) * 366 <= days ? false : null;
}

/** `null` where a month may have 28 or 31 days, and it matters. */
function between(ageDays: number | null, atLeast: number, atMost: number): boolean | null {
  if (ageDays === null) return null;
  if (ageDays >= atMost) return true;
  return ageDays < atLeast ? false : null;
}

function monthsBetween(birthDate: string, day: string): number {
  const years = yearsBetween(birthDate, day);
  const months = (12 + Number(day.slice(5, 7)) - Number(birthDate.slice(5, 7))) % 12;
  const isShort = day.slice(8, 10) < birthDate.slice(8, 10);
  return years * 12 + (isShort ? (months + 11) % 12 : months);
}
