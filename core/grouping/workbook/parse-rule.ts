import { readRuleTokens, type Token } from './read-rule-tokens.ts';
import type { Name, Rule, Sign } from './rule.ts';

/** What could have stood where a rule goes wrong. */
export type Expected =
  | '('
  | ')'
  | '}'
  | '∩'
  | 'in'
  | 'name'
  | 'number'
  | 'comparison'
  | 'question'
  | 'statement'
  | 'connective';

export type ParsedRule = { readonly ok: true; readonly rule: Rule } | ({ readonly ok: false } & Fault);

const comparisons: ReadonlySet<string> = new Set<Sign>(['=', '<>', '<', '<=', '>', '>=']);
const always: Rule = { kind: 'always' };

/**
 * Parses a rule of the national workbook: `or` binds weakest, then `and`, then `not`; keywords in either case.
 * @param meetSigns what may stand between the two sides of `length(… ∩ …)` besides the sign itself
 */
export function parseRule(text: string, meetSigns: readonly string[]): ParsedRule {
  const reader = new TokenReader(readRuleTokens(text));
  if (reader.peek().kind === 'end') return { ok: true, rule: always };
  const rule = readOr(reader, new Set(meetSigns));
  if (reader.peek().kind !== 'end') reader.fail('connective');
  return reader.fault ? { ok: false, ...reader.fault } : { ok: true, rule };
}

interface Fault {
  readonly position: number;
  readonly expected: Expected;
  /** Empty at the end of the rule. */
  readonly found: string;
}

/** Walks over the tokens; after a fault it stands at the end, so that everything unwinds. */
class TokenReader {
  fault: Fault | null = null;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(): Token {
    return this.#tokens[this.#at] as Token;
  }

  take(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.#at++;
    return token;
  }

  isNext(text: string): boolean {
    return this.peek().kind !== 'number' && this.peek().text.toLowerCase() === text;
  }

  takeIf(text: string): boolean {
    const found = this.isNext(text);
    if (found) this.take();
    return found;
  }

  demand(text: '(' | ')' | '}'): void {
    if (!this.takeIf(text)) this.fail(text);
  }

  /** The first fault is kept: what follows it is guesswork. */
  fail(expected: Expected): void {
    const { position, text } = this.peek();
    this.fault ??= { position, expected, found: text };
    this.#at = this.#tokens.length - 1;
  }
}

type Meets = ReadonlySet<string>;

function readOr(reader: TokenReader, meets: Meets): Rule {
  return readChain('or', () => readAnd(reader, meets), reader);
}

function readAnd(reader: TokenReader, meets: Meets): Rule {
  return readChain('and', () => readNot(reader, meets), reader);
}

function readChain(kind: 'and' | 'or', readPart: () => Rule, reader: TokenReader): Rule {
  const first = readPart();
  const parts = [first];
  while (reader.takeIf(kind)) parts.push(readPart());
  return parts.length > 1 ? { kind, parts } : first;
}

function readNot(reader: TokenReader, meets: Meets): Rule {
  if (!reader.takeIf('not')) return readStatement(reader, meets);
  return { kind: 'not', part: readNot(reader, meets) };
}

function readStatement(reader: TokenReader, meets: Meets): Rule {
  if (reader.takeIf('(')) {
    const inner = readOr(reader, meets);
    reader.demand(')');
    return inner;
  }
  if (reader.peek().kind === 'number') return readConstant(reader);
  if (reader.takeIf('length')) return readCount(reader, meets);
  return readQuestion(reader);
}

function readConstant(reader: TokenReader): Rule {
  if (reader.peek().text === '1') reader.take();
  else reader.fail('statement');
  return always;
}

function readCount(reader: TokenReader, meets: Meets): Rule {
  reader.demand('(');
  const one = readNames(reader);
  if (!reader.takeIf('∩')) {
    if (meets.has(reader.peek().text.toLowerCase())) reader.take();
    else reader.fail('∩');
  }
  const other = readNames(reader);
  reader.demand(')');
  return { kind: 'count', sides: [one, other], sign: readSign(reader), value: readNumber(reader) };
}

function readQuestion(reader: TokenReader): Rule {
  const fields = readNames(reader);
  const [field] = fields;
  if (field && fields.length === 1 && comparisons.has(reader.peek().text))
    return { kind: 'compare', field, sign: readSign(reader), value: readNumber(reader) };
  const negated = reader.takeIf('not');
  if (!reader.takeIf('in')) reader.fail(negated ? 'in' : 'question');
  const member: Rule = { kind: 'member', fields, sets: readNames(reader) };
  return negated ? { kind: 'not', part: member } : member;
}

function readNames(reader: TokenReader): readonly Name[] {
  if (!reader.takeIf('{')) return [readName(reader)];
  const names = [readName(reader)];
  while (reader.takeIf(',')) names.push(readName(reader));
  reader.demand('}');
  return names;
}

const keywords: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in', 'length']);

function readName(reader: TokenReader): Name {
  const { kind, text, position } = reader.peek();
  if (kind === 'word' && !keywords.has(text.toLowerCase())) reader.take();
  else reader.fail('name');
  return { text, position };
}

function readSign(reader: TokenReader): Sign {
  const { text } = reader.peek();
  if (comparisons.has(text)) reader.take();
  else reader.fail('comparison');
  return text as Sign;
}

function readNumber(reader: TokenReader): number {
  const { kind, text } = reader.peek();
  if (kind === 'number') reader.take();
  else reader.fail('number');
  return Number(text);
}
