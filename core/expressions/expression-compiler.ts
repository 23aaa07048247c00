import type { ASTNode } from '@marcbachmann/cel-js';
import { entryOf } from '../claims/entry-of.ts';
import { type ComparisonSign, compare, compareFact, type Ordered } from './compare.ts';
import { ExpressionMistake } from './expression-mistake.ts';
import { allOf, anyOf, both, not } from './truth.ts';
import type { FactType, FactValue, Read, Vocabulary } from './vocabulary.ts';

/** Thresholds that an expression names instead of writing the number or text out. */
export type Constants = Readonly<Record<string, number | string>>;

/** A function that an expression calls, with what it asks for. */
export interface ExpressionCall {
  readonly name: string;
  readonly argument: string;
}

/** A compiled piece. What is known of it beforehand lets the piece around it be compiled to less. */
interface Piece<Subject> {
  readonly type: FactType;
  readonly read: Read<Subject, FactValue>;
  /** The fact that it is. */
  readonly slot?: number;
  /** The value that is written out. */
  readonly literal?: FactValue;
}

type Node<Operator> = Extract<ASTNode, { readonly op: Operator }>;

const textTests: Readonly<Record<string, (text: string, piece: string) => boolean>> = {
  startsWith: (text, piece) => text.startsWith(piece),
  endsWith: (text, piece) => text.endsWith(piece),
  contains: (text, piece) => text.includes(piece),
};

/**
 * Turns a parsed and type-checked expression into closures over the slots of a scope. Throws an
 * {@link ExpressionMistake} on what the language of rules does not have: maps, macros, computed arguments.
 */
export class ExpressionCompiler<Subject> {
  /** What it named and asked for: where the answer is unknown, one of these is why. */
  readonly facts = new Set<string>();
  readonly calls: ExpressionCall[] = [];
  readonly #vocabulary: Vocabulary<Subject>;
  readonly #constants: Constants;

  constructor(vocabulary: Vocabulary<Subject>, constants: Constants) {
    this.#vocabulary = vocabulary;
    this.#constants = constants;
  }

  boolean(node: ASTNode): Read<Subject, boolean> {
    const { type, read } = this.#compile(node);
    if (type !== 'bool') throw new ExpressionMistake('wrong-type', node);
    return read as Read<Subject, boolean>;
  }

  number(node: ASTNode): Read<Subject, number> {
    return this.#number(node).read;
  }

  #number(node: ASTNode): Piece<Subject> & { readonly read: Read<Subject, number> } {
    const piece = this.#compile(node);
    if (piece.type !== 'int' && piece.type !== 'double') throw new ExpressionMistake('wrong-type', node);
    return { ...piece, read: piece.read as Read<Subject, number> };
  }

  #compile(node: ASTNode): Piece<Subject> {
    switch (node.op) {
      case 'value':
        return literalPiece(node);
      case 'id':
        return this.#name(node);
      case 'call':
        return this.#call(node);
      case 'rcall':
        return this.#textTest(node);
      case '&&':
        return truth(allOf(chain(node, '&&').map((part) => this.boolean(part))));
      case '||':
        return truth(anyOf(chain(node, '||').map((part) => this.boolean(part))));
      case '!_':
        return truth(not(this.boolean(node.args)));
      case '==':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        return this.#comparison(node);
      case 'in':
        return this.#membership(node);
      case '+':
      case '-':
      case '*':
      case '/':
      case '%':
        return this.#arithmetic(node);
      case '-_':
        return this.#negative(node);
      case '?:':
        return this.#choice(node);
      default:
        throw new ExpressionMistake('unsupported', node);
    }
  }

  #name(node: Node<'id'>): Piece<Subject> {
    const constant = entryOf(this.#constants, node.args);
    if (constant !== undefined) {
      return known(typeof constant === 'string' ? 'string' : 'double', constant);
    }
    const slot = this.#vocabulary.facts.findIndex(({ name }) => name === node.args);
    const fact = this.#vocabulary.facts[slot];
    if (!fact) throw new ExpressionMistake('unsupported', node);
    this.facts.add(fact.name);
    return { type: fact.type, slot, read: ({ values }) => values[slot] ?? null };
  }

  #call(node: Node<'call'>): Piece<Subject> {
    const [name, [argument]] = node.args;
    if (name === 'double' && argument) return { type: 'double', read: this.number(argument) };
    const called = this.#vocabulary.functions.find((one) => one.name === name);
    if (!called || !argument) throw new ExpressionMistake('unsupported', node);
    const { literal } = this.#compile(argument);
    if (typeof literal !== 'string') throw new ExpressionMistake('literal-argument', argument);
    if (called.takes?.(literal) === false) throw new ExpressionMistake('unknown-argument', argument);
    this.calls.push({ name, argument: literal });
    return { type: called.type, read: ({ subject }) => called.read(subject, literal) };
  }

  #textTest(node: Node<'rcall'>): Piece<Subject> {
    const [name, receiver, [argument]] = node.args;
    const test = entryOf(textTests, name);
    if (!test || !argument) throw new ExpressionMistake('unsupported', node);
    return truth(both(this.#text(receiver), this.#text(argument), test));
  }

  #text(node: ASTNode): Read<Subject, string> {
    const { type, read } = this.#compile(node);
    if (type !== 'string') throw new ExpressionMistake('wrong-type', node);
    return read as Read<Subject, string>;
  }

  #comparison({ op, args: [left, right] }: Node<ComparisonSign>): Piece<Subject> {
    const [one, other] = [this.#ordered(left), this.#ordered(right)];
    if (one.slot !== undefined && other.literal !== undefined) {
      return truth(compareFact(op, one.slot, other.literal as Ordered));
    }
    return truth(compare(op, one.read as Read<Subject, Ordered>, other.read as Read<Subject, Ordered>));
  }

  #ordered(node: ASTNode): Piece<Subject> {
    const piece = this.#compile(node);
    if (piece.type === 'list<string>') throw new ExpressionMistake('unsupported', node);
    return piece;
  }

  #membership({ args: [element, list] }: Node<'in'>): Piece<Subject> {
    const { read } = this.#ordered(element);
    if (list.op !== 'list') {
      const codes = this.#compile(list).read as Read<Subject, readonly string[]>;
      return truth(both(read as Read<Subject, string>, codes, (code, all) => all.includes(code)));
    }
    const members = new Set(list.args.map((member) => this.#written(member)));
    return truth((scope) => {
      const value = read(scope);
      return value === null ? null : members.has(value);
    });
  }

  #written(node: ASTNode): FactValue {
    const { literal } = this.#compile(node);
    if (literal === undefined) throw new ExpressionMistake('unsupported', node);
    return literal;
  }

  #arithmetic(node: Node<'+' | '-' | '*' | '/' | '%'>): Piece<Subject> {
    const [left, right] = node.args;
    const [one, other] = [this.#number(left), this.#number(right)];
    const isWhole = one.type === 'int' && other.type === 'int';
    const read = both(one.read, other.read, calculation(node.op, isWhole));
    return { type: isWhole ? 'int' : 'double', read };
  }

  #negative({ args }: Node<'-_'>): Piece<Subject> {
    const { type, literal, read } = this.#number(args);
    if (typeof literal === 'number') return known(type, -literal);
    return {
      type,
      read: (scope) => {
        const value = read(scope);
        return value === null ? null : -value;
      },
    };
  }

  #choice({ args: [condition, then, otherwise] }: Node<'?:'>): Piece<Subject> {
    const holds = this.boolean(condition);
    const [one, other] = [this.#compile(then), this.#compile(otherwise)];
    return {
      type: one.type,
      read: (scope) => {
        const chosen = holds(scope);
        if (chosen === null) return null;
        return chosen ? one.read(scope) : other.read(scope);
      },
    };
  }
}

function truth<Subject>(read: Read<Subject, boolean>): Piece<Subject> {
  return { type: 'bool', read };
}

function known<Subject>(type: FactType, literal: FactValue): Piece<Subject> {
  return { type, literal, read: () => literal };
}

function literalPiece<Subject>(node: Node<'value'>): Piece<Subject> {
  const { args: value } = node;
  switch (typeof value) {
    case 'string':
      return known('string', value);
    case 'boolean':
      return known('bool', value);
    case 'number':
      return known('double', value);
    case 'bigint':
      if (!Number.isSafeInteger(Number(value))) throw new ExpressionMistake('unsafe-number', node);
      return known('int', Number(value));
    default:
      throw new ExpressionMistake('unsupported', node);
  }
}

/** `a && b && c` as its parts. */
function chain(node: ASTNode, op: '&&' | '||'): readonly ASTNode[] {
  return node.op === op ? node.args.flatMap((part) => chain(part, op)) : [node];
}

/** Whole numbers divide to whole numbers, towards nought. By nought there is no answer, for fractions neither. */
function calculation(
  op: '+' | '-' | '*' | '/' | '%',
  isWhole: boolean,
): (left: number, right: number) => number | null {
  switch (op) {
    case '+':
      return (left, right) => left + right;
    case '-':
      return (left, right) => left - right;
    case '*':
      return (left, right) => left * right;
    case '/':
      return (left, right) => {
        if (right === 0) return null;
        return isWhole ? Math.trunc(left / right) : left / right;
      };
    case '%':
      return (left, right) => (right === 0 ? null : left % right);
  }
}
