import type { Finding } from '../../../../core/rules/finding.ts';

/** What a finding says of a fee line. */
export interface EvidenceMark {
  readonly findingId: string;
  readonly text: string;
}

/** What was found on each fee line, by its serial. */
export function evidenceByLine(
  findings: readonly Pick<Finding, 'finding_id' | 'rule_name' | 'evidence'>[],
  language: 'zh' | 'en',
): ReadonlyMap<string, readonly EvidenceMark[]> {
  const marks = new Map<string, EvidenceMark[]>();
  for (const { finding_id, rule_name, evidence } of findings)
    for (const { kind, ref } of evidence) {
      if (kind !== 'feeLine') continue;
      const ofLine = marks.get(ref) ?? [];
      marks.set(ref, ofLine);
      if (ofLine.every(({ findingId }) => findingId !== finding_id))
        ofLine.push({ findingId: finding_id, text: rule_name[language] });
    }
  return marks;
}
