import type { AuditedCase } from '../core/audit.ts';
import { daysBetween } from '../core/claims/calendar-days.ts';
import { caseId } from '../core/claims/case-id.ts';
import type { SettlementList } from '../core/claims/settlement-list.ts';
import type { SupervisedCase } from '../core/dip/supervision/supervised-case.ts';
import type { RecordVerdict } from '../core/dip/supervision/supervision-indicator.ts';
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
  readonly #staysBy = new Map<string, StayBefore[]>();
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
    const sameDisease = sameDiseaseOf(list);
    if (sameDisease !== null && !list.stay.plannedReadmission) {
      const stays = this.#staysBy.get(sameDisease) ?? [];
      stays.push({ admittedOn: result.admitted_on, dischargedOn: result.discharged_on });
      this.#staysBy.set(sameDisease, stays);
    }
    if (dip?.status !== 'grouped') {
      this.notSupervised[dip ? 'noGroup' : 'noCatalogue'] += 1;
      return;
    }
    const region = regionOf(hospital, this.#knowledge).code;
    const operation = facts.signs?.operation;
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
      readmitted: facts.signs?.readmitted ?? null,
      sameDisease,
      admittedOn: result.admitted_on,
      findings:
        sameDisease !== null
          ? new Set([...findings.map((finding) => finding.rule_id), ...(facts.marks ?? [])])
          : null,
      askedRules: this.#rulesOf(region),
      record: this.#reviews.get(caseId(list)) ?? null,
    });
  }

  cases(): readonly SupervisedCase[] {
    return this.#cases.map(({ readmitted, sameDisease, admittedOn, ...one }) => ({
      ...one,
      againAfterDays: readmitted
        ? this.#daysSince(sameDisease, admittedOn)
        : readmitted === null
          ? null
          : 'none',
    }));
  }

  /** Since the latest discharge that came before. */
  #daysSince(sameDisease: string | null, admittedOn: string): number | null {
    const before = (this.#staysBy.get(sameDisease ?? '') ?? [])
      .filter((stay) => stay.admittedOn < admittedOn && stay.dischargedOn <= admittedOn)
      .map(({ dischargedOn }) => dischargedOn)
      .sort()
      .at(-1);
    return before === undefined ? null : daysBetween(before, admittedOn);
  }

  #rulesOf(region: string): ReadonlySet<string> {
    const known = this.#askedIn.get(region);
    if (known) return known;
    const asked = new Set(this.#knowledge.rulesOf(region).rules.map(({ id }) => id));
    this.#askedIn.set(region, asked);
    return asked;
  }
}

interface StayBefore {
  readonly admittedOn: string;
  readonly dischargedOn: string;
}

/** Person, hospital and category of the principal diagnosis; `null` where the person is not known. */
function sameDiseaseOf({ hospital, patient, diagnoses }: SettlementList): string | null {
  if (patient.personId === null) return null;
  return `${patient.personId} ${hospital} ${diagnoses[0]?.code.slice(0, 3) ?? ''}`;
}

/** Until all stays are there, it is not known which came before. */
interface Waiting extends Omit<SupervisedCase, 'againAfterDays'> {
  /** Told by the rule on unplanned readmissions; `null` where it could not tell. */
  readonly readmitted: boolean | null;
  readonly sameDisease: string | null;
  readonly admittedOn: string;
}
