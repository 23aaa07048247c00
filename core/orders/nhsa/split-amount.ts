/**
 * Shares of whole fen that add up to a total: as given where they do, else in their proportion, else all on the
 * first. What rounding leaves over goes to the first.
 */
export function splitAmount(totalFen: number, sharesFen: readonly number[]): readonly number[] {
  const sum = sharesFen.reduce((left, share) => left + share, 0);
  const scaled = sharesFen.map((share) =>
    sum === totalFen ? Math.round(share) : sum === 0 ? 0 : Math.round((share * totalFen) / sum),
  );
  const left = totalFen - scaled.reduce((total, share) => total + share, 0);
  return scaled.map((share, at) => (at === 0 ? share + left : share));
}
