import { Link } from '@tanstack/react-router';
import type { BatchView } from '../../../../functions/query/batch-view.ts';
import { bytes, dateTime, decimal } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { BatchState } from './batch-state.tsx';
import { StatusNews } from './status-news.tsx';

/** Batches with their live state. */
export function BatchTable({ batches }: { readonly batches: readonly BatchView[] }) {
  const { t, language } = useTexts('batches');
  return (
    <>
      <StatusNews batches={batches} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse must be able to scroll it */}
      <section className="batch-scroll" tabIndex={0} aria-label={t('batches:list')}>
        <table>
          <caption className="visually-hidden">{t('batches:list')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('batches:batch.file')}</th>
              <th scope="col">{t('batches:batch.uploaded')}</th>
              <th scope="col" className="figure-cell">
                {t('batches:batch.size')}
              </th>
              <th scope="col" className="figure-cell">
                {t('batches:batch.records')}
              </th>
              <th scope="col">{t('batches:batch.status')}</th>
            </tr>
          </thead>
          <tbody>
            {batches.map((batch) => (
              <tr key={batch.batch}>
                <th scope="row">
                  <Link to="/batches/$batch" params={{ batch: batch.batch }}>
                    {batch.file_name}
                  </Link>
                </th>
                <td>{dateTime(batch.uploaded_at, language)}</td>
                <td className="figure-cell">{bytes(batch.size_bytes, language)}</td>
                <td className="figure-cell">{decimal(batch.records, language, 0)}</td>
                <td>
                  <BatchState batch={batch} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
