import type { KnowledgeTable } from '../core/rules/knowledge-points.ts';
import type { PayableLimit } from '../core/rules/tables/drug-policy-tables.ts';
import { type Age, ageGroup } from './age-groups.ts';

/** The published limits by code, as far as a bill must mind them. */
export interface ChargingLimits {
  readonly sexOf: ReadonlyMap<string, 'male' | 'female'>;
  /** The group of ages that an item is for. */
  readonly ageGroupOf: ReadonlyMap<string, string>;
  readonly inpatientsOnly: ReadonlySet<string>;
  readonly minHospitalLevel: ReadonlyMap<string, number>;
  readonly courseDays: ReadonlyMap<string, number>;
  /** Most units a calendar day. */
  readonly unitsPerDay: ReadonlyMap<string, number>;
  /** Most units in so many days that follow one another. */
  readonly unitsPerPeriod: ReadonlyMap<string, PeriodUnits>;
  /** Families of operations that share a session's discount. */
  readonly familiesOf: ReadonlyMap<string, readonly string[]>;
  /** Codes that must not stand beside a code, whichever of the two contains the other. */
  readonly partnersOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** Drugs whose limit of payment asks for a hospital, a mode of care or a course. */
  readonly payableLimited: ReadonlySet<string>;
  /** All versions of each table by its id. The look-ups above mind every version, whatever the day. */
  readonly versionsOf: ReadonlyMap<string, readonly KnowledgeTable[]>;
}

interface PeriodUnits {
  readonly most: number;
  readonly days: number;
}

/** For whom and where something is billed. */
export interface BillingCircumstances extends Age {
  readonly sex: 'male' | 'female';
  readonly hospitalLevel: number;
}

/** Turns the published tables into look-ups. */
export function compileChargingLimits(tables: readonly KnowledgeTable[]): ChargingLimits {
  const limits = {
    sexOf: new Map<string, 'male' | 'female'>(),
    ageGroupOf: new Map<string, string>(),
    inpatientsOnly: new Set<string>(),
    minHospitalLevel: new Map<string, number>(),
    courseDays: new Map<string, number>(),
    unitsPerDay: new Map<string, number>(),
    unitsPerPeriod: new Map<string, PeriodUnits>(),
    familiesOf: new Map<string, string[]>(),
    partnersOf: new Map<string, Set<string>>(),
    payableLimited: new Set<string>(),
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
    isOfAge(limits, code, to) &&
    (limits.minHospitalLevel.get(code) ?? 1) <= to.hospitalLevel
  );
}

/** Whether the limits of payment, on a day, say of a drug what other tables may say too. */
export function isPayableLimited(limits: ChargingLimits, code: string, date: string): boolean {
  return limits.payableLimited.has(code) && tableInForce(limits, 'drug-payable-limit', date) !== undefined;
}

/** Whether an item that is for one group of ages is for this age. */
export function isOfAge({ ageGroupOf }: ChargingLimits, code: string, age: Age): boolean {
  const group = ageGroupOf.get(code);
  return group === undefined || ageGroup(group).holds(age);
}

interface GrowingLimits {
  readonly sexOf: Map<string, 'male' | 'female'>;
  readonly ageGroupOf: Map<string, string>;
  readonly inpatientsOnly: Set<string>;
  readonly minHospitalLevel: Map<string, number>;
  readonly courseDays: Map<string, number>;
  readonly unitsPerDay: Map<string, number>;
  readonly unitsPerPeriod: Map<string, PeriodUnits>;
  readonly familiesOf: Map<string, string[]>;
  readonly partnersOf: Map<string, Set<string>>;
  readonly payableLimited: Set<string>;
}

function addTable(limits: GrowingLimits, table: KnowledgeTable): void {
  switch (table.kind) {
    case 'sex':
      for (const [code, , sex] of table.rows) limits.sexOf.set(code, sex);
      break;
    case 'age':
      for (const [code, , scope] of table.rows) {
        if (code !== null && typeof scope === 'string') limits.ageGroupOf.set(code, scope);
      }
      break;
    case 'visit-type':
      for (const [code] of table.rows) limits.inpatientsOnly.add(code);
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
    case 'period-quantity':
      for (const [code, , most, days] of table.rows) {
        if (days !== 'visit') limits.unitsPerPeriod.set(code, { most, days });
      }
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
    case 'payable-limit':
      for (const [code, , limitId] of table.rows) addPayableLimit(limits, code, table.limits[limitId]);
      break;
    default:
      // An ordinary stay keeps within the other tables by what it is.
      break;
  }
}

function addPayableLimit(limits: GrowingLimits, code: string, limit: PayableLimit | undefined): void {
  if (!limit?.inpatientOnly && !limit?.minHospitalLevel && !limit?.maxDays) return;
  limits.payableLimited.add(code);
  const { minHospitalLevel, courseDays } = limits;
  if (limit.minHospitalLevel)
    minHospitalLevel.set(code, Math.max(limit.minHospitalLevel, minHospitalLevel.get(code) ?? 1));
  if (limit.maxDays) courseDays.set(code, Math.min(limit.maxDays, courseDays.get(code) ?? limit.maxDays));
}

function addPartner(partnersOf: Map<string, Set<string>>, code: string, partner: string): void {
  const partners = partnersOf.get(code);
  if (partners) partners.add(partner);
  else partnersOf.set(code, new Set([partner]));
}
