import type { CatalogueItem } from '../core/claims/catalogue.ts';
import type { Hospital } from '../core/payment/hospital-registry.ts';
import type { Archetype, Outcome } from './archetype.ts';
import type { Person } from './person.ts';
import type { TopUp } from './top-up.ts';

/** What is to be planted in a stay besides its ordinary course. */
export type Planting = 'violation' | 'near-miss';

/** A stay, or an outpatient visit, before it is billed: who, where, when, with what, and what it should cost. */
export interface StayPlan {
  /** `setl_id`; the seed of everything drawn for this stay. */
  readonly id: string;
  readonly person: Person;
  readonly hospital: Hospital;
  readonly archetype: Archetype;
  readonly outcome: Outcome;
  /** Minutes since 1970-01-01 00:00. */
  readonly admittedAt: number;
  readonly dischargedAt: number;
  readonly losDays: number;
  /** What the list says, where that is not {@link losDays}. */
  readonly declaredDays: number | null;
  readonly ageYears: number;
  readonly ageDays: number;
  readonly newbornWeightGrams: number | null;
  /** `adm_way`. */
  readonly admissionWay: string;
  /** `dscg_way`. */
  readonly dischargeWay: string;
  readonly daySurgery: boolean;
  readonly plannedReadmission: boolean;
  /** Principal first. */
  readonly diagnoses: readonly string[];
  /** The main procedure. */
  readonly procedure: string | null;
  /** Listed after it; never billed. */
  readonly furtherProcedures: readonly string[];
  readonly operatedOn: number;
  readonly doctor: string;
  readonly targetCostFen: number;
  /** What the ordinary bill must not have on a day (its number); `null` for nothing. */
  readonly leavesOut: ((item: CatalogueItem, day: number) => boolean) | null;
  /** `null` for a stay. */
  readonly visit: VisitItems | null;
  /** How it is brought just past the limit of payment, when {@link planting} says so; `null` otherwise. */
  readonly topUp: TopUp | null;
  /** To be planted on the fee lines; `null` for none. */
  readonly planting: Planting | null;
  /** What was already planted in the course of the stay or in its cost. */
  readonly planted: readonly PlantedInStay[];
}

/** What an outpatient visit is billed; such a plan is no stay. */
export interface VisitItems {
  /** `med_type`: a clinic's or a pharmacy's. */
  readonly careType: '11' | '41';
  /** Catalogue codes. */
  readonly items: readonly string[];
  readonly drugs: boolean;
}

export interface PlantedInStay {
  readonly ruleId: string;
  readonly kind: Planting;
}
