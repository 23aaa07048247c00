import type { CaseProbe } from './case-probe.ts';
import { type CaseProgram, op } from './case-program.ts';
import { OutcomeTable } from './outcome-table.ts';
import type { TraceStep, TriedInVain } from './trace-step.ts';

type VainStep = Extract<TraceStep, { step: 'triedInVain' }>;

/**
 * A group that is tried. All its parts are asked, also behind one that has failed; only what counts over all codes
 * is asked last, where everything else holds.
 */
export interface Trial {
  /** Node of its condition, in parts. */
  readonly when: number;
  /** What is said of it where it does not fit; `null` for a slot, which is no group. */
  readonly lacking: (isFailed: (part: number) => boolean) => TriedInVain | null;
}

/** The trials in vain, and then the one that fits. */
export interface Walk {
  readonly vain: VainStep | null;
  /** Its place; -1: there is no further one. */
  readonly fits: number;
}

/**
 * Tries groups one after the other, every part of every condition. All parts are asked for each case, those that
 * look for the principal diagnosis or the main procedure in a list a word of lists at a time; what follows from
 * the same answers is put together once, for the steps are the same.
 */
export class TrialWalks {
  readonly #program: CaseProgram;
  readonly #probe: CaseProbe;
  readonly #level: VainStep['level'];
  readonly #trials: readonly Trial[];
  /** Pairs of a word of the fact rows and the bits in it that are asked for. */
  readonly #dxMasks: Int32Array;
  readonly #procMasks: Int32Array;
  readonly #others: Int32Array;
  readonly #counts: readonly Count[];
  readonly #known: OutcomeTable<readonly Walk[]>;

  constructor(program: CaseProgram, probe: CaseProbe, level: VainStep['level'], trials: readonly Trial[]) {
    this.#level = level;
    this.#program = program;
    this.#probe = probe;
    this.#trials = trials;
    const parts = trials.flatMap(({ when }) => partsOf(program, when));
    this.#counts = trials.flatMap(({ when }) => countsOf(program, when));
    const ofKind = (kind: number) => parts.filter((part) => program.nodes[part] === kind);
    const rest = parts.filter((part) => !askedApart.has(program.nodes[part] as number));
    this.#dxMasks = masksOf(program, ofKind(op.principalDx));
    this.#procMasks = masksOf(program, ofKind(op.mainProc));
    this.#others = Int32Array.from(differing(program, rest));
    const words = (this.#dxMasks.length + this.#procMasks.length) / 2;
    const bits = this.#others.length + this.#counts.length;
    this.#known = new OutcomeTable(words + Math.ceil(bits / 32));
  }

  /** The walks from the first trial to the last, each from behind the one that fitted before. */
  walk(): readonly Walk[] {
    this.#askAll();
    return this.#known.find() ?? this.#known.add(this.#makeWalks());
  }

  #askAll(): void {
    const { dxFacts, procFacts } = this.#program;
    const { asked } = this.#known;
    const [dxMasks, procMasks, others] = [this.#dxMasks, this.#procMasks, this.#others];
    let place = 0;
    const dxRow = this.#probe.dxRow(0);
    for (let i = 0; i < dxMasks.length; i += 2)
      asked[place++] = (dxFacts[dxRow + (dxMasks[i] as number)] as number) & (dxMasks[i + 1] as number);
    const procRow = this.#probe.procCount === 0 ? 0 : this.#probe.procRow(0);
    for (let i = 0; i < procMasks.length; i += 2)
      asked[place++] =
        (procFacts[procRow + (procMasks[i] as number)] as number) & (procMasks[i + 1] as number);
    for (let i = 0; i < others.length; i++) this.#note(place, i, this.#probe.holds(others[i] as number));
    for (let i = 0; i < this.#counts.length; i++) {
      const count = this.#counts[i] as Count;
      this.#note(place, others.length + i, this.#isAsked(count) && this.#probe.holds(count.part));
    }
  }

  /** @param from the word in which the bits begin */
  #note(from: number, bit: number, holds: boolean): void {
    const { asked } = this.#known;
    const word = from + (bit >>> 5);
    if ((bit & 31) === 0) asked[word] = 0;
    if (holds) asked[word] = (asked[word] as number) | (1 << (bit & 31));
  }

  #isAsked({ behind }: Count): boolean {
    for (let i = 0; i < behind.length; i++) if (!this.#probe.holds(behind[i] as number)) return false;
    return true;
  }

  #hasFailed(part: number, counts: readonly Count[]): boolean {
    const count = counts.find((one) => one.part === part);
    return (!count || this.#isAsked(count)) && !this.#probe.holds(part);
  }

  #makeWalks(): readonly Walk[] {
    const walks: Walk[] = [];
    let tried: TriedInVain[] = [];
    const end = (fits: number) => {
      walks.push({ vain: this.#vainStep(tried), fits });
      tried = [];
    };
    for (const [place, { when, lacking }] of this.#trials.entries()) {
      const counts = countsOf(this.#program, when);
      const failed = partsOf(this.#program, when).map((part) => this.#hasFailed(part, counts));
      const lack = failed.includes(true) ? lacking((part) => failed[part] === true) : null;
      if (lack !== null) tried.push(lack);
      if (!failed.includes(true)) end(place);
    }
    end(-1);
    return walks;
  }

  #vainStep(tried: TriedInVain[]): VainStep | null {
    if (tried.length === 0) return null;
    return Object.freeze({ step: 'triedInVain', level: this.#level, tried: Object.freeze(tried) });
  }
}

/** A part that counts over all codes, and those that have to hold before it is asked. */
interface Count {
  readonly part: number;
  readonly behind: readonly number[];
}

const counting: ReadonlySet<number> = new Set([op.bodySites, op.bodySiteDx, op.distinctDx, op.distinctProc]);
const askedApart: ReadonlySet<number> = new Set([op.principalDx, op.mainProc, ...counting]);
/** As long as the longest node: parts that agree in so many words are the same. */
const nodeLength = 6;

function partsOf({ nodes }: CaseProgram, when: number): readonly number[] {
  return [...nodes.subarray(when + 2, when + 2 + (nodes[when + 1] as number))];
}

function countsOf(program: CaseProgram, when: number): readonly Count[] {
  const isCount = (part: number) => counting.has(program.nodes[part] as number);
  const parts = partsOf(program, when);
  const behind = parts.filter((part) => !isCount(part));
  return parts.filter(isCount).map((part) => ({ part, behind }));
}

function masksOf({ nodes }: CaseProgram, parts: readonly number[]): Int32Array {
  const masks = new Map<number, number>();
  for (const part of parts) {
    const word = nodes[part + 1] as number;
    masks.set(word, (masks.get(word) ?? 0) | (1 << (nodes[part + 2] as number)));
  }
  return Int32Array.from([...masks].flat());
}

function differing({ nodes }: CaseProgram, parts: readonly number[]): readonly number[] {
  const named = parts.map((part) => [nodes.slice(part, part + nodeLength).join(), part] as const);
  return [...new Map(named).values()];
}
