import type { RegionRules, RuleChange } from '../../../../core/rules/region/region-rules.ts';

/** What is decided about one rule from a day of discharge on. */
export interface RuleDecision {
  readonly rule: string;
  /** `yyyy-MM-dd` */
  readonly from: string;
  readonly by: string;
  readonly why: string;
  /** `null`: as the nation has it. */
  readonly change: Pick<RuleChange, 'off' | 'severity' | 'confidence' | 'parameters'> | null;
}

/** A document of a region that has decided nothing. */
export function emptyDocument(
  region: string,
  name: { readonly zh: string; readonly en: string },
): RegionRules {
  return {
    region,
    title: { zh: `${name.zh}规则调整`, en: `Rules of ${name.en}` },
    source: '门户 portal',
    rules: [],
    changes: [],
    exemptions: [],
    points: [],
  };
}

/** The draft with a decision: what was decided of the rule before holds up to the day before. */
export function withDecision(draft: RegionRules, decision: RuleDecision): RegionRules {
  const { rule, from, by, why, change } = decision;
  const lastBefore = dayBefore(from);
  const kept = draft.changes.flatMap((one) => {
    if (one.rule !== rule) return [one];
    if (one.from >= from) return [];
    return [one.to !== null && one.to <= lastBefore ? one : { ...one, to: lastBefore }];
  });
  const added: readonly RuleChange[] = change ? [{ from, to: null, by, why, rule, ...change }] : [];
  return { ...draft, changes: [...kept, ...added] };
}

/** The draft with what stands of a rule. */
export function withoutDecision(draft: RegionRules, standing: RegionRules, rule: string): RegionRules {
  const ofRule = standing.changes.filter((one) => one.rule === rule);
  return { ...draft, changes: [...draft.changes.filter((one) => one.rule !== rule), ...ofRule] };
}

/** A change of the draft that does not stand yet; without settings where a rule goes back to what the nation has. */
export interface PendingDecision {
  readonly rule: string;
  readonly from: string;
  readonly why: string | null;
  readonly change: RuleChange | null;
}

export function pendingDecisions(draft: RegionRules, standing: RegionRules): readonly PendingDecision[] {
  const rules = new Set([...draft.changes, ...standing.changes].map(({ rule }) => rule));
  return [...rules].flatMap((rule): readonly PendingDecision[] => {
    const next = draft.changes.filter((one) => one.rule === rule);
    const now = standing.changes.filter((one) => one.rule === rule);
    const texts = new Set(now.map((one) => JSON.stringify(one)));
    const added = next.filter((one) => !texts.has(JSON.stringify(one)) && !isCut(one, now));
    if (added.length > 0)
      return added.map((change) => ({ rule, from: change.from, why: change.why, change }));
    const ended = next
      .filter((one) => isCut(one, now))
      .flatMap(({ to }) => (to === null ? [] : [dayAfter(to)]));
    if (ended.length === 0 && next.length === now.length) return [];
    return [{ rule, from: ended.sort()[0] ?? now[0]?.from ?? '', why: null, change: null }];
  });
}

/** Whether it is one of those that stand, but for its end. */
function isCut(change: RuleChange, standing: readonly RuleChange[]): boolean {
  const beginning = (one: RuleChange) => JSON.stringify({ ...one, to: null });
  return standing.some((one) => one.to !== change.to && beginning(one) === beginning(change));
}

/** How much else the draft says, and whether that differs from what stands. */
export function otherParts(draft: RegionRules, standing: RegionRules) {
  return (['rules', 'exemptions', 'points'] as const).map((part) => ({
    part,
    count: draft[part].length,
    isChanged: JSON.stringify(draft[part]) !== JSON.stringify(standing[part]),
  }));
}

const dayMs = 86_400_000;
const dayBefore = (day: string) => moved(day, -1);
const dayAfter = (day: string) => moved(day, 1);

function moved(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}
