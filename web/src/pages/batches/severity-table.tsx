import type { Receipt } from '../../../../functions/close/receipt.ts';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { decimal, yuan } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';

const severities = ['violation', 'highly-suspicious', 'suspicious', 'reminder'] as const;
const shapes = { violation: '◆', 'highly-suspicious': '▲', suspicious: '■', reminder: '○' };

/** What the rules found in a file, the gravest first. */
export function SeverityTable({ findings }: { readonly findings: Receipt['findings'] }) {
  const { t, language } = useTexts('batches');
  return (
    <ScrollRegion label={t('batches:receipt.by-severity')}>
      <table className="plain-table">
        <caption>{t('batches:receipt.by-severity')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('batches:receipt.severity')}</th>
            <th scope="col" className="figure-cell">
              {t('batches:receipt.count')}
            </th>
            <th scope="col" className="figure-cell">
              {t('batches:receipt.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {severities.map((severity) => (
            <tr key={severity}>
              <th scope="row">
                <span aria-hidden="true">{shapes[severity]}</span> {t(`batches:severity.${severity}`)}
              </th>
              <td className="figure-cell">{decimal(findings.by_severity[severity] ?? 0, language, 0)}</td>
              <td className="figure-cell">
                {yuan(findings.amount_fen_by_severity[severity] ?? 0, language, { exact: true })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
