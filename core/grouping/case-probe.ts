import { type CaseProgram, complicationBit, dxFact, op } from './case-program.ts';
import { CodeLookup } from './code-lookup.ts';
import type { GroupingCase } from './grouping-case.ts';
import { compareNumbers } from './number-test.ts';

const noCase: GroupingCase = {
  id: '',
  sex: null,
  ageYears: null,
  ageDays: null,
  weightGrams: null,
  dept: null,
  losDays: null,
  dischargeWay: null,
  dx: [],
  proc: [],
};

/**
 * Lays one case after another against a program. It is refilled, so that grouping allocates nothing;
 * codes are looked up at most once a case, secondary diagnoses only when something asks for them.
 */
export class CaseProbe {
  readonly #program: CaseProgram;
  readonly #dxLookup: CodeLookup;
  readonly #procLookup: CodeLookup;
  /** Offsets of the fact rows of the codes, as far as they have been looked up. */
  #dxRows = new Int32Array(64);
  #dxKnown = 0;
  #procRows = new Int32Array(64);
  #procCount = 0;
  #given = noCase;
  /** Bits of `complicationBit`, -1 before they are counted. */
  #complications = -1;

  /** Kept so that reading ahead is not optimised away. */
  readAhead = 0;

  constructor(program: CaseProgram) {
    this.#program = program;
    this.#dxLookup = new CodeLookup(program.dxRows);
    this.#procLookup = new CodeLookup(program.procRows);
  }

  load(given: GroupingCase): void {
    this.#given = given;
    this.#dxKnown = 0;
    this.#complications = -1;
    this.readAhead = readEach(given.dx) | readEach(given.proc);
    this.#lookUpProcedures(given.proc);
    if (given.dx.length > this.#dxRows.length) this.#dxRows = new Int32Array(2 * given.dx.length);
  }

  get dxCount(): number {
    return this.#given.dx.length;
  }

  get procCount(): number {
    return this.#procCount;
  }

  knowsDx(code: string): boolean {
    return this.#dxLookup.has(code);
  }

  knowsProc(code: string): boolean {
    return this.#procLookup.has(code);
  }

  procRow(position: number): number {
    return this.#procRows[position] as number;
  }

  dxRow(position: number): number {
    while (this.#dxKnown <= position) {
      const code = this.#given.dx[this.#dxKnown] as string;
      this.#dxRows[this.#dxKnown++] = this.#dxLookup.rowOf(code);
    }
    return this.#dxRows[position] as number;
  }

  /** Whether the condition at this node holds. */
  holds(at: number): boolean {
    const { nodes, texts } = this.#program;
    const a = nodes[at + 1] as number;
    const b = nodes[at + 2] as number;
    switch (nodes[at]) {
      case op.never:
        return false;
      case op.always:
        return true;
      case op.all:
        return this.#allHold(at + 2, a);
      case op.any:
        return this.#anyHolds(at + 2, a);
      case op.not:
        return !this.holds(a);
      case op.principalDx:
        return this.dxCount > 0 && this.#isDxIn(0, a, b);
      case op.anyDx:
        return this.#isSomeDxIn(0, a, b);
      case op.secondaryDx:
        return this.#isSomeDxIn(1, a, b);
      case op.mainProc:
        return this.#procCount > 0 && this.#isProcIn(0, a, b);
      case op.anyProc:
        return this.#isSomeProcIn(0, a, b);
      case op.secondaryProc:
        return this.#isSomeProcIn(1, a, b);
      case op.ageYears:
        return this.#compare(this.#given.ageYears ?? 0, at + 1);
      case op.ageDays:
        return this.#compare(this.#given.ageDays ?? 0, at + 1);
      case op.weightGrams:
        return this.#compare(this.#given.weightGrams ?? 0, at + 1);
      case op.losDays:
        return this.#compare(this.#given.losDays ?? 0, at + 1);
      case op.sex:
        return readSex(this.#given.sex) === texts[a];
      case op.dischargeWay:
        return (this.#given.dischargeWay ?? '') === texts[a];
      case op.hasSecondaryDx:
        return this.dxCount > 1;
      case op.hasSecondProc:
        return this.#procCount > 1;
      case op.complication:
        return (this.#allComplications() & a) !== 0;
      case op.bodySites:
        return this.#compare(this.#countSites(a), at + 2);
      case op.bodySiteDx:
        return this.#compare(this.#countSiteDx(a), at + 2);
      case op.distinctDx:
        return this.#compare(this.#countDistinctDx(a, b, nodes[at + 3] as number), at + 4);
      case op.distinctProc:
        return this.#compare(this.#countDistinctProc(a, b, nodes[at + 3] as number), at + 4);
      default:
        return this.#given.dx.some((code) => code.startsWith(texts[a] as string));
    }
  }

  /**
   * What the secondary diagnoses count as, in bits of `complicationBit`.
   * @param enough the search may end when these are found, whatever else there is
   */
  findComplications(enough: number): number {
    const { dxFacts } = this.#program;
    let found = 0;
    for (let i = 1; i < this.dxCount && (found & enough) !== enough; i++) {
      const tables = dxFacts[this.dxRow(i) + dxFact.complication] as number;
      if (tables === 0) continue;
      const cc = tables & 0xffff;
      const mcc = tables >>> 16;
      if (cc !== 0 && !this.isExcluded(cc - 1)) found |= complicationBit.cc;
      if (mcc !== 0 && !this.isExcluded(mcc - 1)) found |= complicationBit.mcc;
    }
    return found;
  }

  /** Place of the exclusion table of a secondary diagnosis as a complication of this level; -1: it is none. */
  complicationTable(position: number, level: 'cc' | 'mcc'): number {
    const tables = this.#program.dxFacts[this.dxRow(position) + dxFact.complication] as number;
    return (level === 'cc' ? tables & 0xffff : tables >>> 16) - 1;
  }

  /** Whether the principal diagnosis stands in an exclusion table. */
  isExcluded(table: number): boolean {
    const { dxFacts, exclusions } = this.#program;
    const at = dxFacts[this.dxRow(0) + dxFact.exclusions] as number;
    return hasBit(exclusions, at + (table >>> 5), table & 31);
  }

  #allComplications(): number {
    if (this.#complications < 0) this.#complications = this.findComplications(allLevels);
    return this.#complications;
  }

  #lookUpProcedures(codes: readonly string[]): void {
    if (codes.length > this.#procRows.length) this.#procRows = new Int32Array(2 * codes.length);
    for (let i = 0; i < codes.length; i++) this.#procRows[i] = this.#procLookup.rowOf(codes[i] as string);
    this.#procCount = codes.length;
  }

  #allHold(from: number, count: number): boolean {
    const { nodes } = this.#program;
    for (let i = 0; i < count; i++) if (!this.holds(nodes[from + i] as number)) return false;
    return true;
  }

  #anyHolds(from: number, count: number): boolean {
    const { nodes } = this.#program;
    for (let i = 0; i < count; i++) if (this.holds(nodes[from + i] as number)) return true;
    return false;
  }

  #isDxIn(position: number, word: number, bit: number): boolean {
    return hasBit(this.#program.dxFacts, this.dxRow(position) + word, bit);
  }

  #isSomeDxIn(from: number, word: number, bit: number): boolean {
    for (let i = from; i < this.dxCount; i++) if (this.#isDxIn(i, word, bit)) return true;
    return false;
  }

  #isProcIn(position: number, word: number, bit: number): boolean {
    return hasBit(this.#program.procFacts, (this.#procRows[position] as number) + word, bit);
  }

  #isSomeProcIn(from: number, word: number, bit: number): boolean {
    for (let i = from; i < this.#procCount; i++) if (this.#isProcIn(i, word, bit)) return true;
    return false;
  }

  /** @param at where the operator stands, and behind it the place of the right side */
  #compare(left: number, at: number): boolean {
    const { nodes, numbers } = this.#program;
    return compareNumbers(left, nodes[at] as number, numbers[nodes[at + 1] as number] as number);
  }

  #countSites(word: number): number {
    let touched = 0;
    for (let i = 0; i < this.dxCount; i++) touched |= this.#sitesOf(i, word);
    return countBits(touched);
  }

  #countSiteDx(word: number): number {
    let count = 0;
    for (let i = 0; i < this.dxCount; i++) if (this.#sitesOf(i, word) !== 0) count++;
    return count;
  }

  #sitesOf(position: number, word: number): number {
    return this.#program.dxFacts[this.dxRow(position) + word] as number;
  }

  #countDistinctDx(word: number, bit: number, from: number): number {
    const { dx } = this.#given;
    let count = 0;
    for (let i = from; i < dx.length; i++) {
      if (this.#isDxIn(i, word, bit) && dx.indexOf(dx[i] as string, from) === i) count++;
    }
    return count;
  }

  #countDistinctProc(word: number, bit: number, from: number): number {
    const { proc } = this.#given;
    let count = 0;
    for (let i = from; i < proc.length; i++) {
      if (this.#isProcIn(i, word, bit) && proc.indexOf(proc[i] as string, from) === i) count++;
    }
    return count;
  }
}

const allLevels = complicationBit.cc | complicationBit.mcc;

/**
 * Reads a little of every code: memory answers questions asked together sooner than one by one, which is how
 * lookups ask, where what they find decides what is asked next.
 */
function readEach(codes: readonly string[]): number {
  let read = 0;
  for (let i = 0; i < codes.length; i++) read |= (codes[i] as string).length;
  return read;
}

/** `男` and `女` as 1 and 2, blank as the empty text, anything else as it is. */
function readSex(sex: string | null): string {
  if (sex === '男') return '1';
  if (sex === '女') return '2';
  return sex ?? '';
}

function hasBit(words: Int32Array, word: number, bit: number): boolean {
  return (((words[word] as number) >>> bit) & 1) === 1;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
