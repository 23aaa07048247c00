import { useEffect } from 'react';
import type { RegionRules } from '../../../../core/rules/region/region-rules.ts';
import type { CheckedDocument } from '../../../../functions/knowledge/region-rules-schemas.ts';
import { useAction } from '../../api/use-api.ts';

/** What the API says of a draft, asked anew whenever it changes. */
export function useChecked(document: RegionRules, onText: (document: RegionRules) => void) {
  const path = '/api/v1/knowledge/region-rules/checks';
  const { mutate, data } = useAction<CheckedDocument>(path, []);
  const file = useAction<CheckedDocument>(path, []);
  useEffect(() => mutate({ document }), [mutate, document]);
  const wrongFile = file.data && !file.data.is_sound ? file.data : undefined;
  const checkText = (text: string) =>
    file.mutate(
      { text },
      {
        onSuccess: ({ document: sound }) => {
          if (sound) onText(sound as unknown as RegionRules);
        },
      },
    );
  return { checked: wrongFile ?? data, checkText };
}
