import { type ReplayedFinding, replayedFinding } from '../../core/compare-replayed.ts';
import { type CaseHead, type CountedVersion, isSameVersion } from '../../platform/table/cases.ts';
import type { FindingStore } from '../../platform/table/findings.ts';

/** What is recorded of a case as it stands; `null` where its version has not been audited, or was given back. */
export async function recordedFindings(
  findings: Pick<FindingStore, 'ofCase'>,
  head: CaseHead,
): Promise<readonly ReplayedFinding[] | null> {
  const counted = head.counted?.at(-1);
  if (!head.result || !counted?.facts || !isSameVersion(counted, head)) return null;
  const named = namedInFacts(counted.facts);
  if (named) return named;
  const ids = new Set(head.result.findings);
  const stored = await findings.ofCase(head.stay);
  return stored.filter(({ finding_id }) => ids.has(finding_id)).map(replayedFinding);
}

/** Facts name every finding, but those of a case of very many: then `null`. */
function namedInFacts({ findings }: NonNullable<CountedVersion['facts']>): readonly ReplayedFinding[] | null {
  const isWhole = findings.every(([, , count, , , named = []]) => named.length === count);
  if (!isWhole) return null;
  return findings.flatMap(([rule, , , , , named = []]) =>
    named.map(([id, fen]): ReplayedFinding => [id, rule, fen]),
  );
}
