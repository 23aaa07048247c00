import type { Words } from '../claims/words.ts';
import type { ManagementIndicator } from '../indicators/management-indicator.ts';

type ValueUnit = ManagementIndicator['unit'];

interface Shown {
  readonly times: number;
  readonly decimals: number;
  readonly unit: Words;
}

const none: Words = { zh: '', en: '' };
const shown: Readonly<Record<ValueUnit, Shown>> = {
  count: { times: 1, decimals: 0, unit: none },
  weight: { times: 1, decimals: 2, unit: none },
  index: { times: 1, decimals: 2, unit: none },
  fen: { times: 0.01, decimals: 2, unit: { zh: '元', en: ' yuan' } },
  days: { times: 1, decimals: 1, unit: { zh: '天', en: ' days' } },
  share: { times: 100, decimals: 1, unit: { zh: '%', en: ' %' } },
  'ddd-per-100-days': {
    times: 1,
    decimals: 1,
    unit: { zh: ' DDDs/100人天', en: ' DDDs per 100 patient-days' },
  },
  minutes: { times: 1, decimals: 0, unit: { zh: '分钟', en: ' minutes' } },
  score: { times: 1, decimals: 2, unit: { zh: '分', en: ' points' } },
};

/** A value with its unit, as people read it. */
export function sayValue(of: ValueUnit, value: number): Words {
  const { times, decimals, unit } = shown[of];
  const text = (value * times).toFixed(decimals);
  return { zh: text + unit.zh, en: text + unit.en };
}

/** A difference of values with its sign; of shares in percentage points. */
export function sayDifference(of: ValueUnit, difference: number): Words {
  const { zh, en } = of === 'share' ? points(difference) : sayValue(of, difference);
  const sign = difference > 0 ? '+' : '';
  return { zh: sign + zh, en: sign + en };
}

function points(difference: number): Words {
  const text = (100 * difference).toFixed(2);
  return { zh: `${text}个百分点`, en: `${text} percentage points` };
}
