import type { RejectedRow } from '../../../../../functions/query/rejected-page.ts';
import { useTexts } from '../../../texts/language.ts';

/** What is wrong, in the reader's language; the other one opens below. */
export function CellErrors({ errors, id }: { readonly errors: RejectedRow['errors']; readonly id?: string }) {
  const { t, language } = useTexts('batches');
  const [own, other] = language === 'en' ? (['en', 'zh'] as const) : (['zh', 'en'] as const);
  return (
    <div className="cell-errors">
      <div id={id}>
        {errors.map(({ code, message }) => (
          <p key={code}>
            <span aria-hidden="true">◆</span> {message[own]}
          </p>
        ))}
      </div>
      <details>
        <summary>{t('batches:rejected.other-language')}</summary>
        {errors.map(({ code, message }) => (
          <p key={code} lang={other}>
            {message[other]}
          </p>
        ))}
      </details>
    </div>
  );
}
