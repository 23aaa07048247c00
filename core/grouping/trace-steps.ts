import type { SchemeOutline } from './case-program.ts';
import type { Condition } from './condition.ts';
import { conditionParts } from './condition-parts.ts';
import type { TraceStep, Unmet } from './trace-step.ts';

/** The steps of one group. The same step is the same, frozen object for every case. */
export interface GroupSteps {
  readonly fits: TraceStep;
  /** How many words of failed parts stand in a record. */
  readonly wordCount: number;
  /** The step of a group whose failed parts begin at this place of a record. */
  readonly tried: (words: readonly number[], at: number) => TraceStep;
}

interface MdcSteps extends GroupSteps {
  readonly left: TraceStep;
  readonly kept: TraceStep;
  readonly ambiguous: TraceStep;
}

/** By their places in the program. */
export interface SchemeSteps {
  readonly mdcs: readonly MdcSteps[];
  readonly adrgs: readonly GroupSteps[];
  readonly drgs: readonly GroupSteps[];
}

/** Prepares all steps that a scheme's traces can name. */
export function schemeSteps(outline: SchemeOutline): SchemeSteps {
  return {
    mdcs: outline.mdcs.map(({ code: mdc, entry }) => ({
      ...groupSteps(entry, { step: 'mdcEntered', mdc }, (lacks) => ({ step: 'mdcTried', mdc, lacks })),
      left: Object.freeze({ step: 'mdcLeft', mdc }),
      kept: Object.freeze({ step: 'mdcKept', mdc }),
      ambiguous: Object.freeze({ step: 'ambiguityFound', mdc }),
    })),
    adrgs: outline.adrgs.map(({ id: adrg, when }) =>
      groupSteps(when, { step: 'adrgMatched', adrg }, (lacks) => ({ step: 'adrgTried', adrg, lacks })),
    ),
    drgs: outline.adrgs.flatMap(({ drgs }) =>
      drgs.map(({ code: drg, when }) =>
        groupSteps(when, { step: 'drgChosen', drg }, (lacks) => ({ step: 'drgTried', drg, lacks })),
      ),
    ),
  };
}

function groupSteps(when: Condition, fits: TraceStep, tried: (lacks: Unmet) => TraceStep): GroupSteps {
  const parts = conditionParts(when);
  const made = new Map<number, TraceStep>();
  const make = (words: readonly number[], at: number) => {
    const isFailed = (part: number) => (((words[at + (part >>> 5)] as number) >>> (part & 31)) & 1) === 1;
    return Object.freeze(tried(Object.freeze(parts.filter((_, part) => isFailed(part)))));
  };
  const remember = (words: readonly number[], at: number) => {
    const failed = words[at] as number;
    const step = made.get(failed) ?? make(words, at);
    made.set(failed, step);
    return step;
  };
  return {
    fits: Object.freeze(fits),
    wordCount: (parts.length + 31) >>> 5,
    tried: parts.length <= 32 ? remember : make,
  };
}
