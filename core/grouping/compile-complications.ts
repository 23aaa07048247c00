import { dxFact } from './case-program.ts';
import type { FactTable } from './fact-rows.ts';
import type { Scheme } from './scheme.ts';

export interface CompiledExclusions {
  readonly exclusionTables: readonly string[];
  readonly exclusions: Int32Array;
}

/** Writes what each diagnosis is as a complication and which tables it stands in as a principal diagnosis. */
export function compileComplications(scheme: Scheme, facts: FactTable): CompiledExclusions {
  const { mcc, cc } = scheme.complications;
  const exclusionTables = [...new Set([mcc, cc, scheme.exclusions].flatMap((tables) => Object.keys(tables)))];
  const places = new Map(exclusionTables.map((table, place) => [table, place]));
  for (const [shift, tables] of [
    [0, cc],
    [16, mcc],
  ] as const) {
    for (const [table, codes] of Object.entries(tables)) {
      const bits = ((places.get(table) as number) + 1) << shift;
      for (const code of codes) facts.mark(code, dxFact.complication, bits);
    }
  }
  return { exclusionTables, exclusions: compileExclusions(scheme, places, facts) };
}

/** Principal diagnoses of the same tables share their bits; those of none have the first, empty ones. */
function compileExclusions(
  scheme: Scheme,
  places: ReadonlyMap<string, number>,
  facts: FactTable,
): Int32Array {
  const width = (places.size + 31) >>> 5;
  const words: number[] = new Array(width).fill(0);
  const offsets = new Map<string, number>();
  for (const [code, tables] of tablesByPrincipal(scheme)) {
    const key = tables.join('\n');
    const at = offsets.get(key) ?? words.length;
    if (!offsets.has(key))
      words.push(
        ...bitsOf(
          tables.map((table) => places.get(table) as number),
          width,
        ),
      );
    offsets.set(key, at);
    facts.set(code, dxFact.exclusions, at);
  }
  return Int32Array.from(words);
}

function tablesByPrincipal(scheme: Scheme): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [table, codes] of Object.entries(scheme.exclusions)) {
    for (const code of codes) found.set(code, [...(found.get(code) ?? []), table]);
  }
  return found;
}

function bitsOf(places: readonly number[], width: number): number[] {
  const words: number[] = new Array(width).fill(0);
  for (const place of places) words[place >>> 5] = (words[place >>> 5] ?? 0) | (1 << (place & 31));
  return words;
}
