import type { ManagementIndicator } from '../core/indicators/management-indicator.ts';
import type { Language } from './language.ts';
import { reportWords } from './report-words.ts';

type Unit = ManagementIndicator['unit'];

/** Decimals that people read. Money is shown in whole yuan, shares in percent. */
const decimals: Readonly<Record<Unit, number>> = {
  count: 0,
  weight: 2,
  index: 4,
  fen: 0,
  days: 1,
  share: 1,
  'ddd-per-100-days': 2,
  minutes: 1,
  score: 1,
};

/** What a figure is multiplied by before it is read. */
const scales: Readonly<Partial<Record<Unit, number>>> = { fen: 0.01 };

/** As core/steering writes it. */
const percentSigns: Readonly<Record<Language, string>> = { zh: '%', en: ' %' };

/** The weight of a case is told more finely than that of a department. */
const decimalsOf = (value: number, unit: Unit) =>
  unit === 'weight' && Math.abs(value) < 10 ? 4 : decimals[unit];

/** A value as it is read; `no data` where it is `null`. A share carries its percent sign, money no currency. */
export function figureText(value: number | null, unit: Unit, language: Language): string {
  if (value === null) return reportWords.noData[language];
  if (unit === 'share') return percentText(value, decimals.share, language);
  return numberText(value * (scales[unit] ?? 1), decimalsOf(value, unit));
}

/** A fraction of one in percent: 80.0% in Chinese, 80.0 % in English. */
export function percentText(share: number, digits: number, language: Language): string {
  return `${numberText(share * 100, digits)}${percentSigns[language]}`;
}

/** The same with one decimal, and a plus where it grew. */
export function signedPercent(share: number, language: Language): string {
  return `${signed(share * 100)}${percentSigns[language]}`;
}

/**
 * By what a value differs from an earlier one: shares by percentage points, all else by percent of what was. `null`
 * where one of them is not known, or nothing was.
 */
export function changeText(
  now: number | null,
  earlier: number | null,
  unit: Unit,
  language: Language,
): string | null {
  if (now === null || earlier === null) return null;
  if (unit === 'share') return `${signed((now - earlier) * 100)} ${reportWords.points[language]}`;
  return earlier > 0 ? signedPercent(now / earlier - 1, language) : null;
}

/** Fen as whole yuan with its sign of currency. */
export function moneyText(fen: number): string {
  return `${fen <= -50 ? '−' : ''}¥${numberText(Math.abs(fen) / 100, 0)}`;
}

export function numberText(value: number, digits: number): string {
  // Without "-0" for what rounds to nought.
  const rounded = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'negative',
  }).format(value);
  return rounded.replace('-', '−');
}

/** With one decimal, and a plus where it grew. */
function signed(value: number): string {
  const text = numberText(value, 1);
  return value > 0 && text !== '0.0' ? `+${text}` : text;
}
