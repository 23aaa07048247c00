import type { DocumentIssue } from '../claims/document-issue.ts';
import {
  type Compiled,
  compileCondition,
  compileNumber,
  isTakenName,
} from '../expressions/compile-expression.ts';
import { expressionIssueWords } from '../expressions/expression-issue.ts';
import type { FactName, FactValue, Vocabulary } from '../expressions/vocabulary.ts';
import type { ManagementIndicator } from '../indicators/management-indicator.ts';

/** What formulas ask of a unit by function. */
export interface UnitIndicators {
  /** Value by indicator id. */
  readonly values: ReadonlyMap<string, number>;
  /** Whether an indicator stands in red; `null` where nobody can tell. */
  readonly isRed: (indicator: string) => boolean | null;
}

/** A formula, or condition, that is ready to be asked. */
export type Formula<Value> = Extract<Compiled<UnitIndicators, Value>, { readonly ok: true }>;

/** What a formula says of a unit. */
export interface Answer<Value> {
  readonly value: Value | null;
  /** Where there is none: what is not told. Empty where the formula divides by nought. */
  readonly missing: readonly string[];
}

/** What a formula is asked with: values by the slots of its vocabulary, and why those that are `null` are so. */
export interface Known {
  readonly values: readonly (FactValue | null)[];
  readonly names: readonly FactName[];
  readonly indicators: UnitIndicators;
  /** Of what was worked out before: what was missing for it. */
  readonly missingFor: ReadonlyMap<string, readonly string[]>;
}

/** Compiles the formulas of one document over the names that it has declared so far, and keeps what is wrong. */
export class FormulaReader {
  readonly issues: DocumentIssue[] = [];
  /** In the order of their slots. */
  readonly names: FactName[] = [];
  readonly #constants: Record<string, number>;
  readonly #functions: Vocabulary<UnitIndicators>['functions'];

  constructor(indicators: readonly ManagementIndicator[], constants: Readonly<Record<string, number>>) {
    this.#constants = { ...constants };
    this.#functions = functionsOver(new Set(indicators.map(({ id }) => id)));
    for (const name of Object.keys(constants)) {
      if (isTakenName(this.#vocabulary(), name)) this.#refuseConstant(name);
    }
  }

  /** From here on formulas may name it. */
  declare(name: FactName, path: DocumentIssue['path']): void {
    if (Object.hasOwn(this.#constants, name.name)) this.#refuseConstant(name.name);
    const isKnown = this.names.some((known) => known.name === name.name);
    if (isKnown || isTakenName(this.#vocabulary(), name.name)) this.#refuse(name.name, path);
    else this.names.push(name);
  }

  number(source: string, path: DocumentIssue['path']): Formula<number> | null {
    return this.#keep(compileNumber(this.#vocabulary(), source, this.#constants), path);
  }

  condition(source: string, path: DocumentIssue['path']): Formula<boolean> | null {
    return this.#keep(compileCondition(this.#vocabulary(), source, this.#constants), path);
  }

  #keep<Value>(
    compiled: Compiled<UnitIndicators, Value>,
    path: DocumentIssue['path'],
  ): Formula<Value> | null {
    if (compiled.ok) return compiled;
    this.issues.push({ path, words: expressionIssueWords(compiled.issue) });
    return null;
  }

  /** Without it, so that what else is wrong is told as well. */
  #refuseConstant(name: string): void {
    delete this.#constants[name];
    this.#refuse(name, ['constants', name]);
  }

  #refuse(name: string, path: DocumentIssue['path']): void {
    const zh = `名称 ${name} 已被占用（事实、常量、函数或保留字）`;
    const en = `the name ${name} is taken by a fact, a constant or a function, or it is reserved`;
    this.issues.push({ path, words: { zh, en } });
  }

  #vocabulary(): Vocabulary<UnitIndicators> {
    return { facts: [...this.names], functions: this.#functions };
  }
}

function functionsOver(indicators: ReadonlySet<string>): Vocabulary<UnitIndicators>['functions'] {
  const takes = (id: string) => indicators.has(id);
  return [
    {
      name: 'indicator',
      type: 'double',
      title: { zh: '指标值', en: 'value of an indicator' },
      takes,
      read: ({ values }, id) => values.get(id) ?? null,
    },
    {
      name: 'isRed',
      type: 'bool',
      title: { zh: '指标亮红灯', en: 'whether an indicator stands in red' },
      takes,
      read: ({ isRed }, id) => isRed(id),
    },
  ];
}

/** Asks a formula, and where it has no answer says what is missing. */
export function askFormula<Value extends number | boolean>(
  { read, facts, calls }: Formula<Value>,
  { values, names, indicators, missingFor }: Known,
): Answer<Value> {
  const value = read({ values, subject: indicators });
  if (value !== null && (typeof value === 'boolean' || Number.isFinite(value))) return { value, missing: [] };
  const unknown = facts.filter((name) => values[names.findIndex((one) => one.name === name)] === null);
  const unanswered = calls.filter(({ name, argument }) =>
    name === 'isRed' ? indicators.isRed(argument) === null : !indicators.values.has(argument),
  );
  const missing = [
    ...unknown.flatMap((name) => missingFor.get(name) ?? [name]),
    ...unanswered.map(({ name, argument }) => `${name}("${argument}")`),
  ];
  return { value: null, missing: [...new Set(missing)] };
}
