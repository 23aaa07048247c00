import type { GroupingCase } from '../grouping-case.ts';
import type { CompiledCell } from './cell-table.ts';
import { isLed, isMet } from './cell-test.ts';
import { type DxFacts, dxBit, type ProcFacts, procBit } from './code-facts.ts';
import { type CompiledRow, need, type RowBounds } from './compiled-row.ts';
import type { FactMemo } from './fact-memo.ts';

export interface FactMemos {
  readonly dx: FactMemo<DxFacts>;
  readonly proc: FactMemo<ProcFacts>;
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
  #principal = 0;
  readonly #procs: number[] = [];
  #procCount = 0;
  /** Position of the main operation, or of the one that leaves the case without; -1 where there is neither. */
  #lead = -1;
  #hasMain = false;
  /** Bits of `procBit` that any operation, or any that counts, has. */
  #anyBits = 0;
  #countedBits = 0;
  /** The facts behind the numbers, as far as something asked for them. */
  readonly #procFacts: ProcFacts[] = [];
  #isSpread = false;
  readonly #counted: ProcFacts[] = [];
  readonly #dxFacts: DxFacts[] = [];
  #dxKnown = 0;

  constructor(memos: FactMemos, asksCounted: boolean) {
    this.#memos = memos;
    this.#asksCounted = asksCounted;
  }

  /** @param given a case with a diagnosis */
  load(given: CodedCase): void {
    const { dx, proc } = given;
    const { length } = proc;
    this.#given = given;
    this.#principal = this.#memos.dx.of(dx[0] as string);
    this.#dxKnown = 0;
    this.#procCount = length;
    this.#isSpread = false;
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

  get isExcluded(): boolean {
    return (this.#memos.dx.wordOf(this.#principal) & dxBit.excluded) !== 0;
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

  /** Whether what the list excludes may be the main operation beside this principal diagnosis, or nothing excludes it. */
  isAllowed({ excluded }: ProcFacts): boolean {
    if (excluded === null) return true;
    return excluded.unless !== null && this.principal.cells.includes(excluded.unless.id);
  }

  /** Whether the operation counts: those that make a case conservative do not. */
  isCounted(facts: ProcFacts): boolean {
    return facts.excluded?.effect !== 'conservative' || this.isAllowed(facts);
  }

  #exclude(): void {
    this.#hasMain = false;
    this.#lead = -1;
    this.#countedBits = 0;
    for (let i = 0; i < this.#procCount; i++) {
      const facts = this.procAt(i);
      const isCounted = this.isCounted(facts);
      if (isCounted) this.#countedBits |= this.#memos.proc.wordOf(this.#procs[i] as number);
      if (this.#lead >= 0) continue;
      this.#hasMain = this.isAllowed(facts);
      if (this.#hasMain || !isCounted) this.#lead = i;
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
    if (needs & need.weight && (weight === null || !isBetween(weight, weightGrams))) return false;
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
    if (!this.#isSpread) this.#spread();
    const count = this.#procCount;
    const facts = this.#procFacts;
    if (needs & need.related && !isMet(related as CompiledCell, facts, count, this.#lead)) return false;
    if (needs & need.main && !isLed(main as CompiledCell, facts, count, this.#lead)) return false;
    if ((needs & need.anyOperation) === 0) return true;
    if (!this.#asksCounted) return isMet(anyOperation as CompiledCell, facts, count, -1);
    return isMet(anyOperation as CompiledCell, this.#counted, this.#counted.length, -1);
  }

  #spread(): void {
    this.#isSpread = true;
    for (let i = 0; i < this.#procCount; i++) this.#procFacts[i] = this.procAt(i);
    if (!this.#asksCounted) return;
    this.#counted.length = 0;
    for (let i = 0; i < this.#procCount; i++)
      if (this.isCounted(this.procAt(i))) this.#counted.push(this.procAt(i));
  }

  #diagnosesMeet({ principal, otherDiagnosis, anyDiagnosis }: CompiledRow, needs: number): boolean {
    const count = this.#given.dx.length;
    const facts = this.#dxFacts;
    while (this.#dxKnown < count) {
      facts[this.#dxKnown] = this.dxAt(this.#dxKnown);
      this.#dxKnown++;
    }
    if (needs & need.otherDiagnosis && !isMet(otherDiagnosis as CompiledCell, facts, count, 0)) return false;
    if (needs & need.anyDiagnosis && !isMet(anyDiagnosis as CompiledCell, facts, count, -1)) return false;
    return (needs & need.principal) === 0 || isLed(principal as CompiledCell, facts, count, 0);
  }

  dxAt(position: number): DxFacts {
    return this.#memos.dx.factsOf(this.#memos.dx.of(this.#given.dx[position] as string));
  }
}

function isBetween(value: number, range: RowBounds['weightGrams']): boolean {
  return range !== undefined && value >= range.from && value <= range.to;
}
