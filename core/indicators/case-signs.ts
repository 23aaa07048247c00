import type { Catalogue } from '../claims/catalogue.ts';
import type { SettlementList } from '../claims/settlement-list.ts';
import type { ProcedureKind } from '../coding/coding-table.ts';
import type { DrugReference } from '../drugs/drug-reference.ts';
import type { CaseSigns } from './case-facts.ts';
import type { SignDefinitions } from './sign-definitions.ts';
import { billReader } from './signs-of-bill.ts';

/** What codes are looked up in. */
export interface SignReferences {
  readonly catalogue: Catalogue;
  readonly drugs: DrugReference;
  /** `null` for a code that has none on the day. */
  readonly procedureKind: (code: string, day: string) => ProcedureKind | null;
  /** Operations that are minimally invasive, of whatever kind. */
  readonly minimallyInvasive: ReadonlySet<string>;
}

/** Reads the signs of a stay; what its list does not tell is left out. */
export type SignReader = (list: SettlementList, scheme: string) => CaseSigns;

/** Prepares the definitions. */
export function signReader(definitions: SignDefinitions, references: SignReferences): SignReader {
  const signsOfBill = billReader(definitions, references.catalogue, references.drugs);
  return (list, scheme) => {
    const operation = operationOf(list, definitions, references);
    return {
      scheme,
      transferred: list.stay.dischargeWay === 'transfer',
      operation,
      ...(list.stay.daySurgery && { daySurgery: true }),
      ...arisen('infected', list, definitions.hospitalInfection.diagnosisPrefixes),
      ...(operation !== 'none' &&
        arisen('complicated', list, definitions.surgicalComplication.diagnosisPrefixes)),
      ...(list.icuStays && { intensiveCare: list.icuStays.length > 0 }),
      ...fundOf(list, definitions),
      ...signsOfBill(list),
    };
  };
}

/** The least invasive decides nothing: one minimally invasive operation among others makes the stay one. */
function operationOf(
  { procedures, stay }: SettlementList,
  { operations: { kinds, minimallyInvasiveKinds } }: SignDefinitions,
  { procedureKind, minimallyInvasive }: SignReferences,
): NonNullable<CaseSigns['operation']> {
  const day = stay.dischargedAt.slice(0, 10);
  let found: NonNullable<CaseSigns['operation']> = 'none';
  for (const { code } of procedures) {
    const kind = procedureKind(code, day);
    if (kind === null || !kinds.includes(kind)) continue;
    if (minimallyInvasiveKinds.includes(kind) || minimallyInvasive.has(code)) return 'minimally-invasive';
    found = 'open';
  }
  return found;
}

/**
 * Whether one of the diagnoses arose in hospital; unknown where no diagnosis says whether it was there on admission.
 */
function arisen(
  sign: 'infected' | 'complicated',
  { diagnoses }: SettlementList,
  diagnosisPrefixes: readonly string[],
): Partial<Pick<CaseSigns, 'infected' | 'complicated'>> {
  if (diagnoses.every(({ presentOnAdmission }) => presentOnAdmission === null)) return {};
  return {
    [sign]: diagnoses.some(
      ({ code, presentOnAdmission }) =>
        presentOnAdmission === 'absent' && diagnosisPrefixes.some((prefix) => code.startsWith(prefix)),
    ),
  };
}

/** What was paid out of personal accounts is the patient's own. */
function fundOf(
  { fundPayments }: SettlementList,
  { personalAccounts }: SignDefinitions,
): Pick<CaseSigns, 'fundFen'> {
  if (!fundPayments) return {};
  const pooled = fundPayments.filter(({ fund }) => !personalAccounts.some((own) => fund.startsWith(own)));
  return { fundFen: pooled.reduce((sum, { amountFen }) => sum + amountFen, 0) };
}
