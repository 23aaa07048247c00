import { type SignReader, signReader } from '../../core/indicators/case-signs.ts';
import { parseSignCodes, parseSignDefinitions } from '../../core/indicators/sign-definitions.ts';
import type { RuleReferences } from '../../core/rules/rule-references.ts';
import { readKnowledge } from './knowledge-folder.ts';

/** How indicators read a list; what procedures are is looked up where the rules do, when the first stay comes. */
export function loadSignReader({ catalogue, drugs, coding }: RuleReferences, folder: string): SignReader {
  return signReader(readKnowledge(parseSignDefinitions, folder, 'signs', 'case-signs.json'), {
    catalogue,
    drugs,
    procedureKind: (code, day) => coding.tables().procedureKind(code, day)?.kind ?? null,
    minimallyInvasive: readKnowledge(parseSignCodes, folder, 'signs', 'minimally-invasive.json'),
  });
}
