import type { ExplainedCaseView } from '../../../../functions/explain/explained-case-view.ts';
import { Panel } from '../../parts/page.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { yuan } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { fallOf, type MoneyStep } from './fall-of.ts';

/** By a tariff, or by DIP terms. */
type Money = Pick<NonNullable<ExplainedCaseView['money']>, 'tariff' | 'steps'>;

/** How the payment came about: what it is made of step by step, what it comes to, and what that leaves. */
export function MoneySteps({ money, by }: { readonly money: Money; readonly by?: string | undefined }) {
  const { t, say } = useTexts('alerts');
  const title = [t('alerts:money.title'), by].filter(Boolean).join(' · ');
  return (
    <Panel title={title}>
      <p>{say(money.tariff.title)}</p>
      <ScrollRegion label={title}>
        <table className="plain-table">
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('alerts:money.step')}</th>
              <th scope="col" className="figure-cell">
                {t('alerts:money.adds')}
              </th>
              <th scope="col" className="figure-cell">
                {t('alerts:money.so-far')}
              </th>
            </tr>
          </thead>
          <tbody>
            {fallOf(money.steps).map((row) => (
              <MoneyRow key={row.step.step} {...row} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Panel>
  );
}

function MoneyRow({ step, soFarFen }: { readonly step: MoneyStep; readonly soFarFen: number | null }) {
  const { say, language } = useTexts('alerts');
  const { kind, amount_fen, text } = step;
  const exact = (fen: number | null) => (fen === null ? '' : yuan(fen, language, { exact: true }));
  const added =
    kind === 'part' && amount_fen !== null && amount_fen > 0 ? `+${exact(amount_fen)}` : exact(amount_fen);
  return (
    <tr className={`${kind}-row`}>
      <th scope="row">{say(text)}</th>
      <td className="figure-cell">{kind === 'sum' ? '' : added}</td>
      <td className="figure-cell">{exact(soFarFen)}</td>
    </tr>
  );
}
