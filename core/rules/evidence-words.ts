import type { Words } from '../claims/words.ts';

/** What evidence says, with `{places}` to fill. No template has a place for the patient's identity. */
const evidenceWords = {
  'sex-limit': {
    zh: '{item}仅限{limit}使用，患者性别为{actual}',
    en: '{item} is for {limit} patients only; the patient is {actual}',
  },
  'children-limit': {
    zh: '{item}限{limit}岁以下使用，患者{actual}岁',
    en: '{item} is for patients under {limit} only; the patient is {actual}',
  },
  'inpatient-limit': {
    zh: '{item}仅限住院支付，该明细按医疗类别{actual}收费',
    en: '{item} is payable for inpatients only; the line was charged under care type {actual}',
  },
  'level-limit': {
    zh: '{item}限{limit}级及以上医疗机构支付，本院为{actual}级',
    en: '{item} is payable from hospital level {limit} on; this hospital is level {actual}',
  },
  'course-within': {
    zh: '{item}限支付{limit}天，本次住院{date}属疗程内',
    en: '{item} is payable for {limit} days; {date} is within the course',
  },
  'course-beyond': {
    zh: '{item}限支付{limit}天，本次住院共{actual}天，{date}超出疗程',
    en: '{item} is payable for {limit} days and was charged on {actual}; {date} is beyond the course',
  },
  'included-day': {
    zh: '{item}与{primary}同日收取，内涵已包含',
    en: '{item} was charged on the same day as {primary}, which contains it',
  },
  'included-visit': {
    zh: '{item}与{primary}在同一次住院收取，内涵已包含',
    en: '{item} was charged in the same stay as {primary}, which contains it',
  },
  'included-6-hours': {
    zh: '{item}与{primary}在6小时内收取，内涵已包含',
    en: '{item} was charged within 6 hours of {primary}, which contains it',
  },
  'included-clock-hour': {
    zh: '{item}与{primary}在同一小时收取，内涵已包含',
    en: '{item} was charged in the same hour as {primary}, which contains it',
  },
  'containing-item': { zh: '{item}（包含项目）', en: '{item} (the containing item)' },
  'frequency-times': {
    zh: '{item}每日限{limit}次，{date}共{actual}次',
    en: '{item} is limited to {limit} a day; {actual} were charged on {date}',
  },
  'frequency-hours': {
    zh: '{item}每日限{limit}小时，{date}共{actual}小时',
    en: '{item} is limited to {limit} hours a day; {actual} were charged on {date}',
  },
  'not-discounted': {
    zh: '{date}同组手术（{family}）第二项及以后，{item}实收单价{actual}元，应不高于{limit}元',
    en: 'second or further operation of {family} on {date}: {item} was charged at {actual} yuan, at most {limit} yuan is due',
  },
  'full-price': {
    zh: '{item}（同组手术中按全价收取的一项）',
    en: '{item} (the one operation of the group that may stand at full price)',
  },
  'outside-stay': {
    zh: '{item}计费日期{date}不在住院期间（{from}至{to}）',
    en: '{item} was charged on {date}, outside the stay ({from} to {to})',
  },
  'earlier-stay': {
    zh: '前一次住院{from}至{to}，主要诊断{diagnosis}',
    en: 'earlier stay {from} to {to}, principal diagnosis {diagnosis}',
  },
  'readmission-gap': {
    zh: '出院后{actual}天再次入院（限{limit}天），主要诊断{diagnosis}',
    en: 'readmitted {actual} days after discharge (limit {limit}), principal diagnosis {diagnosis}',
  },
  'cost-high': {
    zh: '{drg}组：总费用{cost}元，稳健z值{z}（阈值{threshold}），组中位数{median}元，对数费用MAD {mad}，病例{cases}例',
    en: 'group {drg}: cost {cost} yuan, robust z {z} (threshold {threshold}), median {median} yuan, MAD of log cost {mad}, {cases} cases; unusually high',
  },
  'cost-low': {
    zh: '{drg}组：总费用{cost}元明显偏低，稳健z值{z}（阈值{threshold}），组中位数{median}元，对数费用MAD {mad}，病例{cases}例',
    en: 'group {drg}: cost {cost} yuan, robust z {z} (threshold {threshold}), median {median} yuan, MAD of log cost {mad}, {cases} cases; unusually low',
  },
} as const satisfies Readonly<Record<string, Words>>;

type EvidenceKey = keyof typeof evidenceWords;

const sexWords = { male: { zh: '男性', en: 'male' }, female: { zh: '女性', en: 'female' } } as const;

/** Fills a template's places; a place of two languages takes {@link Words}. */
export function sayEvidence(
  key: EvidenceKey,
  places: Readonly<Record<string, string | number | Words>>,
): Words {
  const { zh, en } = evidenceWords[key];
  return { zh: fill(zh, places, 'zh'), en: fill(en, places, 'en') };
}

function fill(
  template: string,
  places: Readonly<Record<string, string | number | Words>>,
  language: keyof Words,
): string {
  return template.replace(/\{(\w+)\}/g, (_, place: string) => {
    const value = places[place];
    if (value === undefined) throw new Error(`no ${place} for "${template}"`);
    return typeof value === 'object' ? value[language] : String(value);
  });
}

export function sayYuan(amountFen: number): string {
  return (amountFen / 100).toFixed(2);
}

export function saySex(sex: keyof typeof sexWords): Words {
  return sexWords[sex];
}
