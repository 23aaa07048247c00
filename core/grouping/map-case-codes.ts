import type { TranslateCode } from './code-mapping.ts';
import type { GroupingCase } from './grouping-case.ts';

export interface CaseTranslators {
  readonly dx: TranslateCode;
  readonly proc: TranslateCode;
}

/** The case in the insurance edition, or the first code (diagnoses first) that has no translation. */
export type MappedCase =
  | { readonly ok: true; readonly case: GroupingCase }
  | { readonly ok: false; readonly kind: 'dx' | 'proc'; readonly position: number; readonly code: string };

/** Translates every code once, at its own position: the mapping is not idempotent, so never twice. */
export function mapCaseCodes(given: GroupingCase, translate: CaseTranslators): MappedCase {
  const dx = translateAll(given.dx, translate.dx);
  if (typeof dx === 'number') return { ok: false, kind: 'dx', position: dx, code: given.dx[dx] ?? '' };
  const proc = translateAll(given.proc, translate.proc);
  if (typeof proc === 'number')
    return { ok: false, kind: 'proc', position: proc, code: given.proc[proc] ?? '' };
  return { ok: true, case: { ...given, dx, proc } };
}

function translateAll(codes: readonly string[], translate: TranslateCode): string[] | number {
  const translated: string[] = [];
  for (const code of codes) {
    const target = translate(code);
    if (target === undefined) return translated.length;
    translated.push(target);
  }
  return translated;
}
