import { useMemo, useState } from 'react';
import type { RegionRules } from '../../../../core/rules/region/region-rules.ts';
import type { StandingRules } from '../../../../functions/knowledge/region-rules-schemas.ts';
import { emptyDocument } from './draft.ts';

/** A draft, and the standing document that it was made from, by its hash. */
interface Draft {
  readonly base: string | null;
  readonly document: RegionRules;
}

/** The draft of a region's document; it lives as long as the tab. Where nothing was drafted, it is what stands. */
export function useDraft(standing: StandingRules) {
  const key = `drg-sentinel.rules-draft.${standing.region}`;
  const started = useMemo<Draft>(
    () => ({ base: standing.hash, document: standingDocument(standing) }),
    [standing],
  );
  const [drafted, setDrafted] = useState<Draft | null>(() => read(key));
  const draft = drafted ?? started;
  return {
    ...draft,
    /** Whether anything was drafted in this tab. */
    isBegun: drafted !== null,
    /** Whether another document has been activated since. */
    isOutdated: draft.base !== standing.hash,
    change: (document: RegionRules) => {
      const next = { ...draft, document };
      sessionStorage.setItem(key, JSON.stringify(next));
      setDrafted(next);
    },
    discard: () => {
      sessionStorage.removeItem(key);
      setDrafted(null);
    },
  };
}

/** What stands, or a document that says nothing. */
export function standingDocument({ document, region, region_name }: StandingRules): RegionRules {
  return document ? (document as unknown as RegionRules) : emptyDocument(region, region_name);
}

function read(key: string): Draft | null {
  const text = sessionStorage.getItem(key);
  return text === null ? null : (JSON.parse(text) as Draft);
}
