import type { Diagnosis } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { sayEvidence } from '../evidence-words.ts';
import type { Evidence } from '../finding.ts';
import type { TableOfKind } from '../knowledge-points.ts';

/** One row of the table: a diagnosis and what its care leaves on a bill. */
interface Support {
  readonly name: string;
  /** Beginnings of catalogue codes. */
  readonly items: readonly string[];
}

/** Finds what is known of a diagnosis by the longest beginning of its code; `null` where nothing is. */
type SupportOf = (code: string) => Support | null;

export function indexSupport({ rows }: TableOfKind<'diagnosis-support'>): SupportOf {
  const byBeginning = new Map(rows.map(([beginning, name, items]) => [beginning, { name, items }]));
  const lengths = [...new Set(rows.map(([beginning]) => beginning.length))].sort((a, b) => b - a);
  return (code) => {
    for (const length of lengths) {
      const found = byBeginning.get(code.slice(0, length));
      if (found) return found;
    }
    return null;
  };
}

/** Those of the diagnoses that the table knows and nothing still charged speaks for, each as evidence in `words`. */
export function listUnsupported(
  diagnoses: readonly Diagnosis[],
  index: CaseIndex,
  supportOf: SupportOf,
  words: Words,
): readonly Evidence[] {
  return diagnoses.flatMap(({ code }) => {
    const support = supportOf(code);
    if (!support || isSupported(support, index)) return [];
    return { kind: 'diagnosis', ref: code, text: sayEvidence(words, { code, name: support.name }) } as const;
  });
}

function isSupported({ items }: Support, { linesByCode }: CaseIndex): boolean {
  for (const code of linesByCode?.keys() ?? []) {
    if (items.some((beginning) => code.startsWith(beginning))) return true;
  }
  return false;
}
