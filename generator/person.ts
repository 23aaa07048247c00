import type { Archetype } from './archetype.ts';
import { dateText } from './local-time.ts';
import type { Random } from './random.ts';

/** An invented insured person. Nothing here can be mistaken for somebody real. */
export interface Person {
  /** `hi_no` and `psn_no`. */
  readonly id: string;
  readonly name: string;
  readonly certificate: string;
  readonly sex: 'male' | 'female';
  /** Day number of birth. */
  readonly bornOn: number;
  /** `hi_type`. */
  readonly insurance: string;
}

const names = ['测试甲', '测试乙', '测试丙', '测试丁', '样例子', '样例丑', '样例寅', '样例卯'];
const employeeSchemes = ['310', '310', '310', '310', '310', '310', '310', '340'];
const residentSchemes = ['390', '390', '390', '390', '390', '390', '390', '999'];

/** How the scheme counts when a stay is paid. */
export function insuranceTypeOf({ insurance }: Person): 'employee' | 'resident' | 'other' {
  if (employeeSchemes.includes(insurance)) return 'employee';
  return insurance === '390' ? 'resident' : 'other';
}

/** A person to whom this kind of stay may happen on the day given. */
export function inventPerson(random: Random, serial: string, archetype: Archetype, onDay: number): Person {
  const ageDays = archetype.ageDays
    ? random.int(...archetype.ageDays)
    : Math.floor((random.int(...archetype.ageYears) + random.next() * 0.98) * 365.25) + 1;
  const sex = archetype.sex === 'any' ? (random.chance(0.52) ? 'male' : 'female') : archetype.sex;
  const worksOrWorked = ageDays > 22 * 365 && random.chance(0.38);
  return {
    id: `SYN${serial}`,
    name: random.pick(names),
    certificate: `SYN-CERT-${serial}`,
    sex,
    bornOn: onDay - ageDays,
    insurance: random.pick(worksOrWorked ? employeeSchemes : residentSchemes),
  };
}

/** Whole years on a day. */
export function ageYearsOn({ bornOn }: Person, day: number): number {
  const birth = dateText(bornOn);
  const today = dateText(day);
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(5) < birth.slice(5) ? years - 1 : years;
}
