import type { Words } from '../core/claims/words.ts';
import type { ManagementIndicator } from '../core/indicators/management-indicator.ts';
import { figureText, numberText, percentText } from './figure-text.ts';
import type { Language } from './language.ts';

type Threshold = ManagementIndicator['thresholds'][number];

/** Where yellow and red begin, in words, with where that was published. */
export function thresholdWords(
  { better, unit }: ManagementIndicator,
  { basis, yellow, red, source }: Threshold,
): Words {
  const sign = better === 'higher' ? '<' : '>';
  const text = (value: number, language: Language) => `${sign} ${figureText(value, unit, language)}`;
  const percent = (share: number, language: Language) => percentText(share, 0, language);
  switch (basis) {
    case 'fixed':
      return {
        zh: `固定值：黄灯 ${text(yellow, 'zh')}，红灯 ${text(red, 'zh')}（${source}）`,
        en: `Fixed: yellow ${text(yellow, 'en')}, red ${text(red, 'en')} (${source})`,
      };
    case 'peers':
      return {
        zh: `同级比较：优于本单位的同类单位达 ${percent(yellow, 'zh')} 亮黄灯，达 ${percent(red, 'zh')} 亮红灯（${source}）`,
        en: `Peers: yellow where ${percent(yellow, 'en')} of them do better, red where ${percent(red, 'en')} do (${source})`,
      };
    case 'history':
      return {
        zh: `自身历史：前十二个月均值的 ${numberText(yellow, 2)} 倍亮黄灯，${numberText(red, 2)} 倍亮红灯（${source}）`,
        en: `Own history: yellow at ${numberText(yellow, 2)} times the mean of the twelve months before, red at ${numberText(red, 2)} times (${source})`,
      };
  }
}
