import type { Grouper } from '../../core/grouping/grouper.ts';
import type { Knowledge } from '../../core/knowledge.ts';
import type { RuleLibrary } from '../../core/rules/rule-library.ts';
import type { ReplayChanges } from './replay-question.ts';

/** What is changed, made ready: it is the same over every state of knowledge that cases were audited under. */
export interface ReadyChanges {
  readonly chosen: Omit<ReplayChanges, 'rules'>;
  /** SHA-256 of the files of the scheme that is tried; `null` where none is. */
  readonly package: string | null;
  /** Of the scheme that is tried, where it comes from elsewhere than the installed ones. */
  readonly grouper: Grouper | null;
  /** The rules of the document's region as it would leave them. */
  readonly rules: { readonly region: string; readonly library: RuleLibrary } | null;
}

/** The knowledge with the changes over it; the knowledge itself where nothing is changed. */
export function changedKnowledge(base: Knowledge, { chosen, grouper, rules }: ReadyChanges): Knowledge {
  return {
    ...base,
    chosen,
    grouperOf: (scheme) => (grouper && scheme === chosen.scheme ? grouper : base.grouperOf(scheme)),
    rulesOf: (region) => (region === rules?.region ? rules.library : base.rulesOf(region)),
  };
}
