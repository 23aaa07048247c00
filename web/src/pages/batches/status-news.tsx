import { useState } from 'react';
import type { BatchView } from '../../../../functions/query/batch-view.ts';
import { useTexts } from '../../texts/language.ts';

/** Tells who cannot see it which batches have reached another step since the list was last told. */
export function StatusNews({ batches }: { readonly batches: readonly BatchView[] }) {
  const { t } = useTexts('batches');
  const [told, setTold] = useState({ batches, news: '' });
  if (told.batches !== batches) {
    const before = new Map(told.batches.map(({ batch, status }) => [batch, status]));
    const news = batches
      .filter(({ batch, status }) => before.has(batch) && before.get(batch) !== status)
      .map(({ file_name, status }) => `${file_name}: ${t(`batches:status.${status}`)}`);
    setTold({ batches, news: news.length > 0 ? news.join('; ') : told.news });
  }
  return (
    <p className="visually-hidden" role="status">
      {told.news}
    </p>
  );
}
