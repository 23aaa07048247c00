import type { GroupingResult } from './grouping-case.ts';

/** One case's result as a line of JSON, line end included. */
export type ResultLine<Result = GroupingResult> = (id: string, result: Result) => string;

/**
 * Writes results of one scheme or catalogue. A grouper has a few hundred different ones: each is turned into JSON once.
 * @param fieldsOf what a line says of a result; else all of it
 */
export function resultLiner<Result extends object = GroupingResult>(
  scheme: string,
  fieldsOf: (result: Result) => object = (result) => result,
): ResultLine<Result> {
  const endings = new Map<Result, string>();
  return (id, result) => {
    let ending = endings.get(result);
    if (ending === undefined) {
      ending = `${JSON.stringify({ scheme, ...fieldsOf(result) }).replace('{', ',')}\n`;
      endings.set(result, ending);
    }
    return `{"id":${JSON.stringify(id)}${ending}`;
  };
}
