import { caseTranslators } from '../../core/grouping/compile-scheme.ts';
import type { CaseTranslators } from '../../core/grouping/map-case-codes.ts';
import { loadCodeMapping } from './load-code-mapping.ts';

/** A mapping that is read with the first case that asks for translation: few containers ever see one. */
export function mappingOnDemand(knowledgeDir: string, id: string | null): CaseTranslators {
  let made: CaseTranslators | undefined;
  const translators = () => {
    made ??= caseTranslators(id === null ? null : loadCodeMapping(knowledgeDir, id));
    return made;
  };
  return { dx: (code) => translators().dx(code), proc: (code) => translators().proc(code) };
}
