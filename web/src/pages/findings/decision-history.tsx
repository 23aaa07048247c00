import type { FindingDetail } from '../../../../functions/query/finding-schemas.ts';
import { dateTime, yuan } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';

/** Who decided what, when and why; the first first. */
export function DecisionHistory({ decisions }: Pick<FindingDetail, 'decisions'>) {
  const { t, language } = useTexts('findings');
  if (decisions.length === 0) return <p>{t('findings:history.none')}</p>;
  return (
    <ol className="decision-history">
      {decisions.map(({ at, action, by, role, why, attachments, amount_fen }, number) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: decisions are only ever added, and two may be of one moment
        <li key={number}>
          <p>
            <strong>{t(`findings:action.${action}`)}</strong> {by}（{t(`common:role.${role}`)}）{' '}
            <time dateTime={at}>{dateTime(at, language)}</time>
            {amount_fen !== null && ` · ${yuan(amount_fen, language, { exact: true })}`}
          </p>
          <p>{why}</p>
          {attachments.length > 0 && (
            <p>
              {t('findings:history.papers')} {attachments.join('；')}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
