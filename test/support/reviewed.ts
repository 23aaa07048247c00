import type { Review } from '../../core/review/review.ts';
import type { FindingServices } from '../../functions/query/finding-routes.ts';
import { standOf } from '../../platform/table/stands.ts';

/** What was decided about findings, by finding; nobody decides anything more. */
export function reviewed(reviews: ReadonlyMap<string, Review> = new Map()): Pick<FindingServices, 'reviews'> {
  return {
    reviews: {
      ofCase: async () => reviews,
      stands: async () => new Map([...reviews].map(([id, review]) => [id, standOf(review)])),
      decide: async () => ({ ok: false, why: 'no-such-finding' }),
    },
  };
}
