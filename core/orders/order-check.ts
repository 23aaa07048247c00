import type { PaidBy } from '../claims/paid-by.ts';
import type { Words } from '../claims/words.ts';
import type { CostBaseline } from '../costs/cost-baseline.ts';
import type { CaseStatus } from '../indicators/case-facts.ts';
import type { Unanswered } from '../rules/run-rules.ts';
import type { StayRecord } from '../rules/stay-record.ts';
import type { Encounter } from './encounter.ts';
import type { Muting } from './muting.ts';
import type { ShownWarning, Warning, WithheldFor } from './warning.ts';

/** What a clinician's system asks: does anything stand against what is being ordered? */
export interface OrderQuestion {
  readonly encounter: Encounter;
  /** The person's other encounters, where the caller's protocol tells of any. */
  readonly others?: readonly Encounter[];
  /** Local time of the request, `yyyy-MM-ddTHH:mm:ss`. */
  readonly askedAt: string;
  /** Names the request: its `msgid` or `hookInstance`, else a hash of its bytes. Asked again, it is answered alike. */
  readonly request: string;
  /**
   * Whether all orders are at stake (charging, settlement) or only those being written: of the others nobody is
   * warned.
   */
  readonly concerns: 'current-orders' | 'all-orders';
  /** Rules the caller asks for; `null` for all. */
  readonly rules: ReadonlySet<string> | null;
}

/** What the caller loaded beside the request; `null` where it could not be had. */
export interface KnownOfEncounter {
  /** The person's other stays; `null` where the table knows nothing of the person. */
  readonly history: readonly StayRecord[] | null;
  readonly birthMark?: string | undefined;
  /** Warnings shown before in this encounter. */
  readonly shown: readonly ShownWarning[];
  /** The hospital's decisions to mute. */
  readonly mutings: readonly Muting[];
  /** Cost distributions by group; empty where none are known. */
  readonly baselines: ReadonlyMap<string, CostBaseline>;
}

/** A warning with the id it goes by in answers and feedback: a UUID (`warning-id.ts`). */
export interface NamedWarning {
  readonly id: string;
  readonly warning: Warning;
  /** Was given this id by an earlier request: nothing new to remember. */
  readonly isRepeat: boolean;
}

/** What a check of orders comes to. */
export interface OrderCheck {
  /** To be shown, gravest first. */
  readonly warnings: readonly NamedWarning[];
  readonly withheld: readonly { readonly warning: Warning; readonly why: WithheldFor }[];
  /** Rules that could not speak, and what they lack: `engine`, with the `cause`, where a rule broke. */
  readonly unchecked: readonly Unanswered[];
  /** Where a stay stands; `null` for a visit. */
  readonly outlook: CaseOutlook | null;
}

/** Where a stay stands by what is known of it: a forecast, not a settlement. Money in fen. */
export interface CaseOutlook {
  /** What the stay will be paid by, which the group is of. */
  readonly paidBy: PaidBy;
  readonly scheme: string;
  readonly status: CaseStatus;
  /** `null` where it is in no group as yet. */
  readonly group: string | null;
  readonly title: Words | null;
  readonly weightE4: number | null;
  /** What the group is paid at a normal cost; `null` without a tariff. */
  readonly expectedPaymentFen: number | null;
  readonly costSoFarFen: number | null;
  /** What the orders being written add to it. */
  readonly orderedNowFen: number;
  readonly daysSoFar: number;
  readonly costPerDayFen: number | null;
  /** Expected payment less cost so far; below zero it is overrun. */
  readonly leftFen: number | null;
  /** Days until the payment is used up, going on at this pace; `null` where no pace or payment is known. */
  readonly daysLeftAtPace: number | null;
  /** The cost at the day of discharge, where one is planned, going on at this pace. */
  readonly projectedCostFen: number | null;
  /** Median cost of the group in the region, and the cases behind it. */
  readonly usual: { readonly costFen: number; readonly cases: number } | null;
  /** By the cost so far. */
  readonly outlier: 'normal' | 'high' | 'low' | null;
}
