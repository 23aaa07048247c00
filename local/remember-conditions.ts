/** What dynalite's parser of conditions is told of a request, and strikes out what a condition uses. */
interface Context {
  readonly attrNames?: Readonly<Record<string, string>>;
  readonly attrVals?: Readonly<Record<string, Value>>;
  readonly unusedAttrNames: Record<string, true>;
  readonly unusedAttrVals: Record<string, true>;
}

/** `{ S: 'text' }` and its like. */
type Value = Readonly<Record<string, unknown>>;

/** dynalite's parser of conditions; mistakes are thrown or answered as text. */
export interface ConditionParser {
  parse: (text: string, options: { readonly context: Context }) => object | string;
}

interface Known {
  readonly parsed: object;
  readonly names: readonly string[];
  /** Names of the values, by the values that the condition was parsed with. */
  readonly values: ReadonlyMap<unknown, string>;
}

const mostKnown = 1000;

/** Looked at by value while it is parsed, not by the values' types alone. */
const goesByValues = /\bBETWEEN\b|\battribute_type\b/i;

/**
 * The parser tries every pair of parentheses several times over, which took half of the local table's time. A table is
 * asked with few conditions and ever other values: each is parsed once, and given the values of its request.
 */
export function rememberConditions(parser: ConditionParser): void {
  const { parse } = parser;
  const known = new Map<string, Known>();
  parser.parse = (text, options) => {
    const { context } = options;
    if (goesByValues.test(text)) return parse(text, options);
    const key = JSON.stringify([text, context.attrNames, typesOf(context.attrVals)]);
    const found = known.get(key);
    if (found) return again(found, context);
    const own = {
      ...context,
      unusedAttrNames: all(context.attrNames),
      unusedAttrVals: all(context.attrVals),
    };
    const parsed = parse(text, { context: own });
    const names = Object.keys(context.attrNames ?? {}).filter((name) => !own.unusedAttrNames[name]);
    const used = Object.entries(context.attrVals ?? {}).filter(([name]) => !own.unusedAttrVals[name]);
    const values = new Map(used.map(([name, value]) => [value, name]));
    strikeOut(context, names, values.values());
    if (typeof parsed === 'string') return parsed;
    if (known.size >= mostKnown) known.clear();
    known.set(key, { parsed, names, values });
    return parsed;
  };
}

function again({ parsed, names, values }: Known, context: Context): object {
  strikeOut(context, names, values.values());
  return withValues(parsed, values, context.attrVals ?? {}) as object;
}

function withValues(part: unknown, known: Known['values'], values: Readonly<Record<string, Value>>): unknown {
  const name = known.get(part);
  if (name !== undefined) return values[name];
  if (Array.isArray(part)) return part.map((one) => withValues(one, known, values));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, inner]) => [key, withValues(inner, known, values)]),
  );
}

function strikeOut(context: Context, names: Iterable<string>, values: Iterable<string>): void {
  for (const name of names) delete context.unusedAttrNames[name];
  for (const name of values) delete context.unusedAttrVals[name];
}

function all(of: object = {}): Record<string, true> {
  return Object.fromEntries(Object.keys(of).map((name) => [name, true]));
}

function typesOf(values: Readonly<Record<string, Value>> = {}): readonly string[] {
  return Object.entries(values).map(([name, value]) => `${name} ${Object.keys(value)}`);
}
