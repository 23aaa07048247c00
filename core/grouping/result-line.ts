import type { GroupingResult } from './grouping-case.ts';

/** One case's result as a line of JSON, line end included. */
export type ResultLine = (id: string, result: GroupingResult) => string;

/** Writes results of one scheme. A grouper has a few hundred different ones: each is turned into JSON once. */
export function resultLiner(scheme: string): ResultLine {
  const endings = new Map<GroupingResult, string>();
  return (id, result) => {
    let ending = endings.get(result);
    if (ending === undefined) {
      ending = `${JSON.stringify({ scheme, ...result }).replace('{', ',')}\n`;
      endings.set(result, ending);
    }
    return `{"id":${JSON.stringify(id)}${ending}`;
  };
}
