import type { AuditCase } from '../core/audit.ts';
import { caseId } from '../core/claims/case-id.ts';
import type { LocatedList, LocatedWithdrawal } from '../core/claims/read-chunk.ts';
import type { SettlementList } from '../core/claims/settlement-list.ts';
import { baselineOf } from '../core/costs/baseline-of.ts';
import type { CostBaseline } from '../core/costs/cost-baseline.ts';
import { type CostSketch, emptyCostSketch, mergeSketch } from '../core/costs/cost-sketch.ts';
import { type BirthMarker, enrolCases } from '../core/enrol-cases.ts';
import type { Knowledge } from '../core/knowledge.ts';
import type { StayRecord } from '../core/rules/stay-record.ts';

/** What all files together say of persons and groups: in memory what the table and the work area are to the cloud. */
export class Enrolments {
  readonly #knowledge: Knowledge;
  /** The record that holds each case: the first, of any file. */
  readonly #holders = new Map<string, string>();
  readonly #staysByPerson = new Map<string, StayRecord[]>();
  readonly #costs = new Map<string, CostSketch>();
  #baselines: ReadonlyMap<string, CostBaseline> | null = null;

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
  }

  /** What takes a case back holds it as a list does: what stands behind it in the files is a repeat. */
  add(source: number, lists: readonly LocatedList[], withdrawals: readonly LocatedWithdrawal[] = []): void {
    const { cases, costs } = enrolCases(lists, this.#knowledge, markInMemory);
    const placeOf = new Map(cases.map(({ place, stay }) => [caseId(stay), place]));
    for (const { place, list } of withdrawals) {
      const id = caseId(list);
      const isFirst = place < (placeOf.get(id) ?? Number.POSITIVE_INFINITY);
      if (isFirst && !this.#holders.has(id)) this.#holders.set(id, recordAt(source, place));
    }
    for (const { place, personId, stay } of cases) {
      const id = caseId(stay);
      if (this.#holders.has(id)) continue;
      this.#holders.set(id, recordAt(source, place));
      if (personId === null) continue;
      const stays = this.#staysByPerson.get(personId);
      if (stays) stays.push(stay);
      else this.#staysByPerson.set(personId, [stay]);
    }
    for (const [group, sketch] of costs) {
      this.#costs.set(group, mergeSketch(this.#costs.get(group) ?? emptyCostSketch, sketch));
    }
    this.#baselines = null;
  }

  /** Whether the record is the one that counts for its case. */
  holds(source: number, { place, list }: LocatedWithdrawal): boolean {
    return this.#holders.get(caseId(list)) === recordAt(source, place);
  }

  /** What the audit of a case is told of its person. */
  knownOf(list: SettlementList): Pick<AuditCase, 'history' | 'birthMark'> {
    return { history: this.historyOf(list), birthMark: list.patient.birthDate ?? undefined };
  }

  /** The person's other stays; `null` where the list names no person. */
  historyOf(list: SettlementList): readonly StayRecord[] | null {
    const { personId } = list.patient;
    if (personId === null) return null;
    return (this.#staysByPerson.get(personId) ?? []).filter((stay) => caseId(stay) !== caseId(list));
  }

  /** Cost baselines by group. */
  baselines(): ReadonlyMap<string, CostBaseline> {
    this.#baselines ??= new Map(
      [...this.#costs].flatMap(([group, sketch]) => {
        const baseline = baselineOf(group, sketch);
        return baseline ? [[group, baseline]] : [];
      }),
    );
    return this.#baselines;
  }
}

/** Nothing here is stored: the date itself will do. */
const markInMemory: BirthMarker = (_, birthDate) => birthDate;

const recordAt = (source: number, place: number) => `${source}:${place}`;
