import type { FeeLine, SettlementList } from '../claims/settlement-list.ts';
import type { CaseContext } from './case-context.ts';
import type { CaseIndex } from './case-index.ts';
import { netRefunds } from './net-refunds.ts';

/** Builds what the rules look up. */
export function buildCaseIndex(list: SettlementList, context: CaseContext): CaseIndex {
  const standingLines = list.feeLines && netRefunds(list.feeLines);
  return {
    ...context,
    list,
    ageYears: ageOnAdmission(list),
    standingLines,
    linesByCode: standingLines && groupByCode(standingLines),
    admittedOn: list.stay.admittedAt.slice(0, 10),
    dischargedOn: list.stay.dischargedAt.slice(0, 10),
  };
}

function ageOnAdmission({ patient, stay }: SettlementList): number | null {
  if (patient.ageYears !== null) return patient.ageYears;
  if (patient.ageDays !== null) return Math.floor(patient.ageDays / 365);
  if (patient.birthDate === null) return null;
  const years = Number(stay.admittedAt.slice(0, 4)) - Number(patient.birthDate.slice(0, 4));
  const birthdayIsToCome = stay.admittedAt.slice(5, 10) < patient.birthDate.slice(5);
  return birthdayIsToCome ? years - 1 : years;
}

function groupByCode(lines: readonly FeeLine[]): ReadonlyMap<string, readonly FeeLine[]> {
  const byCode = new Map<string, FeeLine[]>();
  for (const line of lines) {
    const alike = byCode.get(line.code);
    if (alike) alike.push(line);
    else byCode.set(line.code, [line]);
  }
  return byCode;
}
