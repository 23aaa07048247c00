import type { Words } from '../claims/words.ts';
import type { NameOfCode } from './case-code-words.ts';
import type { DipHeader } from './dip/catalogue.ts';
import type { GroupingCase } from './grouping-case.ts';
import type { SchemeHeader } from './scheme.ts';

type Named = Pick<SchemeHeader | DipHeader, 'id' | 'title'>;

/**
 * The argument for one case as people read it: its head, then numbered steps, Chinese above English.
 * @param scheme or catalogue by which it was grouped
 */
export function argumentText(
  scheme: Named,
  given: GroupingCase,
  told: readonly { readonly text: Words }[],
  nameOf: NameOfCode,
): string {
  const steps = told.map(({ text }, i) => numbered(i + 1, text));
  return `${head(scheme, given, nameOf)}\n${steps.join('\n')}\n\n`;
}

function numbered(number: number, { zh, en }: Words): string {
  const english = en.split('\n');
  const pairs = zh.split('\n').flatMap((line, i) => [line, english[i] ?? '']);
  const margin = `${String(number).padStart(3)}. `;
  return pairs.map((line, i) => (i === 0 ? margin : ' '.repeat(margin.length)) + line).join('\n');
}

function head(scheme: Named, given: GroupingCase, nameOf: NameOfCode): string {
  const { id, sex, ageYears, ageDays, weightGrams, losDays, dischargeWay, dx, proc } = given;
  const facts = [
    ['性别 sex', sex],
    ['年龄 age', ageYears],
    ['日龄 days of age', ageDays],
    ['体重 weight (g)', weightGrams],
    ['住院天数 days', losDays],
    ['离院方式 discharge', dischargeWay],
  ].filter(([, value]) => value !== null && value !== '');
  const codes = (kind: 'dx' | 'proc', list: readonly string[]) =>
    list.map((code, i) => `  ${i + 1} ${code} ${titleWords(nameOf(kind, code), given)}`.trimEnd());
  return [
    `病例 case ${id} · ${scheme.title.zh} ${scheme.id}`,
    ...(facts.length > 0 ? [facts.map(([name, value]) => `${name} ${value}`).join(' · ')] : []),
    dx.length > 0 ? '诊断 diagnoses' : '没有诊断 no diagnosis',
    ...codes('dx', dx),
    proc.length > 0 ? '手术操作 procedures' : '没有手术操作 no procedure',
    ...codes('proc', proc),
  ].join('\n');
}

/** Codes that are still to be translated are of another edition than the titles. */
function titleWords(title: string | null | undefined, { map }: GroupingCase): string {
  return title ?? (title === null && map !== 1 ? '（编码版本中没有此编码 unknown to the code edition）' : '');
}
