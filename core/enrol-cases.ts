import { assessCase, payingGroup } from './assess-case.ts';
import { caseId } from './claims/case-id.ts';
import type { LocatedList } from './claims/read-chunk.ts';
import { addCost, type CostSketch, emptyCostSketch } from './costs/cost-sketch.ts';
import type { Knowledge } from './knowledge.ts';
import type { StayRecord } from './rules/stay-record.ts';
import { toStayRecord } from './rules/stays/to-stay-record.ts';

/** A case's part in its person's history. */
export interface EnrolledCase {
  /** As in {@link LocatedList}. */
  readonly place: number;
  readonly personId: string | null;
  readonly stay: StayRecord;
  /** The group by which it is paid; `null` where it is in none. */
  readonly group: string | null;
}

/** What must be known of every case of a batch before any of them is audited. */
export interface Enrolment {
  /** The first of each case; repeats within the chunk are left out. */
  readonly cases: readonly EnrolledCase[];
  /** Cost distribution by group over these cases. */
  readonly costs: ReadonlyMap<string, CostSketch>;
}

/** Makes the mark of a birth date: see {@link StayRecord.birthMark}. */
export type BirthMarker = (personId: string, birthDate: string) => string;

/** What one list adds to histories and cost baselines. */
export function enrolCase(
  { place, list }: LocatedList,
  knowledge: Knowledge,
  markOf: BirthMarker,
): EnrolledCase {
  const { personId, birthDate } = list.patient;
  const birthMark = personId !== null && birthDate !== null ? markOf(personId, birthDate) : null;
  const stay = toStayRecord(list, knowledge.catalogue, birthMark);
  return { place, personId, stay, group: payingGroup(assessCase(list, knowledge)) };
}

/** What cases come to together. */
export function enrolmentOf(all: readonly EnrolledCase[]): Enrolment {
  const first = new Map<string, EnrolledCase>();
  for (const enrolled of all) {
    const id = caseId(enrolled.stay);
    if (!first.has(id)) first.set(id, enrolled);
  }
  const cases = [...first.values()];
  const costs = new Map<string, CostSketch>();
  for (const { group, stay } of cases) {
    if (group === null || stay.costFen === null) continue;
    costs.set(group, addCost(costs.get(group) ?? emptyCostSketch, stay.costFen));
  }
  return { cases, costs };
}

/** Reads what a chunk adds to histories and cost baselines. */
export function enrolCases(
  lists: readonly LocatedList[],
  knowledge: Knowledge,
  markOf: BirthMarker,
): Enrolment {
  return enrolmentOf(lists.map((located) => enrolCase(located, knowledge, markOf)));
}
