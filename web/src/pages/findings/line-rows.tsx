import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { decimal, yuan } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import type { FeeLines, Marks } from './marked-lines.ts';

/** Fee lines as a table; those that findings point at are marked by sign, word and colour. */
export function LineRows({ lines, marks }: { readonly lines: FeeLines; readonly marks: Marks['feeLine'] }) {
  const { t, say, language } = useTexts('findings');
  return (
    <ScrollRegion label={t('findings:list.lines')}>
      <table className="line-rows">
        <caption className="visually-hidden">{t('findings:list.lines')}</caption>
        <thead>
          <tr>
            {columns.map(([column, isFigure]) => (
              <th key={column} scope="col" className={isFigure ? 'figure-cell' : undefined}>
                {t(`findings:list.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const evidence = marks.get(line.serial) ?? [];
            return (
              <tr key={line.serial} className={evidence.length > 0 ? 'marked-line' : undefined}>
                <td>{line.serial}</td>
                <td>{line.charged_at.slice(0, 16).replace('T', ' ')}</td>
                <td>
                  {line.name ?? line.code}
                  {line.name && <small>{line.code}</small>}
                </td>
                <td className="figure-cell">
                  {decimal(line.quantity, language, line.quantity % 1 === 0 ? 0 : 2)}
                </td>
                <td className="figure-cell">{yuan(line.unit_price_fen, language, { exact: true })}</td>
                <td className="figure-cell">{yuan(line.amount_fen, language, { exact: true })}</td>
                <td>
                  {evidence.map(({ text }, number) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the same may be said twice, and places do not move
                    <p key={number}>
                      <span aria-hidden="true">◆</span> {say(text)}
                    </p>
                  ))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const columns = [
  ['serial', false],
  ['charged', false],
  ['item', false],
  ['quantity', true],
  ['price', true],
  ['amount', true],
  ['evidence', false],
] as const;
