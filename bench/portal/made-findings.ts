import type { Page } from 'playwright-core';
import type { FindingPage, FindingRow } from '../../functions/query/finding-schemas.ts';

const path = '/api/v1/findings';

/**
 * Has the API answer a worklist of so many findings: those that are really there, again and again, each under an id and
 * with an amount of its own. Everything else is answered as it is.
 */
export async function answerFindings(page: Page, count: number): Promise<void> {
  let real: FindingPage | null = null;
  await page.route(
    (url) => url.pathname === path,
    async (route) => {
      const url = new URL(route.request().url());
      const from = Number(url.searchParams.get('cursor') ?? 0);
      const until = Math.min(count, from + Number(url.searchParams.get('limit') ?? 200));
      url.searchParams.delete('cursor');
      real ??= (await (await route.fetch({ url: url.href })).json()) as FindingPage;
      const { findings } = real;
      if (findings.length === 0) throw new Error('no finding is there to make others from');
      const made = Array.from({ length: until - from }, (_, at) => madeFrom(findings, from + at));
      const next = until < count ? String(until) : null;
      await route.fulfill({ json: { ...real, total: count, findings: made, next } satisfies FindingPage });
    },
  );
}

function madeFrom(findings: readonly FindingRow[], at: number): FindingRow {
  const like = findings[at % findings.length] as FindingRow;
  const id = String(at).padStart(6, '0');
  return {
    ...like,
    finding_id: `made-${id}`,
    setl_id: `${like.setl_id}-${id}`,
    amount_fen: like.amount_fen + at,
  };
}
