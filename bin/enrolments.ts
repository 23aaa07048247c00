import type { AuditCase } from '../core/audit.ts';
import { caseId } from '../core/claims/case-id.ts';
import type { LocatedList, LocatedWithdrawal } from '../core/claims/read-chunk.ts';
import type { SettlementList } from '../core/claims/settlement-list.ts';
import { baselineOf } from '../core/costs/baseline-of.ts';
import type { CostBaseline } from '../core/costs/cost-baseline.ts';
import { type CostSketch, emptyCostSketch, mergeSketch } from '../core/costs/cost-sketch.ts';
import { type EnrolledCase, enrolCase, enrolmentOf } from '../core/enrol-cases.ts';
import type { Knowledge } from '../core/knowledge.ts';
import type { StayRecord } from '../core/rules/stay-record.ts';
import { PlaceSet } from './place-set.ts';
import { StayFile } from './stay-file.ts';

/**
 * What all files together say of persons and groups: what the table and the work area are to the cloud. What grows
 * with the cases lies on disk, but for a bit a record.
 */
export class Enrolments {
  readonly #knowledge: Knowledge;
  readonly #stays: StayFile;
  /** The records that hold their cases, by source: the first of each case, of any file. */
  readonly #holders = new Map<number, PlaceSet>();
  readonly #failed = new Set<string>();
  readonly #costs = new Map<string, CostSketch>();
  #baselines: ReadonlyMap<string, CostBaseline> | null = null;

  /** @param stays where they are kept; closed with this */
  constructor(knowledge: Knowledge, stays = new StayFile()) {
    this.#knowledge = knowledge;
    this.#stays = stays;
  }

  /** What takes a case back holds it as a list does: what stands behind it in the files is a repeat. */
  add(source: number, lists: readonly LocatedList[], withdrawals: readonly LocatedWithdrawal[] = []): void {
    const first = this.#firstOf([...lists, ...withdrawals]);
    const enrolled = lists
      .filter((located) => first.has(located))
      .map((located) => ({ located, enrolled: this.#enrol(located) }));
    const failed = new Set(enrolled.filter((one) => one.enrolled === null).map(({ located }) => located));
    if (failed.size > 0) {
      for (const { place } of failed) this.#failed.add(nameOf(source, place));
      this.add(
        source,
        lists.filter((located) => !failed.has(located)),
        withdrawals,
      );
      return;
    }
    const { cases, costs } = enrolmentOf(enrolled.flatMap((one) => one.enrolled ?? []));
    this.#stays.add(cases);
    this.#stays.takeBack(withdrawals.filter((located) => first.has(located)).map(({ list }) => list));
    const holders = this.#holders.get(source) ?? new PlaceSet();
    this.#holders.set(source, holders);
    for (const { place } of first) holders.add(place);
    for (const [group, sketch] of costs) {
      this.#costs.set(group, mergeSketch(this.#costs.get(group) ?? emptyCostSketch, sketch));
    }
    this.#baselines = null;
  }

  /** Whether the record broke: it is to be rejected, and another of its case may count. */
  hasFailed(source: number, { place }: LocatedWithdrawal): boolean {
    return this.#failed.has(nameOf(source, place));
  }

  /** Whether the record is the one that counts for its case. */
  holds(source: number, { place }: LocatedWithdrawal): boolean {
    return this.#holders.get(source)?.has(place) ?? false;
  }

  /** What the audit of a case is told of its person. */
  knownOf(list: SettlementList): Pick<AuditCase, 'history' | 'birthMark'> {
    const { birthDate } = list.patient;
    return {
      history: this.historyOf(list),
      birthMark: birthDate === null ? undefined : this.#stays.markOf(birthDate),
    };
  }

  /** The person's other stays, in the order in which they were added; `null` where the list names no person. */
  historyOf(list: SettlementList): readonly StayRecord[] | null {
    const { personId } = list.patient;
    return personId === null ? null : this.#stays.othersOf(personId, caseId(list));
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

  /** Gives the disk back. */
  close(): void {
    this.#stays.close();
  }

  /** `null` where it throws, which is a defect of ours. */
  #enrol(located: LocatedList): EnrolledCase | null {
    try {
      return enrolCase(located, this.#knowledge, (_, birthDate) => this.#stays.markOf(birthDate));
    } catch {
      return null;
    }
  }

  /** Of each case that is not known yet, its first record. */
  #firstOf(records: readonly LocatedWithdrawal[]): ReadonlySet<LocatedWithdrawal> {
    const first = new Map<string, LocatedWithdrawal>();
    for (const record of records) {
      const id = caseId(record.list);
      const before = first.get(id)?.place ?? Number.POSITIVE_INFINITY;
      if (record.place < before && !this.#stays.has(id)) first.set(id, record);
    }
    return new Set(first.values());
  }
}

const nameOf = (source: number, place: number) => `${source} ${place}`;
