import type { FieldReader } from './field.ts';
import { isWireObject } from './node.ts';
import { isFault, type Scalar } from './reader.ts';
import { type NodeReader, type Report, structureFault } from './report.ts';

/** Declares the fields of a row by their NHSA names; what is not named is not looked at. */
export type Fields = Readonly<Record<string, FieldReader<Scalar | null>>>;

/** What the fields of a row say. */
export type RowOf<Declared extends Fields> = {
  readonly [Name in keyof Declared]: Declared[Name] extends FieldReader<infer T> ? T : never;
};

/**
 * Makes a declaration into a reader that goes straight through its fields and reports all faults in their order.
 * @param make what becomes of a row without faults; it may refuse it yet. The row is the same one each time, and
 * holds until the next is read
 */
export function rowReader<Declared extends Fields, T>(
  fields: Declared,
  make: (row: RowOf<Declared>, report: Report) => T | undefined,
): NodeReader<T> {
  const names = Object.keys(fields);
  const readers = Object.values(fields);
  const values = new Array<Scalar | null>(names.length).fill(null);
  const row = new (rowClass<RowOf<Declared>>(names))(values);
  return (node, report) => {
    if (!isWireObject(node)) {
      report('', node, structureFault(node, 'object'));
      return undefined;
    }
    let isWhole = true;
    for (let at = 0; at < readers.length; at++) {
      const name = names[at] as string;
      const answer = (readers[at] as Fields[string])(node[name]);
      if (isFault(answer)) {
        isWhole = false;
        report(name, node[name], answer);
      } else values[at] = answer;
    }
    return isWhole ? make(row, report) : undefined;
  };
}

/** Rows whose values stand in a list, and are found in it by their names: quicker than objects built name by name. */
function rowClass<Row>(names: readonly string[]): new (values: readonly unknown[]) => Row {
  class NamedValues {
    readonly #values: readonly unknown[];
    constructor(values: readonly unknown[]) {
      this.#values = values;
    }
    static valueAt(at: number) {
      return {
        get(this: NamedValues): unknown {
          return this.#values[at];
        },
      };
    }
  }
  for (const [at, name] of names.entries())
    Object.defineProperty(NamedValues.prototype, name, NamedValues.valueAt(at));
  // The getters make it one: no type can say so.
  return NamedValues as unknown as new (
    values: readonly unknown[],
  ) => Row;
}
