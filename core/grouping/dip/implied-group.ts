import { type Treatment, treatments } from './treatment.ts';

/** What a comprehensive group is of. */
export interface ImpliedGroup {
  readonly of: string;
  readonly treatment: Treatment;
}

/** `ZH-K35-1`: numbers as the national dictionary of comprehensive groups has them, 1 for conservative. */
export function impliedCode({ of, treatment }: ImpliedGroup): string {
  return `ZH-${of}-${treatments.indexOf(treatment) + 1}`;
}

const implied = /^ZH-([A-Z]\d\d)-([1-4])$/;

/** The group that a code implies where no catalogue lists it; `null` for any other text. */
export function impliedGroup(code: string): ImpliedGroup | null {
  const [, of, number] = implied.exec(code) ?? [];
  const treatment = treatments[Number(number) - 1];
  return of === undefined || treatment === undefined ? null : { of, treatment };
}
