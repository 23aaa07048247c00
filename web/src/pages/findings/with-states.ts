import type { BulkAnswer, FindingPage } from '../../../../functions/query/finding-schemas.ts';

/** A page with the states that decisions have led to; the same page where they concern none of its rows. */
export function withStates(page: FindingPage, { findings }: BulkAnswer): FindingPage {
  const states = new Map(findings.flatMap(({ finding_id, state }) => (state ? [[finding_id, state]] : [])));
  if (!page.findings.some(({ finding_id }) => states.has(finding_id))) return page;
  return {
    ...page,
    findings: page.findings.map((row) => {
      const state = states.get(row.finding_id);
      return state === undefined || state === row.state ? row : { ...row, state };
    }),
  };
}
