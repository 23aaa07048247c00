import { decimal } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import type { Rise as RiseOf } from './figure-text.ts';

const arrows = { up: '▲', down: '▼', even: '＝' } as const;

/** A change by arrow, amount and word. */
export function Rise({ name, rise }: { readonly name: string; readonly rise: RiseOf | null }) {
  const { t, language } = useTexts('cockpit');
  if (!rise) return <span className="rise">{t('cockpit:rise.unknown', { name })}</span>;
  const by = decimal(Math.abs(rise.by) * 100, language, 1);
  return (
    <span className={`rise rise-${rise.verdict}`}>
      {name} <span aria-hidden="true">{arrows[rise.direction]}</span>
      <span className="visually-hidden">{t(`cockpit:rise.${rise.direction}`)}</span> {by}
      {rise.isPoints ? t('cockpit:rise.points') : '%'}
      {rise.verdict !== 'none' && ` ${t(`cockpit:rise.${rise.verdict}`)}`}
    </span>
  );
}
