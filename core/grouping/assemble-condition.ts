import { complicationBit, dxFact, op, procFact } from './case-program.ts';
import type { CodeScope } from './code-scope.ts';
import {
  type CodeListRef,
  type Comparison,
  type Condition,
  type ConditionVisitor,
  type DistinctCount,
  visitCondition,
} from './condition.ts';
import { Membership } from './membership.ts';
import { operators } from './number-test.ts';

/** A condition with what its names mean. */
export interface AskedCondition {
  readonly part: Condition;
  readonly scope: CodeScope;
}

type Sites = CodeScope['bodySites'];

/** Turns conditions into nodes, and notes which facts of a code they will ask for. */
export class ConditionAssembler {
  readonly nodes: number[] = [];
  readonly numbers: number[] = [];
  readonly texts: string[] = [];
  readonly membership = new Membership();
  readonly bodySites: Sites[] = [];
  /** Membership words stand behind a word for each list of body sites. */
  readonly #siteWords: number;

  /** @param siteLists how many different lists of body sites the scheme has */
  constructor(siteLists: number) {
    this.#siteWords = siteLists;
  }

  /** Word and bit of a list of diagnoses, as `candidateField.gate` has them. */
  gate(scope: CodeScope, ref: CodeListRef): number {
    const [word, bit] = this.#dxBit(scope, ref);
    return 32 * word + bit;
  }

  /** A node that holds when all parts do, in the shortest form; -1 where there is none. */
  short(parts: readonly AskedCondition[]): number {
    const [first, ...others] = parts;
    if (!first) return -1;
    return others.length === 0 ? this.#assemble(first.part, first.scope) : this.all(parts);
  }

  /** The same with the number and the places of its parts behind it, for naming those that fail. */
  all(parts: readonly AskedCondition[]): number {
    return this.#joined(parts.map(({ part, scope }) => this.#assemble(part, scope)));
  }

  #joined(parts: readonly number[]): number {
    return this.#node(op.all, parts.length, ...parts);
  }

  #assemble(condition: Condition, scope: CodeScope): number {
    const inside = (parts: readonly Condition[]) => parts.map((part) => this.#assemble(part, scope));
    const dx = (code: number) => (ref: CodeListRef) => this.#node(code, ...this.#dxBit(scope, ref));
    const proc = (code: number) => (ref: CodeListRef) =>
      this.#node(code, ...this.#procBit(scope.codesOf(ref)));
    const number = (code: number) => (comparison: Comparison) =>
      this.#node(code, ...this.#comparison(comparison));
    const sites = (code: number) => (comparison: Comparison) =>
      this.#node(code, this.#siteWord(scope.bodySites), ...this.#comparison(comparison));
    const text = (code: number, value: string) => this.#node(code, place(this.texts, value));
    const distinct = (code: number, bit: readonly number[], { among, count }: DistinctCount) =>
      this.#node(code, ...bit, among === 'all' ? 0 : 1, ...this.#comparison(count));
    const visitor: ConditionVisitor<number> = {
      all: (parts) => this.#joined(inside(parts)),
      any: (parts) => this.#node(op.any, parts.length, ...inside(parts)),
      not: (part) => this.#node(op.not, this.#assemble(part, scope)),
      const: (value) => this.#node(value ? op.always : op.never),
      principalDx: dx(op.principalDx),
      anyDx: dx(op.anyDx),
      secondaryDx: dx(op.secondaryDx),
      mainProc: proc(op.mainProc),
      anyProc: proc(op.anyProc),
      secondaryProc: proc(op.secondaryProc),
      procClass: (name) => this.#node(op.anyProc, ...this.#procBit(scope.codesOfClass(name))),
      ageYears: number(op.ageYears),
      ageDays: number(op.ageDays),
      weightGrams: number(op.weightGrams),
      losDays: number(op.losDays),
      sex: ([, value]) => text(op.sex, value),
      dischargeWay: ([, value]) => text(op.dischargeWay, value),
      hasSecondaryDx: () => this.#node(op.hasSecondaryDx),
      hasSecondProc: () => this.#node(op.hasSecondProc),
      complication: (level) => this.#node(op.complication, complicationBit[level]),
      bodySites: sites(op.bodySites),
      bodySiteDx: sites(op.bodySiteDx),
      distinctDx: (asked) => distinct(op.distinctDx, this.#dxBit(scope, asked.of), asked),
      distinctProc: (asked) => distinct(op.distinctProc, this.#procBit(scope.codesOf(asked.of)), asked),
      anyDxPrefix: (prefix) => text(op.anyDxPrefix, prefix),
    };
    return visitCondition(condition, visitor);
  }

  /** Operands that are nodes must be there before, so that a node's words stand together. */
  #node(...words: readonly number[]): number {
    const at = this.nodes.length;
    for (const word of words) this.nodes.push(word);
    return at;
  }

  #dxBit(scope: CodeScope, ref: CodeListRef): [number, number] {
    const { word, bit } = this.membership.bitOf('dx', scope.codesOf(ref));
    return [dxFact.length + this.#siteWords + word, bit];
  }

  #procBit(codes: readonly string[]): [number, number] {
    const { word, bit } = this.membership.bitOf('proc', codes);
    return [procFact.length + word, bit];
  }

  #comparison([operator, right]: Comparison): [number, number] {
    return [operators.indexOf(operator), place(this.numbers, right)];
  }

  #siteWord(sites: Sites): number {
    return dxFact.length + place(this.bodySites, sites);
  }
}

function place<T>(list: T[], value: T): number {
  const found = list.indexOf(value);
  return found >= 0 ? found : list.push(value) - 1;
}
