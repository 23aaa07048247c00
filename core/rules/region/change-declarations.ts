import { commonDays, daysBeside, type Period } from '../../claims/period.ts';
import type { RuleDeclaration } from '../rule-declarations.ts';
import type { RuleChange } from './region-rules.ts';

/**
 * Declares each changed rule once for each period between changes; of two changes on the same day, the later in
 * the list is added to the earlier.
 */
export function changeDeclarations(
  declarations: readonly RuleDeclaration[],
  changes: readonly RuleChange[],
): readonly RuleDeclaration[] {
  return declarations.flatMap((declaration) => {
    const ofRule = changes.filter(({ rule }) => rule === declaration.id);
    return ofRule.reduce<readonly RuleDeclaration[]>(
      (versions, change) => versions.flatMap((version) => changeVersion(version, change)),
      [declaration],
    );
  });
}

/** What is left of a version as it was, and what becomes of it on the days of the change. */
function changeVersion(version: RuleDeclaration, change: RuleChange): readonly RuleDeclaration[] {
  const inForce = { from: version.effectiveFrom, to: version.effectiveTo };
  const changedDays = commonDays(inForce, change);
  const unchanged = daysBeside(inForce, change).map((period) => during(version, period));
  if (!changedDays || change.off) return unchanged;
  const { severity, confidence, parameters } = change;
  const changed: RuleDeclaration = {
    ...during(version, changedDays),
    severity: severity ?? version.severity,
    confidence: confidence ?? version.confidence,
    parameters: { ...version.parameters, ...parameters },
  };
  return [...unchanged, changed].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
}

function during(version: RuleDeclaration, { from, to }: Period): RuleDeclaration {
  return { ...version, effectiveFrom: from, effectiveTo: to };
}
