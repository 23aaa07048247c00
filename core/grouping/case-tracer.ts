import type { CaseProbe } from './case-probe.ts';
import type { CaseProgram } from './case-program.ts';
import { FactReader } from './fact-reader.ts';
import { findInvalidReason } from './find-invalid-reason.ts';
import type { GroupingCase } from './grouping-case.ts';
import type { MappedCase } from './map-case-codes.ts';
import { commonResult } from './program-results.ts';
import type { Because, CaseCode, TraceStep } from './trace-step.ts';
import type { TriedCandidate, TriedGroup, TriedMdc } from './trace-steps.ts';
import { TrialWalks } from './trial-walks.ts';

/**
 * Groups cases the long way, as the scheme is written: MDC by MDC, group by group, every part of every
 * condition. Takes nothing from the index by which `findGroup` is fast.
 */
export class CaseTracer {
  readonly #program: CaseProgram;
  readonly #probe: CaseProbe;
  readonly #facts: FactReader;
  readonly #mdcs: readonly TriedMdc[];
  readonly #entries: TrialWalks;
  readonly #results: readonly TraceStep[];
  #steps: TraceStep[] = [];

  constructor(program: CaseProgram, probe: CaseProbe, mdcs: readonly TriedMdc[]) {
    this.#program = program;
    this.#probe = probe;
    this.#facts = new FactReader(program, probe);
    this.#mdcs = mdcs;
    this.#results = program.results.map((result) => Object.freeze({ step: 'result', result }));
    this.#entries = new TrialWalks(program, probe, 'mdc', this.#mdcs);
  }

  /** @param mapped the case in the codes of the scheme, or why it has none */
  explain(asked: GroupingCase, mapped: MappedCase): readonly TraceStep[] {
    this.#steps = [];
    const place = mapped.ok ? this.#explainMapped(asked, mapped.case) : this.#explainUnmapped(mapped);
    this.#steps.push(this.#results[place] as TraceStep);
    return this.#steps;
  }

  #explainUnmapped({ kind, position, code }: Extract<MappedCase, { ok: false }>): number {
    this.#steps.push({ step: 'codeUnmapped', kind, position, code });
    return kind === 'dx' ? commonResult.dxUnmapped : commonResult.procUnmapped;
  }

  #explainMapped(asked: GroupingCase, given: GroupingCase): number {
    if (asked !== given) {
      this.#pushMapped('dx', asked.dx, given.dx);
      this.#pushMapped('proc', asked.proc, given.proc);
    }
    const reason = findInvalidReason(given);
    if (reason !== null) {
      this.#steps.push({ step: 'refused', reason });
      return commonResult.invalid;
    }
    this.#probe.load(given);
    return this.#tryMdcs(given);
  }

  #pushMapped(kind: 'dx' | 'proc', asked: readonly string[], mapped: readonly string[]): void {
    for (const [position, from] of asked.entries()) {
      const to = mapped[position] as string;
      if (to !== from) this.#steps.push({ step: 'codeMapped', kind, position, from, to });
    }
  }

  #tryMdcs(given: GroupingCase): number {
    const entered: string[] = [];
    let from = 0;
    for (;;) {
      const fits = this.#entries.walk(from, this.#steps);
      if (fits < 0) break;
      from = fits + 1;
      const mdc = this.#mdcs[fits] as TriedMdc;
      this.#steps.push({ step: 'mdcEntered', mdc: mdc.code, because: this.#because(mdc, given) });
      const place = this.#tryCandidates(mdc, given);
      if (place !== null) return place;
      this.#steps.push(mdc.left);
      entered.push(mdc.code);
    }
    this.#steps.push({ step: 'mdcsExhausted', entered });
    return commonResult.ungroupable;
  }

  #tryCandidates(mdc: TriedMdc, given: GroupingCase): number | null {
    const fitting = this.#firstFitting(mdc.walks(), mdc.candidates);
    if (!fitting) return null;
    if (fitting.kind === 'ambiguous') {
      this.#steps.push({ step: 'ambiguityFound', mdc: mdc.code, because: this.#because(fitting, given) });
      return fitting.unsplit;
    }
    if (fitting.kind === 'kept') {
      this.#steps.push({ step: 'mdcKept', mdc: mdc.code });
      return fitting.unsplit;
    }
    this.#steps.push({ step: 'adrgMatched', adrg: fitting.id, because: this.#because(fitting, given) });
    if (fitting.asks.mcc || fitting.asks.cc) this.#pushComplications(given, fitting);
    return this.#tryDrgs(fitting, given);
  }

  #tryDrgs(adrg: TriedCandidate, given: GroupingCase): number {
    const drg = adrg.only ?? this.#firstFitting(adrg.walks(), adrg.drgs);
    if (drg) {
      this.#steps.push(
        drg.chosen ?? { step: 'drgChosen', drg: drg.code, because: this.#because(drg, given) },
      );
      return drg.result;
    }
    this.#steps.push({ step: 'adrgStands', adrg: adrg.id, drgs: adrg.drgs.map(({ code }) => code) });
    return adrg.unsplit;
  }

  /** Tries the groups of an MDC or ADRG up to the first that fits. */
  #firstFitting<G>(walks: TrialWalks, groups: readonly G[]): G | undefined {
    return groups[walks.walk(0, this.#steps)];
  }

  #because({ proof, always }: TriedGroup, given: GroupingCase): Because {
    return always ?? this.#facts.because(proof, given);
  }

  #pushComplications(given: GroupingCase, { asks }: TriedCandidate): void {
    const without: CaseCode[] = [];
    for (let position = 1; position < this.#probe.dxCount; position++) {
      const mcc = this.#pushComplication(given, position, 'mcc', asks.mcc);
      const cc = this.#pushComplication(given, position, 'cc', asks.cc);
      if (!mcc && !cc) without.push({ kind: 'dx', position, code: given.dx[position] as string });
    }
    if (without.length > 0) this.#steps.push({ step: 'noComplication', codes: without });
  }

  /** @returns whether the diagnosis is a complication of this level, counted or not */
  #pushComplication({ dx }: GroupingCase, position: number, level: 'mcc' | 'cc', asked: boolean): boolean {
    const place = this.#probe.complicationTable(position, level);
    if (place < 0) return false;
    const code = dx[position] as string;
    if (this.#probe.isExcluded(place)) {
      const table = this.#program.exclusionTables[place] as string;
      const principal = dx[0] as string;
      this.#steps.push({ step: 'complicationExcluded', code, position, level, table, principal });
    } else this.#steps.push({ step: 'complicationCounted', code, position, level, asked });
    return true;
  }
}
