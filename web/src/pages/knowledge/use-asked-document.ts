import { useEffect } from 'react';
import type { RegionRules } from '../../../../core/rules/region/region-rules.ts';
import { useApi } from '../../api/use-api.ts';

/** Goes on from the document that the URL names, where no draft was begun in this tab. */
export function useAskedDocument(
  hash: string | undefined,
  isBegun: boolean,
  onDocument: (document: RegionRules) => void,
): void {
  const { data } = useApi<{ readonly document: RegionRules }>(
    `/api/v1/knowledge/region-rules/documents/${hash}`,
    {},
    { enabled: hash !== undefined && !isBegun },
  );
  useEffect(() => {
    if (data && !isBegun) onDocument(data.document);
  }, [data, isBegun, onDocument]);
}
