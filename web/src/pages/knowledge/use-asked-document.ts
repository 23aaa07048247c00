import { useEffect, useState } from 'react';
import type { RegionRules } from '../../../../core/rules/region/region-rules.ts';
import { useApi } from '../../api/use-api.ts';

/**
 * Goes on from the document that the URL named when the page was opened, where no draft was begun in this tab. Once:
 * a draft that is discarded does not come back.
 */
export function useAskedDocument(
  hash: string | undefined,
  isBegun: boolean,
  onDocument: (document: RegionRules) => void,
): void {
  const [asked, setAsked] = useState(isBegun ? undefined : hash);
  const { data } = useApi<{ readonly document: RegionRules }>(
    `/api/v1/knowledge/region-rules/documents/${asked}`,
    {},
    { enabled: asked !== undefined && !isBegun },
  );
  useEffect(() => {
    if (asked === undefined || !data) return;
    setAsked(undefined);
    if (!isBegun) onDocument(data.document);
  }, [asked, data, isBegun, onDocument]);
}
