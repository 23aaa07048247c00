import { daysBetween } from '../claims/calendar-days.ts';
import type { Words } from '../claims/words.ts';
import type { Severity } from '../rules/finding.ts';
import type { Muting } from './muting.ts';

/** Why a muting cannot be decided as it was asked for. */
export type MutingRefusal =
  | { readonly code: 'unknown-rule'; readonly rule: string }
  | { readonly code: 'ends-before-it-begins' }
  | { readonly code: 'too-long'; readonly days: number; readonly longestDays: number }
  | { readonly code: 'violation'; readonly rule: string };

/**
 * Whether somebody may mute a rule so: it is there, the days are in order and not too many, and where violations
 * are at stake it was said on purpose. `null`: they may.
 * @param severities those that the rule is declared with over time; empty where there is no such rule
 */
export function refuseMuting(
  { rule, from, to, despite_severity }: Muting,
  severities: readonly Severity[],
  longestDays: number,
): MutingRefusal | null {
  if (severities.length === 0) return { code: 'unknown-rule', rule };
  if (to < from) return { code: 'ends-before-it-begins' };
  const days = daysBetween(from, to) + 1;
  if (days > longestDays) return { code: 'too-long', days, longestDays };
  if (severities.includes('violation') && !despite_severity) return { code: 'violation', rule };
  return null;
}

export function mutingRefusalWords(refusal: MutingRefusal): Words {
  switch (refusal.code) {
    case 'unknown-rule':
      return { zh: `没有规则 ${refusal.rule}`, en: `there is no rule ${refusal.rule}` };
    case 'ends-before-it-begins':
      return { zh: '截止日早于起始日', en: 'it would end before it begins' };
    case 'too-long':
      return {
        zh: `停止提示 ${refusal.days} 天过长，最多 ${refusal.longestDays} 天，到期须重新决定`,
        en: `${refusal.days} days are too long: at most ${refusal.longestDays}, then it has to be decided again`,
      };
    case 'violation':
      return {
        zh: `规则 ${refusal.rule} 属明确违规，不停止提示；确需停止请加 --despite-severity`,
        en: `rule ${refusal.rule} finds violations, which are not muted; where it must be, say --despite-severity`,
      };
  }
}
