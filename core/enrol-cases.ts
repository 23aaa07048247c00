import { assessCase } from './assess-case.ts';
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

/** Reads what a chunk adds to histories and cost baselines. */
export function enrolCases(
  lists: readonly LocatedList[],
  knowledge: Knowledge,
  markOf: BirthMarker,
): Enrolment {
  const costs = new Map<string, CostSketch>();
  const first = new Map<string, EnrolledCase>();
  for (const { place, list } of lists) {
    const { personId, birthDate } = list.patient;
    const birthMark = personId !== null && birthDate !== null ? markOf(personId, birthDate) : null;
    const stay = toStayRecord(list, knowledge.catalogue, birthMark);
    const id = caseId(stay);
    if (first.has(id)) continue;
    first.set(id, { place, personId, stay });
    const { paid } = assessCase(list, knowledge);
    if (paid.status !== 'grouped' || stay.costFen === null) continue;
    costs.set(paid.group, addCost(costs.get(paid.group) ?? emptyCostSketch, stay.costFen));
  }
  return { cases: [...first.values()], costs };
}
