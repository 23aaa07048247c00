import type { KnowledgeTable } from '../core/rules/knowledge-points.ts';

/** The published limits by code, as far as a bill must mind them. */
export interface ChargingLimits {
  readonly sexOf: ReadonlyMap<string, 'male' | 'female'>;
  readonly childrenOnly: ReadonlySet<string>;
  readonly minHospitalLevel: ReadonlyMap<string, number>;
  readonly courseDays: ReadonlyMap<string, number>;
  /** Most units a calendar day. */
  readonly unitsPerDay: ReadonlyMap<string, number>;
  /** Families of operations that share a session's discount. */
  readonly familiesOf: ReadonlyMap<string, readonly string[]>;
  /** Codes that must not stand beside a code, whichever of the two contains the other. */
  readonly partnersOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** All versions of each table by its id. The look-ups above mind every version, whatever the day. */
  readonly versionsOf: ReadonlyMap<string, readonly KnowledgeTable[]>;
}

/** For whom and where something is billed. */
export interface BillingCircumstances {
  readonly sex: 'male' | 'female';
  readonly ageYears: number;
  readonly hospitalLevel: number;
}

/** Adults start here; drugs for children end. */
export const adultAgeYears = 18;

/** Turns the published tables into look-ups. */
export function compileChargingLimits(tables: readonly KnowledgeTable[]): ChargingLimits {
  const limits = {
    sexOf: new Map<string, 'male' | 'female'>(),
    childrenOnly: new Set<string>(),
    minHospitalLevel: new Map<string, number>(),
    courseDays: new Map<string, number>(),
    unitsPerDay: new Map<string, number>(),
    familiesOf: new Map<string, string[]>(),
    partnersOf: new Map<string, Set<string>>(),
    versionsOf: Map.groupBy(tables, ({ id }) => id),
  };
  for (const table of tables) addTable(limits, table);
  return limits;
}

/** The version of a table that is in force on a day (`yyyy-MM-dd`), if any is. */
export function tableInForce(
  { versionsOf }: ChargingLimits,
  tableId: string,
  date: string,
): KnowledgeTable | undefined {
  return versionsOf
    .get(tableId)
    ?.find((table) => table.effective_from <= date && (table.effective_to ?? date) >= date);
}

/** Whether no table speaks against billing the code to an inpatient of this sex and age at this level. */
export function permits(limits: ChargingLimits, code: string, to: BillingCircumstances): boolean {
  return (
    (limits.sexOf.get(code) ?? to.sex) === to.sex &&
    (to.ageYears < adultAgeYears || !limits.childrenOnly.has(code)) &&
    (limits.minHospitalLevel.get(code) ?? 1) <= to.hospitalLevel
  );
}

interface GrowingLimits {
  readonly sexOf: Map<string, 'male' | 'female'>;
  readonly childrenOnly: Set<string>;
  readonly minHospitalLevel: Map<string, number>;
  readonly courseDays: Map<string, number>;
  readonly unitsPerDay: Map<string, number>;
  readonly familiesOf: Map<string, string[]>;
  readonly partnersOf: Map<string, Set<string>>;
}

function addTable(limits: GrowingLimits, table: KnowledgeTable): void {
  switch (table.kind) {
    case 'sex':
      for (const [code, , sex] of table.rows) limits.sexOf.set(code, sex);
      break;
    case 'age':
      for (const [code, , scope] of table.rows) {
        if (code !== null && scope === 'child') limits.childrenOnly.add(code);
      }
      break;
    case 'facility-level':
      for (const [code, , level] of table.rows) limits.minHospitalLevel.set(code, level);
      break;
    case 'payment-course':
      for (const [code, , days] of table.rows) limits.courseDays.set(code, days);
      break;
    case 'frequency':
      for (const [code, , most] of table.rows) limits.unitsPerDay.set(code, most);
      break;
    case 'procedure-family':
      for (const [code, , family] of table.rows) {
        limits.familiesOf.set(code, [...(limits.familiesOf.get(code) ?? []), family]);
      }
      break;
    case 'duplicate-charge':
      for (const [, containing, , contained] of table.rows) {
        addPartner(limits.partnersOf, containing, contained);
        addPartner(limits.partnersOf, contained, containing);
      }
      break;
    default:
      // An ordinary stay keeps within the other tables by what it is.
      break;
  }
}

function addPartner(partnersOf: Map<string, Set<string>>, code: string, partner: string): void {
  const partners = partnersOf.get(code);
  if (partners) partners.add(partner);
  else partnersOf.set(code, new Set([partner]));
}
