import type { Words } from '../claims/words.ts';

export type FactType = 'int' | 'double' | 'string' | 'bool' | 'list<string>';
export type FactValue = number | string | boolean | readonly string[];

/** A fact that an expression may name. */
export interface FactName {
  readonly name: string;
  readonly type: FactType;
  readonly title: Words;
}

/** A question about what an expression looks at; it takes one text, written out. */
export interface ExpressionFunction<Subject> {
  readonly name: string;
  readonly type: Extract<FactType, 'bool' | 'double'>;
  readonly title: Words;
  /** Whether there is such a thing to ask for; left out where anything may be asked. */
  readonly takes?: (argument: string) => boolean;
  /** `null` where it is not told. */
  readonly read: (subject: Subject, argument: string) => number | boolean | null;
}

/** What expressions are written in: facts by slot, and functions. */
export interface Vocabulary<Subject> {
  readonly facts: readonly FactName[];
  readonly functions: readonly ExpressionFunction<Subject>[];
}

/** What a compiled expression reads: facts in the order of the vocabulary, and what the functions ask. */
export interface FactScope<Subject> {
  readonly values: readonly (FactValue | null)[];
  readonly subject: Subject;
}

/** Reads a value off a scope; `null` where it is not told. */
export type Read<Subject, Value> = (scope: FactScope<Subject>) => Value | null;
