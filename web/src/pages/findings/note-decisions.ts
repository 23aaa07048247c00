import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import type { BulkAnswer, FindingPage } from '../../../../functions/query/finding-schemas.ts';
import { withStands } from './with-stands.ts';

export type WorklistPages = InfiniteData<FindingPage, string | undefined>;

const path = '/api/v1/findings';

/**
 * Puts what decisions came to into a worklist as far as it is there; whatever else is known of findings is asked for
 * again when it is next looked at.
 */
export async function noteDecisions(
  queries: QueryClient,
  worklist: QueryKey,
  answer: BulkAnswer,
): Promise<void> {
  queries.setQueryData<WorklistPages>(
    worklist,
    (known) => known && { ...known, pages: known.pages.map((page) => withStands(page, answer)) },
  );
  // A page on its way ends in all pages as they were when it was sent for: it is given up, and sent for again. Only
  // now: whoever sends for it as soon as it is given up has the pages as they are.
  await queries.cancelQueries({ queryKey: worklist, exact: true });
  const own = queries.getQueryCache().find({ queryKey: worklist });
  await queries.invalidateQueries({
    predicate: (query) =>
      query !== own && query.queryKey.some((part) => typeof part === 'string' && part.startsWith(path)),
  });
}
