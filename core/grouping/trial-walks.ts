import type { CaseProbe } from './case-probe.ts';
import { type CaseProgram, op } from './case-program.ts';
import type { Condition } from './condition.ts';
import { Lacking } from './lacking.ts';
import type { TraceStep, TriedInVain } from './trace-step.ts';

type VainStep = Extract<TraceStep, { step: 'triedInVain' }>;

/**
 * A group that is tried. All its parts are asked, also behind one that has failed; only what counts over all codes
 * is asked last, where everything else holds.
 */
export interface Trial {
  /** Node of its condition, in parts. */
  readonly when: number;
  readonly parts: readonly Condition[];
  /** What it is called; `null` for a slot, which is no group. */
  readonly group: string | null;
}

/**
 * Tries groups one after the other, every part of every condition. Nothing is remembered of a case, so that one
 * never seen before costs no more than another.
 */
export class TrialWalks {
  readonly #program: CaseProgram;
  readonly #probe: CaseProbe;
  readonly #level: VainStep['level'];
  readonly #count: number;
  /** Records of `asked`, trial by trial. */
  readonly #asked: Int32Array;
  /** Two for each trial: where its records begin, and where those among them do that count over all codes. */
  readonly #starts: Int32Array;
  /** For each record its part, and what is said where only that one fails. */
  readonly #parts: readonly Condition[];
  readonly #alone: readonly Lacking[];
  /** By trial: behind the last of those, itself included, that ask one thing each of the same word of one code. */
  readonly #runEnds: Int32Array;
  /** Filled anew in each walk. */
  readonly #tried: TriedInVain[];

  constructor(program: CaseProgram, probe: CaseProbe, level: VainStep['level'], trials: readonly Trial[]) {
    this.#program = program;
    this.#probe = probe;
    this.#level = level;
    this.#count = trials.length;
    this.#tried = new Array<TriedInVain>(trials.length);
    const all = trials.flatMap((trial) => [false, true].map((isLast) => partsOf(program, trial, isLast)));
    const parts = all.flat();
    this.#asked = Int32Array.from(parts.flatMap(({ node }) => askedNode(program, node)));
    this.#parts = parts.map(({ part }) => part);
    this.#alone = parts.map(({ group, part }) => new Lacking(group, [part]));
    let place = 0;
    this.#starts = Int32Array.from([0, ...all.map(({ length }) => (place += length))]);
    this.#runEnds = new Int32Array(trials.length);
    for (let i = trials.length - 1; i >= 0; i--) this.#runEnds[i] = this.#runEnd(i);
  }

  /**
   * Tries from this place on, and adds a step for what it tries in vain.
   * @returns the place of the first that fits, -1 where none does
   */
  walk(from: number, steps: TraceStep[]): number {
    const [tried, starts, runEnds] = [this.#tried, this.#starts, this.#runEnds];
    const dxRow = this.#probe.dxRow(0);
    const procRow = this.#probe.procCount === 0 ? 0 : this.#probe.procRow(0);
    let [place, vain] = [from, 0];
    while (place < this.#count) {
      const end = runEnds[place] as number;
      if (end > place) {
        const fits = this.#tryRun(place, end, vain, dxRow, procRow);
        vain += fits - place;
        place = fits;
        if (fits < end) break;
        continue;
      }
      const counts = starts[2 * place + 1] as number;
      const lacking =
        this.#ask(starts[2 * place] as number, counts, dxRow, procRow) ??
        this.#ask(counts, starts[2 * place + 2] as number, dxRow, procRow);
      if (lacking === null) break;
      if (lacking.tried !== null) tried[vain++] = lacking.tried;
      place++;
    }
    if (vain > 0) steps.push({ step: 'triedInVain', level: this.#level, tried: tried.slice(0, vain) });
    return place < this.#count ? place : -1;
  }

  /** @returns the first of the run that fits, or its end */
  #tryRun(from: number, end: number, vain: number, dxRow: number, procRow: number): number {
    const [records, starts, alone] = [this.#asked, this.#starts, this.#alone];
    const first = asked.length * (starts[2 * from] as number);
    const word = records[first + asked.place] as number;
    const { dxFacts, procFacts } = this.#program;
    const facts = records[first] === op.principalDx ? dxFacts[dxRow + word] : procFacts[procRow + word];
    let place = from;
    for (; place < end; place++) {
      const record = starts[2 * place] as number;
      if (((facts as number) & (records[asked.length * record + asked.mask] as number)) !== 0) break;
      this.#tried[vain + place - from] = (alone[record] as Lacking).tried as TriedInVain;
    }
    return place;
  }

  /** That of the next trial, where both belong together; its own place for one that asks otherwise. */
  #runEnd(place: number): number {
    const [start, end] = [this.#starts[2 * place] as number, this.#starts[2 * place + 2] as number];
    const at = asked.length * start;
    const kind = this.#asked[at];
    const isFirstCode = kind === op.principalDx || kind === op.mainProc;
    if (end - start !== 1 || !isFirstCode || this.#alone[start]?.tried === null) return place;
    const next = at + asked.length;
    const isSame =
      kind === this.#asked[next] && this.#asked[at + asked.place] === this.#asked[next + asked.place];
    return isSame && place + 1 < this.#count
      ? Math.max(place + 1, this.#runEnds[place + 1] as number)
      : place + 1;
  }

  /** @returns `null` where all these parts hold */
  #ask(from: number, to: number, dxRow: number, procRow: number): Lacking | null {
    const { dxFacts, procFacts } = this.#program;
    const records = this.#asked;
    let lacking: Lacking | null = null;
    for (let i = from; i < to; i++) {
      const at = asked.length * i;
      const place = records[at + asked.place] as number;
      const mask = records[at + asked.mask] as number;
      const kind = records[at] as number;
      let holds: boolean;
      if (kind === op.principalDx) holds = ((dxFacts[dxRow + place] as number) & mask) !== 0;
      else if (kind === op.mainProc) holds = ((procFacts[procRow + place] as number) & mask) !== 0;
      else holds = this.#probe.holds(place);
      if (holds) continue;
      lacking = lacking === null ? (this.#alone[i] as Lacking) : lacking.and(this.#parts[i] as Condition);
    }
    return lacking;
  }
}

/** Most parts look for the first code of a case in a list: these are laid out ready to be looked at. */
const asked = {
  op: 0,
  /** Word of the fact row; of other parts the node. */
  place: 1,
  mask: 2,
  length: 3,
} as const;

const counting: ReadonlySet<number> = new Set([op.bodySites, op.bodySiteDx, op.distinctDx, op.distinctProc]);

interface TrialPart {
  readonly group: string | null;
  readonly part: Condition;
  readonly node: number;
}

/** @param isLast whether those that count over all codes are wanted, or the others */
function partsOf({ nodes }: CaseProgram, { when, parts, group }: Trial, isLast: boolean): TrialPart[] {
  return parts
    .map((part, i) => ({ group, part, node: nodes[when + 2 + i] as number }))
    .filter(({ node }) => counting.has(nodes[node] as number) === isLast);
}

function askedNode({ nodes }: CaseProgram, node: number): readonly number[] {
  const kind = nodes[node] as number;
  if (kind !== op.principalDx && kind !== op.mainProc) return [kind, node, 0];
  return [kind, nodes[node + 1] as number, 1 << (nodes[node + 2] as number)];
}
