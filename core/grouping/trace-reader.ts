import type { CaseProgram } from './case-program.ts';
import { invalidReasons } from './find-invalid-reason.ts';
import { aboutOf, kindOf, stepKind, type TraceRecord } from './trace-record.ts';
import type { TraceStep } from './trace-step.ts';
import { type GroupSteps, type SchemeSteps, schemeSteps } from './trace-steps.ts';

type Codes = readonly string[];

/** Reads the records that a program's `TraceRecorder` wrote. */
export class TraceReader {
  readonly #steps: SchemeSteps;
  readonly #results: readonly TraceStep[];
  readonly #tables: readonly string[];
  #at = 0;

  constructor({ outline, results, exclusionTables }: CaseProgram) {
    this.#steps = schemeSteps(outline());
    this.#results = results.map((result) => Object.freeze({ step: 'result', result }));
    this.#tables = exclusionTables;
  }

  read(record: TraceRecord): readonly TraceStep[] {
    const steps: TraceStep[] = [];
    this.#at = 0;
    while (this.#at < record.words.length) steps.push(this.#next(record, record.words[this.#at++] as number));
    return steps;
  }

  #next(record: TraceRecord, word: number): TraceStep {
    const about = aboutOf(word);
    const { mdcs, adrgs, drgs } = this.#steps;
    const mdc = mdcs[about] as SchemeSteps['mdcs'][number];
    switch (kindOf(word)) {
      case stepKind.mdcTried:
        return this.#tried(mdc, record);
      case stepKind.mdcEntered:
        return mdc.fits;
      case stepKind.mdcLeft:
        return mdc.left;
      case stepKind.mdcKept:
        return mdc.kept;
      case stepKind.ambiguityFound:
        return mdc.ambiguous;
      case stepKind.adrgTried:
        return this.#tried(adrgs[about] as GroupSteps, record);
      case stepKind.adrgMatched:
        return (adrgs[about] as GroupSteps).fits;
      case stepKind.drgTried:
        return this.#tried(drgs[about] as GroupSteps, record);
      case stepKind.drgChosen:
        return (drgs[about] as GroupSteps).fits;
      case stepKind.complicationCounted:
      case stepKind.complicationExcluded:
        return this.#complication(record, about, kindOf(word) === stepKind.complicationExcluded);
      case stepKind.codeMapped:
      case stepKind.codeUnmapped:
        return codeStep(record, about, kindOf(word) === stepKind.codeMapped);
      case stepKind.refused:
        return { step: 'refused', reason: invalidReasons[about] as (typeof invalidReasons)[number] };
      default:
        return this.#results[about] as TraceStep;
    }
  }

  #tried(group: GroupSteps, { words }: TraceRecord): TraceStep {
    const at = this.#at;
    this.#at += group.wordCount;
    return group.tried(words, at);
  }

  #complication({ given: { dx }, words }: TraceRecord, about: number, isExcluded: boolean): TraceStep {
    const position = about >>> 1;
    const code = dx[position] as string;
    const level = about & 1 ? 'mcc' : 'cc';
    const table = this.#tables[words[this.#at++] as number] as string;
    if (!isExcluded) return { step: 'complicationCounted', code, position, level };
    return { step: 'complicationExcluded', code, position, level, table, principal: dx[0] as string };
  }
}

function codeStep({ asked, given }: TraceRecord, about: number, isMapped: boolean): TraceStep {
  const position = about >>> 1;
  const kind = about & 1 ? 'proc' : 'dx';
  const codeIn = (codes: Codes) => codes[position] as string;
  if (!isMapped) return { step: 'codeUnmapped', kind, position, code: codeIn(asked[kind]) };
  return { step: 'codeMapped', kind, position, from: codeIn(asked[kind]), to: codeIn(given[kind]) };
}
