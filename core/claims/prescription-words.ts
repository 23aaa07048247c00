import { entryOf } from './entry-of.ts';
import { keepReadings } from './keep-readings.ts';

const figures: Readonly<Record<string, number>> = {
  ...{ 半: 0.5, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 十二: 12 },
  ...{ once: 1, one: 1, twice: 2, two: 2, three: 3, four: 4, five: 5, six: 6, eight: 8, twelve: 12 },
};
const periodsInDays: Readonly<Record<string, number>> = {
  ...{ 分钟: 1 / 1440, 小时: 1 / 24, 日: 1, 天: 1, 周: 7, 星期: 7 },
  ...{ min: 1 / 1440, h: 1 / 24, hour: 1 / 24, d: 1, day: 1, w: 7, week: 7 },
};
const latinTimesPerDay: Readonly<Record<string, number>> = {
  ...{ st: 1, stat: 1, qn: 1, hs: 1, qm: 1, qam: 1, qpm: 1, bid: 2, tid: 3, qid: 4 },
  ...{ qod: 1 / 2, qon: 1 / 2, biw: 2 / 7, tiw: 3 / 7 },
};
/** Stops at the next bracket: a text of nothing but brackets is read as fast as any. */
const aside = /\([^()]*\)/g;
const asNeeded = /prn|sos|as needed|必要时|需要时|按需/;

const count = `(?:\\d+(?:\\.\\d+)?|${anyOf(figures)})`;
const period = `个?(?<period>${anyOf(periodsInDays)})`;
const manner = '(?:空腹|[饭餐][前后中]|睡前)?(?:服用?|口服|使用)?';

/** Ways of writing a rate; a number left out is one. */
const rates: readonly RegExp[] = [
  // 每日3次, 一日三次饭后服, 每8小时1次
  new RegExp(`^每?(?<periods>${count})?${period}(?:服|用|服用|给药)?(?<times>${count})次${manner}$`),
  // 3次/日, 2次每周, 1次/8小时
  new RegExp(`^(?<times>${count})次[/每](?<periods>${count})?${period}$`),
  // 3 times a day, twice daily, 2x/week, every 8 hours
  new RegExp(`^(?<times>${count})(?:times|x)?(?:a|per|each|/)(?<period>${anyOf(periodsInDays)})$`),
  new RegExp(`^every(?<periods>${count})?${period}s?$`),
  // q8h, qd, qw, q30min
  new RegExp(`^q(?<periods>${count})?(?<period>min|h|d|w)$`),
];
const phrases: readonly (readonly [RegExp, number])[] = [
  [/^早中晚(?:各[一1]次)?$/, 3],
  [/^早晚(?:各[一1]次)?$/, 2],
  [/^(?:每[早晨晚]|睡前|临睡前?|晨起|立即|即刻|单次)(?:[一1]次)?(?:服用?|口服|使用)?$|^(?:aday|once)$/, 1],
  [/^隔[日天](?:[一1]次)?$|^everyotherday$/, 1 / 2],
  [/^隔周(?:[一1]次)?$|^everyotherweek$/, 1 / 14],
];

/**
 * How often a day: 3 for `tid`, `q8h`, `每日3次` and `3 times a day`, 0.5 for every other day, 1 for a single
 * dose. `null` for anything else: as needed, continuously, two to three times.
 */
export const readTimesPerDay = keepReadings((text): number | null => {
  const words = text.normalize('NFKC').toLowerCase();
  if (asNeeded.test(words)) return null;
  const parts = words.replace(aside, '').split(/[,;，；。、]/);
  const found = new Set(parts.flatMap((part) => ofPhrase(part) ?? ofLatin(part)));
  const [times] = found;
  return times === undefined || found.size > 1 ? null : round(times);
});

function ofPhrase(part: string): number | null {
  const phrase = part.replace('daily', 'a day').replace('weekly', 'a week').replace(/\s/g, '');
  for (const form of rates) {
    const found = form.exec(phrase)?.groups;
    if (found) return timesPerDay(found);
  }
  return phrases.find(([form]) => form.test(phrase))?.[1] ?? null;
}

function timesPerDay({
  times,
  periods,
  period: unit = '',
}: Record<string, string | undefined>): number | null {
  const days = readCount(periods) * (periodsInDays[unit] ?? 0);
  return days > 0 ? readCount(times) / days : null;
}

/** Latin among other words, dots or none: `po b.i.d. pc`. */
function ofLatin(part: string): readonly number[] {
  const words = part.replace(/(?<=[a-z])\./g, '').match(/[a-z][a-z0-9]*/g) ?? [];
  return words.flatMap(
    (word) => entryOf(latinTimesPerDay, word) ?? (/^q/.test(word) ? ofPhrase(word) : null) ?? [],
  );
}

/** A dose; its unit as written (`g`, `mg`, `片`), `null` where only a number was. */
interface Dose {
  readonly dose: number;
  readonly unit: string | null;
}

const doseForm = new RegExp(
  `^(?:每次|一次|单次)?(?<amount>\\d+/\\d+|${count})(?<tenThousands>万)?(?<unit>[a-zμ]+(?:/kg|/m2)?|\\p{Script=Han}{1,4})?(?:/次|/剂)?$`,
  'iu',
);

/** Reads `0.5g`, `每次2片`, `半片`, `40万U`; `null` where it is not one amount. */
export const readDose = keepReadings((text): Dose | null => {
  const plain = text.normalize('NFKC').replace('⁄', '/').replace(aside, '').replace(/\s/g, '');
  const found = doseForm.exec(plain)?.groups;
  if (!found) return null;
  const [numerator = '', denominator] = (found['amount'] ?? '').split('/');
  const amount = readCount(numerator) / readCount(denominator);
  const dose = round(amount * (found['tenThousands'] ? 10_000 : 1));
  return dose > 0 ? { dose, unit: found['unit'] ?? null } : null;
});

/** A number in any writing; one where there is none. */
function readCount(text: string | undefined): number {
  return text === undefined ? 1 : (figures[text] ?? Number(text));
}

function round(value: number): number {
  return Number.isFinite(value) ? Math.round(value * 1e6) / 1e6 : 0;
}

/** As a pattern, the longest first. */
function anyOf(words: object): string {
  return Object.keys(words)
    .sort((a, b) => b.length - a.length)
    .join('|');
}
