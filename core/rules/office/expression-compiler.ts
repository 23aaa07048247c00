import type { ASTNode } from '@marcbachmann/cel-js';
import { type ComparisonSign, compare, compareFact, type Ordered } from './compare.ts';
import { ExpressionMistake } from './expression-mistake.ts';
import { type FactType, type FactValue, officeFacts } from './office-facts.ts';
import { officeFunctions } from './office-functions.ts';
import { allOf, anyOf, both, not, type Read } from './truth.ts';

/** Thresholds that an expression names instead of writing the number or text out. */
export type Constants = Readonly<Record<string, number | string>>;

/** A compiled piece. What is known of it beforehand lets the piece around it be compiled to less. */
interface Piece {
  readonly type: FactType;
  readonly read: Read<FactValue>;
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
export class ExpressionCompiler {
  readonly #constants: Constants;

  constructor(constants: Constants) {
    this.#constants = constants;
  }

  boolean(node: ASTNode): Read<boolean> {
    const { type, read } = this.#compile(node);
    if (type !== 'bool') throw new ExpressionMistake('wrong-type', node);
    return read as Read<boolean>;
  }

  number(node: ASTNode): Read<number> {
    return this.#number(node).read;
  }

  #number(node: ASTNode): Piece & { readonly read: Read<number> } {
    const piece = this.#compile(node);
    if (piece.type !== 'int' && piece.type !== 'double') throw new ExpressionMistake('wrong-type', node);
    return { ...piece, read: piece.read as Read<number> };
  }

  #compile(node: ASTNode): Piece {
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

  #name(node: Node<'id'>): Piece {
    const constant = this.#constants[node.args];
    if (constant !== undefined) {
      return known(typeof constant === 'string' ? 'string' : 'double', constant);
    }
    const slot = officeFacts.findIndex(({ name }) => name === node.args);
    const fact = officeFacts[slot];
    if (!fact) throw new ExpressionMistake('unsupported', node);
    return { type: fact.type, slot, read: ({ values }) => values[slot] ?? null };
  }

  #call(node: Node<'call'>): Piece {
    const [name, [argument]] = node.args;
    if (name === 'double' && argument) return { type: 'double', read: this.number(argument) };
    const called = officeFunctions.find((one) => one.name === name);
    if (!called || !argument) throw new ExpressionMistake('unsupported', node);
    const { literal } = this.#compile(argument);
    if (typeof literal !== 'string') throw new ExpressionMistake('literal-argument', argument);
    return { type: called.type, read: ({ index }) => called.read(index, literal) };
  }

  #textTest(node: Node<'rcall'>): Piece {
    const [name, receiver, [argument]] = node.args;
    const test = textTests[name];
    if (!test || !argument) throw new ExpressionMistake('unsupported', node);
    return truth(both(this.#text(receiver), this.#text(argument), test));
  }

  #text(node: ASTNode): Read<string> {
    const { type, read } = this.#compile(node);
    if (type !== 'string') throw new ExpressionMistake('wrong-type', node);
    return read as Read<string>;
  }

  #comparison({ op, args: [left, right] }: Node<ComparisonSign>): Piece {
    const [one, other] = [this.#ordered(left), this.#ordered(right)];
    if (one.slot !== undefined && other.literal !== undefined) {
      return truth(compareFact(op, one.slot, other.literal as Ordered));
    }
    return truth(compare(op, one.read as Read<Ordered>, other.read as Read<Ordered>));
  }

  #ordered(node: ASTNode): Piece {
    const piece = this.#compile(node);
    if (piece.type === 'list<string>') throw new ExpressionMistake('unsupported', node);
    return piece;
  }

  #membership({ args: [element, list] }: Node<'in'>): Piece {
    const { read } = this.#ordered(element);
    if (list.op !== 'list') {
      const codes = this.#compile(list).read as Read<readonly string[]>;
      return truth(both(read as Read<string>, codes, (code, all) => all.includes(code)));
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

  #arithmetic(node: Node<'+' | '-' | '*' | '/' | '%'>): Piece {
    const [left, right] = node.args;
    const [one, other] = [this.#number(left), this.#number(right)];
    const isWhole = one.type === 'int' && other.type === 'int';
    const read = both(one.read, other.read, calculation(node.op, isWhole));
    return { type: isWhole ? 'int' : 'double', read };
  }

  #negative({ args }: Node<'-_'>): Piece {
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

  #choice({ args: [condition, then, otherwise] }: Node<'?:'>): Piece {
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

function truth(read: Read<boolean>): Piece {
  return { type: 'bool', read };
}

function known(type: FactType, literal: FactValue): Piece {
  return { type, literal, read: () => literal };
}

function literalPiece(node: Node<'value'>): Piece {
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
