import type { BulkAnswer, FindingPage } from '../../../../functions/query/finding-schemas.ts';

/** A page with where decisions have led its findings to; the same page where they concern none of its rows. */
export function withStands(page: FindingPage, { findings: answered }: BulkAnswer): FindingPage {
  const stands = new Map(
    answered.flatMap(({ finding_id, state, outcome, decided_fen }) =>
      state ? [[finding_id, { state, outcome, decided_fen }]] : [],
    ),
  );
  if (!page.findings.some(({ finding_id }) => stands.has(finding_id))) return page;
  const findings = page.findings.map((row) => {
    const stand = stands.get(row.finding_id);
    return stand ? { ...row, ...stand } : row;
  });
  return { ...page, findings };
}
