import type { Period } from '../../parts/period.ts';

/** The month in China. */
export function thisMonth(now = new Date()): Period {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
  });
  return parts.format(now).slice(0, 7);
}
