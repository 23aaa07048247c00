import type { AskedCondition } from './assemble-condition.ts';
import { slot } from './case-program.ts';
import { adrgScope, type CodeScope, mdcScope } from './code-scope.ts';
import type { Condition } from './condition.ts';
import { askedParts } from './condition-parts.ts';
import { type Anchor, exactAnchor, findAnchor, narrowerAnchor } from './find-anchor.ts';
import type { Adrg, Mdc, Scheme } from './scheme.ts';

/** An ADRG, or an MDC's slot for ambiguous cases, or the end of an MDC that keeps its cases. */
export interface Candidate {
  readonly mdc: Mdc;
  readonly adrg: Adrg | (typeof slot)[keyof typeof slot];
  /** Its own condition, without that of the MDC. */
  readonly when: readonly AskedCondition[];
  readonly anchor: Anchor;
  /** What is left to ask, the MDC's condition included, of a case that the anchor led here. */
  readonly residual: readonly AskedCondition[];
}

/**
 * All candidates in the order in which the scheme tries them. Since an MDC that was entered in vain
 * is left for the next, the first candidate of the whole list that takes a case is its group.
 */
export function listCandidates(scheme: Scheme): readonly Candidate[] {
  const adrgs = new Map(scheme.adrgs.map((adrg) => [adrg.id, adrg]));
  return scheme.mdcs.flatMap((mdc) => {
    const ofMdc = mdcScope(scheme, mdc);
    const slotOf = (kind: Candidate['adrg'], when: Condition) => candidate(mdc, ofMdc, kind, ofMdc, when);
    const tried = mdc.adrgs.map((id) => {
      const adrg = adrgs.get(id) as Adrg;
      return candidate(mdc, ofMdc, adrg, adrgScope(scheme, adrg), adrg.when);
    });
    if (mdc.ambiguous) {
      const place = mdc.ambiguous.after === null ? 0 : mdc.adrgs.indexOf(mdc.ambiguous.after) + 1;
      tried.splice(place, 0, slotOf(slot.ambiguous, mdc.ambiguous.when));
    }
    return mdc.commits ? [...tried, slotOf(slot.kept, { const: true })] : tried;
  });
}

function candidate(
  mdc: Mdc,
  ofMdc: CodeScope,
  adrg: Candidate['adrg'],
  scope: CodeScope,
  condition: Condition,
): Candidate {
  const entry = askedParts(mdc.entry, ofMdc);
  const when = askedParts(condition, scope);
  return { mdc, adrg, when, ...anchorOf([...entry, ...when]) };
}

/** The narrowest anchor, narrowed by all parts that look for a code in the same single place. */
function anchorOf(asked: readonly AskedCondition[]): Pick<Candidate, 'anchor' | 'residual'> {
  const anchor = asked.map(({ part, scope }) => findAnchor(part, scope)).reduce(narrowerAnchor, null);
  const position = anchor?.length === 1 ? anchor[0]?.position : undefined;
  if (position === undefined || position === 'anyDx' || position === 'anyProc')
    return { anchor, residual: asked.filter(({ part, scope }) => !isThe(anchor, part, scope)) };
  const [same, residual] = [true, false].map((is) =>
    asked.filter(({ part }) => (exactAnchor(part) === position) === is),
  ) as [AskedCondition[], AskedCondition[]];
  const codes = same
    .map(({ part, scope }) => setOf(findAnchor(part, scope)?.[0]?.codes ?? []))
    .reduce((left, list) => left.filter((code) => list.has(code)), anchor?.[0]?.codes ?? []);
  return { anchor: [{ position, codes }], residual };
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** All groups of an MDC are narrowed by the same long list. */
function setOf(codes: readonly string[]): ReadonlySet<string> {
  const set = sets.get(codes) ?? new Set(codes);
  sets.set(codes, set);
  return set;
}

/** Whether being led here by the anchor is the same as the condition holding. */
function isThe(anchor: Anchor, part: Condition, scope: CodeScope): boolean {
  const own = exactAnchor(part);
  const found = findAnchor(part, scope);
  return (
    own !== null &&
    anchor?.length === 1 &&
    found?.[0]?.codes === anchor[0]?.codes &&
    own === anchor[0]?.position
  );
}
