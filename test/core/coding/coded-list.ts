import type { SettlementList } from '../../../core/claims/settlement-list.ts';
import type { Grouper } from '../../../core/grouping/grouper.ts';
import { settlementList } from '../../support/settlement-lists.ts';

/** A list with these codes; the principal diagnosis and the main procedure first. */
export function codedList(
  dx: readonly string[],
  proc: readonly string[] = [],
  parts: Parameters<typeof settlementList>[0] = {},
): SettlementList {
  return settlementList({
    diagnoses: dx.map((code) => ({ code, name: null, presentOnAdmission: 'present' })),
    procedures: proc.map((code) => ({
      code,
      name: null,
      performedOn: null,
      surgeon: null,
      anaesthesia: null,
    })),
    ...parts,
  });
}

/** Shows in the group what it was asked about, so that a changed case can be read off it. */
export const tellingGrouper: Pick<Grouper, 'group'> = {
  group: ({ dx, proc, sex, ageYears, losDays }) => ({
    status: 'grouped',
    mdc: 'MDCX',
    adrg: 'XX1',
    drg: `${dx} | ${proc} | sex ${sex} | ${ageYears} y | ${losDays} d`,
  }),
};
