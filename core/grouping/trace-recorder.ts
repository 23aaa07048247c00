import type { CaseProbe } from './case-probe.ts';
import { type CaseProgram, candidateField, mdcField, slot } from './case-program.ts';
import { findInvalidReason, invalidReasons } from './find-invalid-reason.ts';
import type { GroupingCase } from './grouping-case.ts';
import type { MappedCase } from './map-case-codes.ts';
import { commonResult } from './program-results.ts';
import { stepKind, stepWord, type TraceRecord } from './trace-record.ts';

/**
 * Groups cases the long way, as the scheme is written: MDC by MDC, group by group, every part of every
 * condition. Takes nothing from the index by which `groupFinder` is fast.
 */
export class TraceRecorder {
  readonly #program: CaseProgram;
  readonly #probe: CaseProbe;
  readonly #words: number[] = [];
  #length = 0;

  constructor(program: CaseProgram, probe: CaseProbe) {
    this.#program = program;
    this.#probe = probe;
  }

  /** @param mapped the case in the codes of the scheme, or why it has none */
  record(asked: GroupingCase, mapped: MappedCase): TraceRecord {
    this.#length = 0;
    const given = mapped.ok ? mapped.case : asked;
    const result = mapped.ok ? this.#recordMapped(asked, given) : this.#recordUnmapped(mapped);
    this.#push(stepWord(stepKind.result, result));
    return {
      asked,
      given,
      result: this.#program.results[result] as TraceRecord['result'],
      words: this.#words.slice(0, this.#length),
    };
  }

  #recordUnmapped({ kind, position }: Extract<MappedCase, { ok: false }>): number {
    this.#push(stepWord(stepKind.codeUnmapped, aboutCode(kind, position)));
    return kind === 'dx' ? commonResult.dxUnmapped : commonResult.procUnmapped;
  }

  #recordMapped(asked: GroupingCase, given: GroupingCase): number {
    if (asked !== given) {
      this.#pushMapped('dx', asked.dx, given.dx);
      this.#pushMapped('proc', asked.proc, given.proc);
    }
    const reason = findInvalidReason(given);
    if (reason !== null) {
      this.#push(stepWord(stepKind.refused, invalidReasons.indexOf(reason)));
      return commonResult.invalid;
    }
    this.#probe.load(given);
    return this.#tryMdcs();
  }

  #pushMapped(kind: 'dx' | 'proc', asked: readonly string[], mapped: readonly string[]): void {
    for (const [position, code] of asked.entries()) {
      if (mapped[position] !== code) this.#push(stepWord(stepKind.codeMapped, aboutCode(kind, position)));
    }
  }

  #tryMdcs(): number {
    const { mdcs } = this.#program;
    for (let mdc = 0; mdc * mdcField.length < mdcs.length; mdc++) {
      const entry = mdcs[mdc * mdcField.length + mdcField.entry] as number;
      if (!this.#try(entry, mdc, stepKind.mdcTried, stepKind.mdcEntered)) continue;
      const result = this.#tryCandidates(mdc);
      if (result !== null) return result;
      this.#push(stepWord(stepKind.mdcLeft, mdc));
    }
    return commonResult.ungroupable;
  }

  #tryCandidates(mdc: number): number | null {
    const { mdcs } = this.#program;
    const first = mdcs[mdc * mdcField.length + mdcField.firstCandidate] as number;
    const count = mdcs[mdc * mdcField.length + mdcField.candidateCount] as number;
    for (let rank = first; rank < first + count; rank++) {
      const result = this.#tryCandidate(mdc, rank * candidateField.length);
      if (result !== null) return result;
    }
    return null;
  }

  #tryCandidate(mdc: number, record: number): number | null {
    const { candidates } = this.#program;
    const when = candidates[record + candidateField.when] as number;
    const adrg = candidates[record + candidateField.adrg] as number;
    if (adrg >= 0) {
      if (!this.#try(when, adrg, stepKind.adrgTried, stepKind.adrgMatched)) return null;
      this.#pushComplications();
      return this.#tryDrgs(record);
    }
    if (!this.#probe.holds(when)) return null;
    this.#push(stepWord(adrg === slot.ambiguous ? stepKind.ambiguityFound : stepKind.mdcKept, mdc));
    return candidates[record + candidateField.unsplit] as number;
  }

  #tryDrgs(record: number): number {
    const { candidates, drgs } = this.#program;
    const first = candidates[record + candidateField.firstDrg] as number;
    const count = candidates[record + candidateField.drgCount] as number;
    for (let at = first; at < first + 2 * count; at += 2) {
      if (this.#try(drgs[at] as number, at >>> 1, stepKind.drgTried, stepKind.drgChosen))
        return drgs[at + 1] as number;
    }
    return candidates[record + candidateField.unsplit] as number;
  }

  #pushComplications(): void {
    for (let position = 1; position < this.#probe.dxCount; position++) {
      this.#pushComplication(position, 1, this.#probe.complicationTable(position, 'mcc'));
      this.#pushComplication(position, 0, this.#probe.complicationTable(position, 'cc'));
    }
  }

  #pushComplication(position: number, isMcc: 0 | 1, table: number): void {
    if (table < 0) return;
    const kind = this.#probe.isExcluded(table) ? stepKind.complicationExcluded : stepKind.complicationCounted;
    this.#push(stepWord(kind, 2 * position + isMcc));
    this.#push(table);
  }

  /** Asks every part of a condition, also behind one that has failed. */
  #try(all: number, about: number, tried: number, fits: number): boolean {
    const before = this.#length;
    this.#push(stepWord(tried, about));
    if (this.#pushFailures(all)) return false;
    this.#length = before;
    this.#push(stepWord(fits, about));
    return true;
  }

  #pushFailures(all: number): boolean {
    const { nodes } = this.#program;
    const count = nodes[all + 1] as number;
    let hasFailed = false;
    for (let from = 0; from < count; from += 32) {
      let failed = 0;
      for (let part = from; part < count && part < from + 32; part++) {
        if (!this.#probe.holds(nodes[all + 2 + part] as number)) failed |= 1 << (part & 31);
      }
      this.#push(failed);
      hasFailed ||= failed !== 0;
    }
    return hasFailed;
  }

  #push(word: number): void {
    this.#words[this.#length++] = word;
  }
}

function aboutCode(kind: 'dx' | 'proc', position: number): number {
  return 2 * position + (kind === 'proc' ? 1 : 0);
}
