import { Link } from '@tanstack/react-router';
import { dateTime } from '../../../texts/figures.ts';
import { useTexts } from '../../../texts/language.ts';
import type { Resent } from './resent.ts';

/** That a record was dropped again: when, and as which batch. It may be corrected once more. */
export function ResentNote({ resent }: { readonly resent: Resent }) {
  const { t, language } = useTexts('batches');
  if (resent.state === 'sending') return <p className="resent">◔ {t('batches:rejected.sending')}</p>;
  const { at, fileName, batch } = resent;
  return (
    <p className="resent">
      ✓ {t('batches:rejected.sent', { at: dateTime(at, language) })}{' '}
      {batch === null ? (
        fileName
      ) : (
        <Link to="/batches/$batch" params={{ batch }}>
          {fileName}
        </Link>
      )}
    </p>
  );
}
