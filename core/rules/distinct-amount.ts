import type { Finding } from './finding.ts';

/**
 * The money that the findings of ONE case identify, in fen, each yuan once: of findings on the same fee line
 * the largest share counts, and a finding on the stay as a whole contains what is found on its lines.
 */
export function distinctAmountFen(findings: readonly Finding[]): number {
  if (findings.length === 0) return 0;
  const byLine = new Map<string, number>();
  let ofStayFen = 0;
  for (const finding of findings) {
    const lines = finding.evidence.filter(({ kind }) => kind === 'feeLine');
    if (lines.length === 0) ofStayFen = Math.max(ofStayFen, finding.amount_fen);
    for (const { ref, amount_fen = 0 } of lines) byLine.set(ref, Math.max(byLine.get(ref) ?? 0, amount_fen));
  }
  const onLinesFen = [...byLine.values()].reduce((sum, amountFen) => sum + amountFen, 0);
  return Math.max(ofStayFen, onLinesFen);
}
