import { applyErrata, type ErrataOption } from './apply-errata.ts';
import { codeTranslator } from './code-mapping.ts';
import { compileProgram } from './compile-program.ts';
import { type Grouper, programGrouper } from './grouper.ts';
import type { CaseTranslators } from './map-case-codes.ts';
import type { Scheme } from './scheme.ts';

export interface CompileOptions {
  /** How each known difference from the published text is read. @default each erratum's own default */
  readonly errata?: ErrataOption;
}

/** Compiles a scheme once, for grouping many cases. Throws on an unknown erratum id. */
export function compileScheme(given: Scheme, options: CompileOptions = {}): Grouper {
  const scheme = applyErrata(given, options.errata);
  return programGrouper(compileProgram(scheme), caseTranslators(scheme.mapping));
}

/** A scheme without a mapping translates nothing: every case that asks for it ends unmapped. */
export function caseTranslators(mapping: Scheme['mapping']): CaseTranslators {
  const nothing = () => undefined;
  if (!mapping) return { dx: nothing, proc: nothing };
  return { dx: codeTranslator(mapping.dx), proc: codeTranslator(mapping.proc) };
}
