import type { AuditedCase } from '../core/audit.ts';
import { daysBetween } from '../core/claims/calendar-days.ts';
import { caseId } from '../core/claims/case-id.ts';
import type { SettlementList } from '../core/claims/settlement-list.ts';
import type { SupervisedCase } from '../core/dip/supervision/supervised-case.ts';
import type { RecordVerdict } from '../core/dip/supervision/supervision-indicator.ts';
import { readmissionMark } from '../core/indicators/case-measures.ts';
import { groupKey } from '../core/indicators/sheet.ts';
import { type Knowledge, regionOf } from '../core/knowledge.ts';

/** Stays that are not supervised: of regions without a catalogue, and in no group. */
export interface NotSupervised {
  noCatalogue: number;
  noGroup: number;
}

/** Takes audited stays in any order; when a readmitted one comes, the stay before it need not have come. */
export class SupervisedCases {
  readonly notSupervised: NotSupervised = { noCatalogue: 0, noGroup: 0 };
  readonly #knowledge: Knowledge;
  readonly #reviews: ReadonlyMap<string, RecordVerdict>;
  readonly #dischargedOn = new Map<string, string>();
  readonly #cases: Waiting[] = [];
  readonly #askedIn = new Map<string, ReadonlySet<string>>();

  /** @param reviews by `caseId` */
  constructor(knowledge: Knowledge, reviews: ReadonlyMap<string, RecordVerdict>) {
    this.#knowledge = knowledge;
    this.#reviews = reviews;
  }

  add(list: SettlementList, { result, findings, facts }: AuditedCase): void {
    if (list.care !== 'inpatient') return;
    const { dip, hospital, los_days: losDays, department, cost_fen: costFen } = result;
    this.#dischargedOn.set(caseId(list), result.discharged_on);
    if (dip?.status !== 'grouped') {
      this.notSupervised[dip ? 'noGroup' : 'noCatalogue'] += 1;
      return;
    }
    const region = regionOf(hospital, this.#knowledge).code;
    const readmission = findings.find((finding) => finding.rule_id === readmissionMark);
    const before = readmission?.evidence.find(({ kind }) => kind === 'otherStay');
    const operation = facts.signs?.operation;
    const isPersonKnown = list.patient.personId !== null;
    this.#cases.push({
      hospital,
      settlementId: list.settlementId,
      department,
      group: `${region} ${groupKey(dip.catalogue, dip.code)}`,
      costFen,
      losDays,
      dischargeWay: list.stay.dischargeWay,
      operated: operation === undefined ? null : operation !== 'none',
      ratio: dip.band === null ? null : dip.ratio,
      isReadmissionKnown: facts.signs?.readmitted !== undefined,
      after: before ? caseId({ hospital, settlementId: before.ref }) : null,
      admittedOn: result.admitted_on,
      findings: isPersonKnown ? new Set(findings.map((finding) => finding.rule_id)) : null,
      askedRules: this.#rulesOf(region),
      record: this.#reviews.get(caseId(list)) ?? null,
    });
  }

  cases(): readonly SupervisedCase[] {
    return this.#cases.map(({ isReadmissionKnown, after, admittedOn, ...one }) => {
      const dischargedOn = after === null ? undefined : this.#dischargedOn.get(after);
      const againAfterDays = dischargedOn === undefined ? 'none' : daysBetween(dischargedOn, admittedOn);
      return { ...one, againAfterDays: isReadmissionKnown ? againAfterDays : null };
    });
  }

  #rulesOf(region: string): ReadonlySet<string> {
    const known = this.#askedIn.get(region);
    if (known) return known;
    const asked = new Set(this.#knowledge.rulesOf(region).rules.map(({ id }) => id));
    this.#askedIn.set(region, asked);
    return asked;
  }
}

/** Until all stays are there, the one before is known by its id alone. */
interface Waiting extends Omit<SupervisedCase, 'againAfterDays'> {
  readonly isReadmissionKnown: boolean;
  /** `caseId` of the stay that it is a readmission after. */
  readonly after: string | null;
  readonly admittedOn: string;
}
