import type { WireObject } from './node.ts';
import { isFault, type Scalar } from './reader.ts';
import type { Fault, Report } from './report.ts';

/** Tells of the faults among the fields of a row as they are read, one after the other. */
export class RowFaults {
  readonly #row: WireObject;
  readonly #report: Report;
  #areNone = true;

  constructor(row: WireObject, report: Report) {
    this.#row = row;
    this.#report = report;
  }

  /** No field has been faulty so far. */
  get areNone(): boolean {
    return this.#areNone;
  }

  /** What a field says; of a faulty one, which is reported, something that nobody may use. */
  sound<T extends Scalar | null>(name: string, answer: T | Fault): T {
    if (!isFault(answer)) return answer;
    this.#areNone = false;
    this.#report(name, this.#row[name], answer);
    return null as T;
  }
}
