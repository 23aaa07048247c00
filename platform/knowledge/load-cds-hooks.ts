import { parseWireDictionaries } from '../../core/claims/wire/dictionaries.ts';
import { parseFhirSystems } from '../../core/orders/cds-hooks/fhir/fhir-systems.ts';
import { type HookBook, parseHookBook } from '../../core/orders/cds-hooks/hook-book.ts';
import type { HookReader } from '../../core/orders/cds-hooks/read-hook-question.ts';
import { knowledgeFolder, readKnowledge } from './knowledge-folder.ts';

/** The services of CDS Hooks that are offered, and their words. */
export function loadHookBook(folder = knowledgeFolder()): HookBook {
  return readKnowledge(parseHookBook, folder, 'orders', 'cds-hooks.json');
}

/** What of FHIR is understood; the catalogue comes with the knowledge of the audit. */
export function loadHookReader(folder = knowledgeFolder()): Omit<HookReader, 'catalogue'> {
  const codes = readKnowledge(parseWireDictionaries, folder, 'dictionaries', 'settlement-list-codes.json');
  return {
    systems: readKnowledge(parseFhirSystems, folder, 'dictionaries', 'fhir-systems.json'),
    placeholders: codes.identity_placeholders,
  };
}
