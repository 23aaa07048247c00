import type { CaseProbe } from './case-probe.ts';
import { type CaseProgram, candidateField, mdcField, type SchemeOutline, slot } from './case-program.ts';
import type { Condition } from './condition.ts';
import { conditionParts } from './condition-parts.ts';
import { lazily } from './lazily.ts';
import { type Proof, proofOf } from './proof.ts';
import type { Because, CaseCode, TraceStep } from './trace-step.ts';
import { type Trial, TrialWalks } from './trial-walks.ts';

/** A group as it is tried, and what a trace has to know of it when it fits. */
export interface TriedGroup extends Trial {
  readonly proof: Proof;
  /** The same for every case where the condition asks nothing; otherwise `null`. */
  readonly always: Because | null;
}

export interface TriedMdc extends TriedGroup {
  readonly code: string;
  readonly candidates: readonly TriedCandidate[];
  readonly left: TraceStep;
  /** Through its candidates; made when the MDC is first entered. */
  readonly walks: () => TrialWalks;
}

/** An ADRG, or a slot of the MDC. */
export interface TriedCandidate extends TriedGroup {
  readonly kind: 'adrg' | 'ambiguous' | 'kept';
  readonly id: string;
  readonly drgs: readonly TriedDrg[];
  /** Its one DRG where that asks nothing; otherwise `null`. */
  readonly only: TriedDrg | null;
  readonly walks: () => TrialWalks;
  /** The levels of complication that any of its DRGs asks for. */
  readonly asks: Readonly<Record<'mcc' | 'cc', boolean>>;
  /** Place of the result where no DRG decides. */
  readonly unsplit: number;
}

interface TriedDrg extends TriedGroup {
  readonly code: string;
  /** Place of its result. */
  readonly result: number;
  /** The step that chooses it, where that is the same for every case; otherwise `null`. */
  readonly chosen: TraceStep | null;
}

/** A compiled scheme in the order in which it is tried, numbers and words side by side. */
export function triedMdcs(program: CaseProgram, probe: CaseProbe): readonly TriedMdc[] {
  const outline = program.outline();
  return outline.mdcs.map((mdc, place) => {
    const field = (name: keyof typeof mdcField) =>
      program.mdcs[place * mdcField.length + mdcField[name]] ?? 0;
    const { code, entry } = mdc;
    const candidates = Array.from({ length: field('candidateCount') }, (_, i) =>
      candidate(program, probe, outline, mdc, field('firstCandidate') + i),
    );
    return {
      ...tried(program, entry, field('entry'), code),
      code,
      candidates,
      left: Object.freeze({ step: 'mdcLeft', mdc: code }),
      walks: lazily(() => new TrialWalks(program, probe, 'adrg', candidates)),
    };
  });
}

function candidate(
  program: CaseProgram,
  probe: CaseProbe,
  { adrgs }: SchemeOutline,
  mdc: SchemeOutline['mdcs'][number],
  rank: number,
): TriedCandidate {
  const field = (name: keyof typeof candidateField) =>
    program.candidates[rank * candidateField.length + candidateField[name]] ?? 0;
  const [place, when, unsplit] = [field('adrg'), field('when'), field('unsplit')];
  const adrg = adrgs[place];
  if (!adrg) {
    const kind = place === slot.ambiguous ? 'ambiguous' : 'kept';
    const condition = (kind === 'ambiguous' && mdc.ambiguous?.when) || { const: true };
    const walks = lazily(() => new TrialWalks(program, probe, 'drg', []));
    const slotted = tried(program, condition, when, null);
    return {
      ...slotted,
      kind,
      id: '',
      drgs: [],
      only: null,
      walks,
      asks: { mcc: false, cc: false },
      unsplit,
    };
  }
  const drgs = adrg.drgs.map(({ code, when: condition }, i) => {
    const pair = field('firstDrg') + 2 * i;
    const [node, result] = [program.drgs[pair] as number, program.drgs[pair + 1] as number];
    const group = tried(program, condition, node, code);
    const { always: because } = group;
    const chosen = because && Object.freeze({ step: 'drgChosen' as const, drg: code, because });
    return { ...group, code, result, chosen };
  });
  return {
    ...tried(program, adrg.when, when, adrg.id),
    kind: 'adrg',
    id: adrg.id,
    drgs,
    only: drgs.length === 1 && drgs[0]?.chosen ? drgs[0] : null,
    walks: lazily(() => new TrialWalks(program, probe, 'drg', drgs)),
    asks: { mcc: asksFor('mcc', adrg.drgs), cc: asksFor('cc', adrg.drgs) },
    unsplit,
  };
}

function tried(program: CaseProgram, condition: Condition, when: number, group: string | null): TriedGroup {
  const parts = conditionParts(condition);
  return {
    group,
    when,
    parts,
    proof: proofOf(program, { all: parts }, when),
    always: parts.every((part) => 'const' in part && part.const) ? unasked(parts) : null,
  };
}

function unasked(parts: readonly Condition[]): Because {
  const codes: readonly CaseCode[] = Object.freeze([]);
  return Object.freeze(parts.map((part) => Object.freeze({ part, codes })));
}

function asksFor(level: 'mcc' | 'cc', drgs: SchemeOutline['adrgs'][number]['drgs']): boolean {
  return JSON.stringify(drgs.map(({ when }) => when)).includes(`"complication":"${level}"`);
}
