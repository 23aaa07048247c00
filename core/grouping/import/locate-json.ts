/** A value in a JSON text: where it begins, and what it holds. */
export interface LocatedValue {
  /** From 1. */
  readonly line: number;
  readonly parts: ReadonlyMap<string | number, LocatedValue>;
  /** Keys that stand in it more than once; a parser keeps the last without a word. */
  readonly repeatedKeys: readonly { readonly key: string; readonly line: number }[];
}

/** Where a text stops being JSON; both from 1. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  /** It may be JSON, but nests deeper than any document needs and than the stack is safe for. */
  readonly isTooDeep: boolean;
}

const deepest = 100;

/** Finds the lines of everything in a JSON text, or the place of its first fault. */
export function locateJson(text: string): { readonly root: LocatedValue; readonly fault: JsonFault | null } {
  const walker = new JsonWalker(text);
  const root = walker.readValue();
  if (walker.take() !== '') walker.fail();
  return { root, fault: walker.fault };
}

/** The line of a value, or of the innermost thing around it that is there. */
export function lineAt(root: LocatedValue, path: readonly PropertyKey[]): number {
  let at = root;
  for (const key of path) at = at.parts.get(key as string | number) ?? at;
  return at.line;
}

const tokenPattern = /"(?:[^"\\\n]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+|"|\n/g;
const scalarPattern = /^(?:".*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/s;
const noParts: LocatedValue['parts'] = new Map();

/** Goes through the tokens; after a fault it stands at the end, so that everything unwinds. */
class JsonWalker {
  fault: JsonFault | null = null;
  readonly #tokens: Iterator<RegExpExecArray>;
  readonly #end: number;
  #line = 1;
  #lineStart = 0;
  #at = 0;
  #ahead: string | null = null;
  #depth = 0;

  constructor(text: string) {
    this.#tokens = text.matchAll(tokenPattern);
    this.#end = text.length;
  }

  /** Empty at the end. */
  peek(): string {
    this.#ahead ??= this.#next();
    return this.#ahead;
  }

  take(): string {
    const token = this.peek();
    this.#ahead = null;
    return token;
  }

  fail(isTooDeep = false): void {
    this.fault ??= { line: this.#line, column: this.#at - this.#lineStart + 1, isTooDeep };
  }

  readValue(): LocatedValue {
    const token = this.peek();
    const line = this.#line;
    if (token === '[') return this.#readItems(line);
    if (token === '{') return this.#readMembers(line);
    this.take();
    if (!scalarPattern.test(token)) this.fail();
    return { line, parts: noParts, repeatedKeys: [] };
  }

  #next(): string {
    while (this.fault === null) {
      const { value, done } = this.#tokens.next();
      if (done) {
        this.#at = this.#end;
        return '';
      }
      this.#at = value.index;
      if (value[0] !== '\n') return value[0];
      this.#line++;
      this.#lineStart = value.index + 1;
    }
    return '';
  }

  #readItems(line: number): LocatedValue {
    const parts = new Map<number, LocatedValue>();
    this.#readBetween('[', ']', () => parts.set(parts.size, this.readValue()));
    return { line, parts, repeatedKeys: [] };
  }

  #readMembers(line: number): LocatedValue {
    const parts = new Map<string, LocatedValue>();
    const repeatedKeys: { key: string; line: number }[] = [];
    this.#readBetween('{', '}', () => {
      const text = this.take();
      const key = text.startsWith('"') && text.length > 1 ? unquoted(text) : null;
      if (key === null) return this.fail();
      if (parts.has(key)) repeatedKeys.push({ key, line: this.#line });
      this.#demand(':');
      parts.set(key, this.readValue());
    });
    return { line, parts, repeatedKeys };
  }

  #readBetween(open: string, close: string, readPart: () => void): void {
    if (this.#depth === deepest) this.fail(true);
    if (this.fault) return;
    this.#depth++;
    this.#demand(open);
    if (this.peek() !== close) {
      readPart();
      while (this.peek() === ',' && this.fault === null) {
        this.take();
        readPart();
      }
    }
    this.#demand(close);
    this.#depth--;
  }

  #demand(sign: string): void {
    if (this.take() !== sign) this.fail();
  }
}

function unquoted(text: string): string {
  return text.includes('\\') ? (JSON.parse(text) as string) : text.slice(1, -1);
}
