import type { Words } from '../claims/words.ts';
import type { CodeListRef } from './condition.ts';

const ordinals: readonly Words[] = [
  { zh: '', en: '' },
  { zh: '', en: '' },
  { zh: '第二', en: 'second ' },
  { zh: '第三', en: 'third ' },
  { zh: '第四', en: 'fourth ' },
  { zh: '第五', en: 'fifth ' },
];
const kinds: Readonly<Record<string, Words>> = {
  dx: { zh: '诊断', en: 'diagnosis' },
  proc: { zh: '手术操作', en: 'procedure' },
};

/** So many given codes are named one by one. */
const mostNamed = 8;

/** What people call a code list of a group; the names that a scheme's files give them are no words. */
export function listWords(group: string, ref: CodeListRef): Words {
  if (ref === 'validProc') return { zh: '有效手术操作表', en: "the scheme's table of qualifying procedures" };
  if (typeof ref !== 'string') return givenCodes(group, ref.codes);
  const [, kind = '', number = ''] = /^(dx|proc)(\d*)$/.exec(ref) ?? [];
  const noun = kinds[kind];
  if (!noun) return { zh: `${of(group)}“${ref}”表`, en: `the list “${ref}” of ${group}` };
  const ordinal = ordinals[Number(number)] ?? { zh: `第 ${number} `, en: `${number}th ` };
  return { zh: `${of(group)}${ordinal.zh}${noun.zh}表`, en: `the ${ordinal.en}${noun.en} list of ${group}` };
}

/** One of the classes into which an ADRG divides its procedures. */
export function classWords(group: string, name: string): Words {
  return { zh: `${of(group)}第 ${name} 类手术操作表`, en: `the class ${name} procedure list of ${group}` };
}

/** Chinese and Latin letters are set apart. */
function of(group: string): string {
  return /[!-~]$/.test(group) ? `${group} 的` : `${group}的`;
}

function givenCodes(group: string, codes: readonly string[]): Words {
  const rest = codes.length > mostNamed ? '…' : '';
  const named = codes.slice(0, mostNamed);
  return {
    zh: `${group} 指定的编码（${named.join('、')}${rest}）`,
    en: `the codes given for ${group} (${named.join(', ')}${rest})`,
  };
}
