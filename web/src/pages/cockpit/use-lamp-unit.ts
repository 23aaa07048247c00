import { useTexts } from '../../texts/language.ts';
import type { SeenLamp } from './use-lamps.ts';

/** What the unit of a lamp is called. */
export function useLampUnit() {
  const { t, say } = useTexts('cockpit');
  return ({ view, unit, name }: Pick<SeenLamp, 'view' | 'unit' | 'name'>): string => {
    if (view === 'total') return t('cockpit:unit.whole');
    if (view === 'doctor') return t('cockpit:unit.doctor', { key: unit });
    return say(name) || unit;
  };
}
