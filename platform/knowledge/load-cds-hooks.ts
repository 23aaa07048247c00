import { type HookBook, parseHookBook } from '../../core/orders/cds-hooks/hook-book.ts';
import { knowledgeFolder, readKnowledge } from './knowledge-folder.ts';

/** The services of CDS Hooks that are offered, and their words. */
export function loadHookBook(folder = knowledgeFolder()): HookBook {
  return readKnowledge(parseHookBook, folder, 'orders', 'cds-hooks.json');
}
