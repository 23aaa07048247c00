import { Figure, Figures, Panel } from '../../parts/page.tsx';
import { yuan } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import type { NhsaAnswer } from './order-answer.ts';

type Outlook = NhsaAnswer['output']['case_outlook'][number];

/** Where the stay stands with these orders: its group so far, and the money that is left. */
export function OrderOutlook({ outlook }: { readonly outlook: Outlook }) {
  const { t, say, language } = useTexts('alerts');
  const { group, title, expected_payment, cost_so_far, ordered_now, left } = outlook;
  const inYuan = (value: number | null) =>
    yuan(value === null ? null : Math.round(value * 100), language, { exact: true });
  return (
    <Panel title={t('alerts:outlook.title')}>
      <Figures>
        <Figure name={t('alerts:outlook.group')} value={group} note={title ? say(title) : undefined} />
        <Figure name={t('alerts:outlook.payment')} value={inYuan(expected_payment)} />
        <Figure name={t('alerts:outlook.cost')} value={inYuan(cost_so_far)} />
        <Figure name={t('alerts:outlook.now')} value={inYuan(ordered_now)} />
        <Figure name={t('alerts:outlook.left')} value={inYuan(left)} />
      </Figures>
    </Panel>
  );
}
