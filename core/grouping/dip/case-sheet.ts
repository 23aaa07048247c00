import type { GroupingCase } from '../grouping-case.ts';
import type { CompiledCell } from './cell-table.ts';
import { type DxFacts, dxBit, type ProcFacts, procBit } from './code-facts.ts';
import type { CodeMarks } from './code-marks.ts';
import { type CompiledRow, need, type RowBounds } from './compiled-row.ts';
import type { FactMemo } from './fact-memo.ts';
import { isWeightWithin } from './is-weight-within.ts';

export interface FactMemos {
  readonly dx: FactMemo<DxFacts>;
  readonly proc: FactMemo<ProcFacts>;
  /** Where the codes of a case are marked. */
  readonly marks: { readonly dx: CodeMarks; readonly proc: CodeMarks };
}

type CodedCase = Pick<GroupingCase, 'dx' | 'proc' | 'ageYears' | 'ageDays' | 'weightGrams'>;

const noCase: CodedCase = { dx: [''], proc: [], ageYears: null, ageDays: null, weightGrams: null };

/**
 * Lays one case after another against the facts of its codes. It is refilled, so that grouping allocates nothing;
 * secondary diagnoses are looked up only when something asks for them.
 */
export class CaseSheet {
  readonly #memos: FactMemos;
  /** In form `combinations` a set asks the counted operations alone. */
  readonly #asksCounted: boolean;
  #given = noCase;
  /** Kept so that reading ahead is not optimised away. */
  readAhead = 0;
  #principal = 0;
  readonly #procs: number[] = [];
  #procCount = 0;
  /** Position of the main operation, or of the one that leaves the case without; -1 where there is neither. */
  #lead = -1;
  #hasMain = false;
  /** Bits of `procBit` that any operation, or any that counts, has. */
  #anyBits = 0;
  #countedBits = 0;
  #areProcsMarked = false;
  #areDxMarked = false;

  constructor(memos: FactMemos, asksCounted: boolean) {
    this.#memos = memos;
    this.#asksCounted = asksCounted;
  }

  /** @param given a case with a diagnosis */
  load(given: CodedCase): void {
    const { dx, proc } = given;
    const { length } = proc;
    this.#given = given;
    // The processor fetches all texts at once instead of one after the other.
    let ahead = (dx[0] as string).charCodeAt(0);
    for (let i = 0; i < length; i++) ahead |= (proc[i] as string).charCodeAt(0);
    this.readAhead = ahead;
    this.#principal = this.#memos.dx.of(dx[0] as string);
    this.#areDxMarked = false;
    this.#procCount = length;
    this.#areProcsMarked = false;
    this.#hasMain = length > 0;
    this.#lead = length > 0 ? 0 : -1;
    let bits = 0;
    for (let i = 0; i < length; i++) {
      const number = this.#memos.proc.of(proc[i] as string);
      this.#procs[i] = number;
      bits |= this.#memos.proc.wordOf(number);
    }
    this.#anyBits = bits;
    this.#countedBits = bits;
    if ((bits & procBit.excluded) !== 0) this.#exclude();
  }

  get principalNumber(): number {
    return this.#principal;
  }

  get principal(): DxFacts {
    return this.#memos.dx.factsOf(this.#principal);
  }

  /** As the finder of comprehensive groups has it. */
  get comprehensiveClass(): number {
    return this.#memos.dx.wordOf(this.#principal) >> dxBit.classShift;
  }

  /** Whether the principal diagnosis is no code, or an excluded one. */
  get isUngroupable(): boolean {
    return (this.#memos.dx.wordOf(this.#principal) & dxBit.ungroupable) !== 0;
  }

  /** The number of the main operation's facts plus 1; 0 where there is none. */
  get mainNumber(): number {
    return this.#hasMain ? (this.#procs[this.#lead] as number) + 1 : 0;
  }

  get main(): ProcFacts | null {
    return this.#hasMain ? this.procAt(this.#lead) : null;
  }

  get lead(): number {
    return this.#lead;
  }

  get procCount(): number {
    return this.#procCount;
  }

  /** Whether an operation leads to rows at whatever position. */
  get isLedAnywhere(): boolean {
    return (this.#anyBits & procBit.anywhere) !== 0;
  }

  /** The facts of an operation at a position below {@link procCount}. */
  procAt(position: number): ProcFacts {
    return this.#memos.proc.factsOf(this.#procs[position] as number);
  }

  /** Whether the operation may be the main one: nothing excludes it, or not beside this principal diagnosis. */
  isAllowed(position: number): boolean {
    const bits = this.#bitsAt(position);
    if ((bits & procBit.excluded) === 0) return true;
    const unless = bits & procBit.unless ? this.procAt(position).excluded?.unless : null;
    return unless ? this.principal.cells.includes(unless.id) : false;
  }

  /** Whether the operation counts: those that make a case conservative do not. */
  isCounted(position: number): boolean {
    return (this.#bitsAt(position) & procBit.next) !== 0 || this.isAllowed(position);
  }

  #bitsAt(position: number): number {
    return this.#memos.proc.wordOf(this.#procs[position] as number);
  }

  #exclude(): void {
    this.#hasMain = false;
    this.#lead = -1;
    this.#countedBits = 0;
    for (let i = 0; i < this.#procCount; i++) {
      const isAllowed = this.isAllowed(i);
      const bits = this.#bitsAt(i);
      const isCounted = isAllowed || (bits & procBit.next) !== 0;
      if (isCounted) this.#countedBits |= bits;
      if (this.#lead >= 0 || (!isAllowed && isCounted)) continue;
      this.#hasMain = isAllowed;
      this.#lead = i;
    }
  }

  /** Whether an excluded operation made it so. */
  get isMadeConservative(): boolean {
    return !this.#hasMain && this.#lead >= 0;
  }

  /** Whether the case counts as one without operations. */
  get isConservative(): boolean {
    return this.isMadeConservative || (this.#countedBits & procBit.active) === 0;
  }

  /** Place of the class of treatment that the highest of the counted operations makes. */
  get highestTreatment(): number {
    const classes = this.isMadeConservative ? 0 : this.#countedBits & procBit.classes;
    return classes === 0 ? 0 : 31 - Math.clz32(classes);
  }

  /** Whether the case is younger in days. */
  isUnder(days: number): boolean {
    const { ageYears, ageDays } = this.#given;
    return (ageYears ?? 0) === 0 && (ageDays ?? 0) < days;
  }

  /** Whether all of `needs` hold for the row; they are bits of `need`. */
  meets(row: CompiledRow, needs: number): boolean {
    return (
      ((needs & need.bounds) === 0 || this.#isWithin(row.bounds, needs)) &&
      ((needs & need.conservative) === 0 || this.isConservative) &&
      ((needs & need.operations) === 0 || this.#operationsMeet(row, needs)) &&
      ((needs & need.diagnoses) === 0 || this.#diagnosesMeet(row, needs))
    );
  }

  #isWithin({ ageDaysUnder, weightGrams, resistant }: RowBounds, needs: number): boolean {
    if (needs & need.age && !this.isUnder(ageDaysUnder ?? 0)) return false;
    const weight = this.#given.weightGrams;
    if (needs & need.weight && (weight === null || !weightGrams || !isWeightWithin(weight, weightGrams)))
      return false;
    return (needs & need.resistance) === 0 || this.isResistant === resistant;
  }

  /** Whether the tuberculosis of the case, if it is one, resists drugs. */
  get isResistant(): boolean {
    if (this.#memos.dx.wordOf(this.#principal) & dxBit.resistantPrincipal) return true;
    const { dx } = this.#given;
    for (let i = 1; i < dx.length; i++)
      if (this.#memos.dx.wordOf(this.#memos.dx.of(dx[i] as string)) & dxBit.resistantOther) return true;
    return false;
  }

  #operationsMeet({ main, related, anyOperation }: CompiledRow, needs: number): boolean {
    if (!this.#areProcsMarked) this.#markProcs();
    const { proc: marks } = this.#memos.marks;
    if (needs & need.related && !marks.meetBeside(related as CompiledCell)) return false;
    if (needs & need.anyOperation && !marks.meetAnywhere(anyOperation as CompiledCell)) return false;
    return (needs & need.main) === 0 || marks.meetLed(main as CompiledCell, this.procAt(this.#lead).atoms);
  }

  #markProcs(): void {
    this.#areProcsMarked = true;
    const { proc, marks } = this.#memos;
    marks.proc.begin();
    for (let i = 0; i < this.#procCount; i++) {
      const counts = !this.#asksCounted || this.isCounted(i);
      marks.proc.mark(proc.marks, proc.marksOf(this.#procs[i] as number), counts, i !== this.#lead);
    }
  }

  #diagnosesMeet({ principal, otherDiagnosis, anyDiagnosis }: CompiledRow, needs: number): boolean {
    if (!this.#areDxMarked) this.#markDiagnoses();
    const { dx: marks } = this.#memos.marks;
    if (needs & need.otherDiagnosis && !marks.meetBeside(otherDiagnosis as CompiledCell)) return false;
    if (needs & need.anyDiagnosis && !marks.meetAnywhere(anyDiagnosis as CompiledCell)) return false;
    return (needs & need.principal) === 0 || marks.meetLed(principal as CompiledCell, this.principal.atoms);
  }

  #markDiagnoses(): void {
    this.#areDxMarked = true;
    const { dx, marks } = this.#memos;
    const { length } = this.#given.dx;
    marks.dx.begin();
    for (let i = 0; i < length; i++) {
      const number = dx.of(this.#given.dx[i] as string);
      marks.dx.mark(dx.marks, dx.marksOf(number), true, i > 0);
    }
  }

  dxAt(position: number): DxFacts {
    return this.#memos.dx.factsOf(this.#memos.dx.of(this.#given.dx[position] as string));
  }
}
