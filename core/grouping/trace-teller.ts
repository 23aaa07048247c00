import type { Words } from '../claims/words.ts';
import type { NameOfCode } from './case-code-words.ts';
import type { CaseProbe } from './case-probe.ts';
import type { CaseProgram } from './case-program.ts';
import type { Condition } from './condition.ts';
import { FactReader } from './fact-reader.ts';
import type { Fact } from './fact-words.ts';
import type { GroupTitles } from './find-title.ts';
import type { GroupingCase } from './grouping-case.ts';
import { eachPart } from './proof.ts';
import type { TraceStep } from './trace-step.ts';
import type { TriedMdc } from './trace-steps.ts';
import { type TraceContext, traceWords } from './trace-words.ts';

/** A step, and what it says: in one line, or in several where many groups were tried in vain. */
export interface ToldStep {
  readonly step: TraceStep;
  readonly text: Words;
}

/** Finds the words for the steps of a program's traces, with the case in hand. */
export class TraceTeller {
  readonly #program: CaseProgram;
  readonly #probe: CaseProbe;
  readonly #facts: FactReader;
  readonly #titles: GroupTitles;
  readonly #nodes = new Map<Condition, number>();
  /** ADRGs with the nodes that look for a procedure in a list of theirs. */
  readonly #procLists: (readonly [adrg: string, node: number])[] = [];

  readonly #only = new Set<string>();

  constructor(program: CaseProgram, probe: CaseProbe, titles: GroupTitles, mdcs: readonly TriedMdc[]) {
    this.#program = program;
    this.#probe = probe;
    this.#facts = new FactReader(program, probe);
    this.#titles = titles;
    for (const mdc of mdcs) {
      this.#learn(mdc, null);
      for (const adrg of mdc.candidates) {
        this.#learn(adrg, adrg.id || null);
        for (const drg of adrg.drgs) this.#learn(drg, null);
        if (adrg.only) this.#only.add(adrg.only.code);
      }
    }
  }

  #learn({ parts, when }: Pick<TriedMdc, 'parts' | 'when'>, adrg: string | null): void {
    for (const [part, node] of eachPart(this.#program, { all: parts }, when)) {
      this.#nodes.set(part, node);
      if (adrg !== null && isOwnProcList(part)) this.#procLists.push([this.#titles.label(adrg).short, node]);
    }
  }

  /** @param given the case in the codes of the scheme, as far as it could be translated */
  tell(steps: readonly TraceStep[], given: GroupingCase, nameOf: NameOfCode): readonly ToldStep[] {
    this.#probe.load(given);
    const context: TraceContext = {
      given,
      nameOf,
      label: this.#titles.label,
      isOnly: (drg) => this.#only.has(drg),
      knowsDx: (code) => this.#probe.knowsDx(code),
      read: (part) => this.#read(part, given),
      listedIn: (procedure) => this.#listedIn(given.proc.indexOf(procedure)),
    };
    return steps.map((step) => ({ step, text: traceWords(step, context) }));
  }

  #read(part: Condition, given: GroupingCase): Fact {
    const node = this.#nodes.get(part);
    if (node === undefined) throw new Error('a trace can only be told by the grouper that made it');
    return { ...this.#facts.evidence(part, node, given), holds: this.#probe.holds(node) };
  }

  #listedIn(position: number): readonly string[] {
    const { nodes, procFacts } = this.#program;
    const row = this.#probe.procRow(position);
    const holding = this.#procLists.filter(([, node]) => {
      const facts = procFacts[row + (nodes[node + 1] as number)] as number;
      return ((facts >>> (nodes[node + 2] as number)) & 1) === 1;
    });
    return [...new Set(holding.map(([adrg]) => adrg))];
  }
}

function isOwnProcList(part: Condition): boolean {
  if ('procClass' in part) return true;
  if ('mainProc' in part) return part.mainProc !== 'validProc';
  return 'anyProc' in part && part.anyProc !== 'validProc';
}
