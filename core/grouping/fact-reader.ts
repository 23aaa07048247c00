import type { CaseProbe } from './case-probe.ts';
import { type CaseProgram, dxFact, op } from './case-program.ts';
import type { Condition } from './condition.ts';
import type { GroupingCase } from './grouping-case.ts';
import type { Proof } from './proof.ts';
import type { Because, CaseCode, Evidence } from './trace-step.ts';

const none: readonly CaseCode[] = Object.freeze([]);

/** Says what of a case decides a condition. The probe has to be loaded with the same case. */
export class FactReader {
  readonly #program: CaseProgram;
  readonly #probe: CaseProbe;
  readonly #sites: readonly (readonly string[])[];

  constructor(program: CaseProgram, probe: CaseProbe) {
    this.#program = program;
    this.#probe = probe;
    this.#sites = program.outline().bodySites;
  }

  /** Why a condition holds that does: what the case has for the parts that make it hold. */
  because(proof: Proof, given: GroupingCase): Because {
    const found: Evidence[] = [];
    this.#collect(proof, given, found);
    return found;
  }

  #collect(proof: Proof, given: GroupingCase, found: Evidence[]): void {
    for (const need of proof) {
      if (need.any === null) {
        found.push(this.evidence(need.part, need.at, given));
        continue;
      }
      const holding = need.any.find(({ at }) => this.#probe.holds(at));
      if (holding) this.#collect(holding.proof, given, found);
    }
  }

  /** What the case has for one part that is neither `all` nor `any`, whether it suffices or not. */
  evidence(part: Condition, at: number, given: GroupingCase): Evidence {
    const { nodes } = this.#program;
    const a = nodes[at + 1] as number;
    const b = nodes[at + 2] as number;
    switch (nodes[at]) {
      case op.principalDx:
        return { part, codes: this.#dxIn(given, 0, 1, a, b) };
      case op.anyDx:
        return { part, codes: this.#dxIn(given, 0, given.dx.length, a, b) };
      case op.secondaryDx:
        return { part, codes: this.#dxIn(given, 1, given.dx.length, a, b) };
      case op.mainProc:
        return { part, codes: this.#procIn(given, 0, 1, a, b) };
      case op.anyProc:
        return { part, codes: this.#procIn(given, 0, given.proc.length, a, b) };
      case op.secondaryProc:
        return { part, codes: this.#procIn(given, 1, given.proc.length, a, b) };
      case op.ageYears:
        return { part, codes: none, value: given.ageYears };
      case op.ageDays:
        return { part, codes: none, value: given.ageDays };
      case op.weightGrams:
        return { part, codes: none, value: given.weightGrams };
      case op.losDays:
        return { part, codes: none, value: given.losDays };
      case op.sex:
        return { part, codes: none, value: given.sex };
      case op.dischargeWay:
        return { part, codes: none, value: given.dischargeWay };
      case op.hasSecondaryDx:
        return { part, codes: caseCodes('dx', given.dx, 1, 2) };
      case op.hasSecondProc:
        return { part, codes: caseCodes('proc', given.proc, 1, 2) };
      case op.complication:
        return { part, codes: this.#complications(given, 'complication' in part ? part.complication : 'cc') };
      case op.bodySites: {
        const codes = this.#injuries(given, a);
        return { part, codes, value: new Set(codes.flatMap(({ sites }) => sites ?? [])).size };
      }
      case op.bodySiteDx: {
        const codes = this.#injuries(given, a);
        return { part, codes, value: codes.length };
      }
      case op.distinctDx:
        return counted(part, this.#dxIn(given, nodes[at + 3] as number, given.dx.length, a, b));
      case op.distinctProc:
        return counted(part, this.#procIn(given, nodes[at + 3] as number, given.proc.length, a, b));
      case op.anyDxPrefix: {
        const prefix = this.#program.texts[a] as string;
        const codes = caseCodes('dx', given.dx, 0, given.dx.length);
        return { part, codes: codes.filter(({ code }) => code.startsWith(prefix)) };
      }
      default:
        return { part, codes: none };
    }
  }

  #dxIn({ dx }: GroupingCase, from: number, to: number, word: number, bit: number): CaseCode[] {
    const { dxFacts } = this.#program;
    const found: CaseCode[] = [];
    for (let position = from; position < to && position < dx.length; position++) {
      if (((dxFacts[this.#probe.dxRow(position) + word] as number) >>> bit) & 1)
        found.push({ kind: 'dx', position, code: dx[position] as string });
    }
    return found;
  }

  #procIn({ proc }: GroupingCase, from: number, to: number, word: number, bit: number): CaseCode[] {
    const { procFacts } = this.#program;
    const found: CaseCode[] = [];
    for (let position = from; position < to && position < proc.length; position++) {
      if (((procFacts[this.#probe.procRow(position) + word] as number) >>> bit) & 1)
        found.push({ kind: 'proc', position, code: proc[position] as string });
    }
    return found;
  }

  #complications({ dx }: GroupingCase, level: 'mcc' | 'cc'): CaseCode[] {
    const found: CaseCode[] = [];
    for (let position = 1; position < dx.length; position++) {
      const table = this.#probe.complicationTable(position, level);
      if (table >= 0 && !this.#probe.isExcluded(table))
        found.push({ kind: 'dx', position, code: dx[position] as string });
    }
    return found;
  }

  #injuries({ dx }: GroupingCase, word: number): CaseCode[] {
    const names = this.#sites[word - dxFact.length] as readonly string[];
    const bitsOf = (position: number) => this.#program.dxFacts[this.#probe.dxRow(position) + word] as number;
    return caseCodes('dx', dx, 0, dx.length)
      .filter(({ position }) => bitsOf(position) !== 0)
      .map((code) => ({
        ...code,
        sites: names.filter((_, bit) => (bitsOf(code.position) >>> bit) & 1),
      }));
  }
}

function counted(part: Condition, codes: CaseCode[]): Evidence {
  return { part, codes, value: new Set(codes.map(({ code }) => code)).size };
}

/** The codes of a case from one position to before another. */
function caseCodes(kind: CaseCode['kind'], codes: readonly string[], from: number, to: number): CaseCode[] {
  return codes.slice(from, to).map((code, i) => ({ kind, position: from + i, code }));
}
