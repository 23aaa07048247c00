import type { GroupingCase } from '../grouping/grouping-case.ts';
import type { CodingChange } from './coding-question.ts';

const sexCodes = { male: '1', female: '2' } as const;

/** The case as it would be if the list said otherwise in this one thing. */
export function applyChange(given: GroupingCase, change: CodingChange): GroupingCase {
  switch (change.kind) {
    case 'as-sent':
      return given;
    case 'diagnosis-code':
      return { ...given, dx: given.dx.with(change.at, change.to) };
    case 'procedure-code':
      return { ...given, proc: given.proc.with(change.at, change.to) };
    case 'without-diagnosis':
      return { ...given, dx: given.dx.toSpliced(change.at, 1) };
    case 'without-procedure':
      return { ...given, proc: given.proc.toSpliced(change.at, 1) };
    case 'principal-diagnosis':
      return { ...given, dx: moveToFront(given.dx, change.at) };
    case 'main-procedure':
      return { ...given, proc: moveToFront(given.proc, change.at) };
    case 'sex':
      return { ...given, sex: sexCodes[change.to] };
    case 'age-years':
      return { ...given, ageYears: change.to };
    case 'stay-days':
      return { ...given, losDays: change.to };
  }
}

function moveToFront(codes: readonly string[], at: number): readonly string[] {
  return [...codes.slice(at, at + 1), ...codes.toSpliced(at, 1)];
}
