import { keepReadings } from '../claims/keep-readings.ts';
import type { Words } from '../claims/words.ts';

const sexWords = { male: { zh: '男性', en: 'male' }, female: { zh: '女性', en: 'female' } } as const;

/**
 * Fills the `{places}` of a template; a place of two languages takes {@link Words}. Templates stand beside the
 * check that uses them, and none has a place for the patient's identity.
 */
export function sayEvidence(
  { zh, en }: Words,
  places: Readonly<Record<string, string | number | Words>>,
): Words {
  return { zh: fill(zh, places, 'zh'), en: fill(en, places, 'en') };
}

function fill(
  template: string,
  places: Readonly<Record<string, string | number | Words>>,
  language: keyof Words,
): string {
  let text = '';
  for (const [at, part] of splitAtPlaces(template).entries()) {
    const value = at % 2 === 0 ? part : places[part];
    if (value === undefined) throw new Error(`no ${part} for "${template}"`);
    text += typeof value === 'object' ? value[language] : value;
  }
  return text;
}

/** What stands between the places, and at every second position the name of a place. */
const splitAtPlaces = keepReadings((template): readonly string[] => template.split(/\{(\w+)\}/));

export function sayYuan(amountFen: number): string {
  return (amountFen / 100).toFixed(2);
}

export function saySex(sex: keyof typeof sexWords): Words {
  return sexWords[sex];
}
