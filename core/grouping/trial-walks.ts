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
  readonly #fitting: readonly Lacking[];
  /** Records of `asked`, trial by trial. */
  readonly #parts: Int32Array;
  /** Two for each trial: where its parts begin, and where those among them do that count over all codes. */
  readonly #starts: Int32Array;
  /** Filled anew in each walk. */
  readonly #tried: TriedInVain[];

  constructor(program: CaseProgram, probe: CaseProbe, level: VainStep['level'], trials: readonly Trial[]) {
    this.#program = program;
    this.#probe = probe;
    this.#level = level;
    this.#fitting = trials.map(({ group, parts }) => new Lacking(group, parts));
    this.#tried = new Array<TriedInVain>(trials.length);
    const [parts, starts]: [number[], number[]] = [[], []];
    for (const { when } of trials) {
      for (const isLast of [false, true]) {
        starts.push(parts.length);
        parts.push(...askedParts(program, when, isLast));
      }
    }
    this.#parts = Int32Array.from(parts);
    this.#starts = Int32Array.from([...starts, parts.length]);
  }

  /**
   * Tries from this place on, and adds a step for what it tries in vain.
   * @returns the place of the first that fits, -1 where none does
   */
  walk(from: number, steps: TraceStep[]): number {
    const [fitting, tried] = [this.#fitting, this.#tried];
    let [place, vain] = [from, 0];
    for (; place < fitting.length; place++) {
      const lacking = this.#ask(place);
      if (lacking === fitting[place]) break;
      if (lacking.tried !== null) tried[vain++] = lacking.tried;
    }
    if (vain > 0) steps.push({ step: 'triedInVain', level: this.#level, tried: tried.slice(0, vain) });
    return place < fitting.length ? place : -1;
  }

  #ask(place: number): Lacking {
    const starts = this.#starts;
    const fitting = this.#fitting[place] as Lacking;
    const counts = starts[2 * place + 1] as number;
    const lacking = this.#askParts(fitting, starts[2 * place] as number, counts);
    return lacking === fitting ? this.#askParts(fitting, counts, starts[2 * place + 2] as number) : lacking;
  }

  #askParts(fitting: Lacking, from: number, to: number): Lacking {
    const parts = this.#parts;
    let lacking = fitting;
    for (let at = from; at < to; at += asked.length)
      if (!this.#holds(at)) lacking = lacking.and(parts[at + asked.part] as number);
    return lacking;
  }

  #holds(at: number): boolean {
    const [parts, probe] = [this.#parts, this.#probe];
    const place = parts[at + asked.place] as number;
    const mask = parts[at + asked.mask] as number;
    switch (parts[at]) {
      case op.principalDx:
        return ((this.#program.dxFacts[probe.dxRow(0) + place] as number) & mask) !== 0;
      case op.mainProc: {
        const row = probe.procCount === 0 ? 0 : probe.procRow(0);
        return ((this.#program.procFacts[row + place] as number) & mask) !== 0;
      }
      default:
        return probe.holds(place);
    }
  }
}

/** Most parts look for the first code of a case in a list: these are laid out ready to be looked at. */
const asked = {
  op: 0,
  /** Place among the parts of the condition. */
  part: 1,
  /** Word of the fact row; of other parts the node. */
  place: 2,
  mask: 3,
  length: 4,
} as const;

const counting: ReadonlySet<number> = new Set([op.bodySites, op.bodySiteDx, op.distinctDx, op.distinctProc]);

/** @param isLast whether those that count over all codes are wanted, or the others */
function askedParts({ nodes }: CaseProgram, when: number, isLast: boolean): readonly number[] {
  const parts = [...nodes.subarray(when + 2, when + 2 + (nodes[when + 1] as number))];
  return parts.flatMap((node, part) => {
    const kind = nodes[node] as number;
    if (counting.has(kind) !== isLast) return [];
    const isFirstCode = kind === op.principalDx || kind === op.mainProc;
    if (!isFirstCode) return [kind, part, node, 0];
    return [kind, part, nodes[node + 1] as number, 1 << (nodes[node + 2] as number)];
  });
}
