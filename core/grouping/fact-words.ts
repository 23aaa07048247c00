import type { Words } from '../claims/words.ts';
import { codeNaming, type NameOfCode } from './case-code-words.ts';
import {
  type CodeListRef,
  type Comparison,
  type Condition,
  type ConditionVisitor,
  visitCondition,
} from './condition.ts';
import { countWords, signs, siteWords } from './counted-words.ts';
import type { GroupingCase } from './grouping-case.ts';
import { classWords, listWords } from './list-words.ts';
import type { CaseCode, Evidence } from './trace-step.ts';

/** What the case has for a part, and whether that suffices. */
export interface Fact extends Evidence {
  readonly holds: boolean;
}

export interface FactContext {
  /** In the codes of the scheme. */
  readonly given: GroupingCase;
  readonly nameOf: NameOfCode;
  /** Says codes, in a sentence that may have said them before. */
  readonly naming: ReturnType<typeof codeNaming>;
  readonly read: (part: Condition) => Fact;
  /** Inside a `not`: what is not there is not what is needed. */
  readonly isNegated?: boolean;
}

/** The parts of one condition in words, codes that stand in several of them said once. */
export function factsWords(
  parts: readonly Condition[],
  group: string,
  context: Omit<FactContext, 'naming'>,
): Words {
  const sentence = { ...context, naming: codeNaming(context.nameOf) };
  return joined(
    parts.map((part) => factWords(part, group, sentence)),
    '；',
    '; ',
  );
}

/**
 * Says what the case has where a condition asks for something, and what was asked where it has not.
 * @param group whose condition it is, as people call it
 */
function factWords(part: Condition, group: string, context: FactContext): Words {
  return visitCondition(part, factVisitor(part, group, context));
}

const sexes: Readonly<Record<string, Words>> = {
  1: { zh: '男', en: 'male' },
  2: { zh: '女', en: 'female' },
  男: { zh: '男', en: 'male' },
  女: { zh: '女', en: 'female' },
};
const dischargeWays: Readonly<Record<string, Words>> = {
  1: { zh: '1（医嘱离院）', en: '1 (discharged home)' },
  2: { zh: '2（医嘱转院）', en: '2 (transferred to a hospital)' },
  3: { zh: '3（转社区卫生服务机构或乡镇卫生院）', en: '3 (transferred to community care)' },
  4: { zh: '4（非医嘱离院）', en: '4 (left against advice)' },
  5: { zh: '5（死亡）', en: '5 (died)' },
  9: { zh: '9（其他）', en: '9 (other)' },
};
const blank: Words = { zh: '为空', en: 'blank' };

function factVisitor(part: Condition, group: string, context: FactContext): ConditionVisitor<Words> {
  const { given, naming, read } = context;
  const dx = codesOf('dx', given.dx);
  const proc = codesOf('proc', given.proc);
  const inside = (inner: Condition) => factWords(inner, group, context);
  const among = (asked: readonly CaseCode[], list: Words, absent: Words) =>
    membershipWords(asked, read(part), list, absent, context);
  const dxList = (asked: readonly CaseCode[], absent: Words) => (ref: CodeListRef) =>
    among(asked, listWords(group, ref), absent);
  const procs = (asked: readonly CaseCode[]) => (ref: CodeListRef) =>
    among(asked, listWords(group, ref), noProcedure(proc));
  const number = (subject: Words, unit: Words) => (comparison: Comparison) =>
    numberWords(subject, unit, read(part), comparison, context);
  const counting = (subject: Words, list: Words, comparison: Comparison) =>
    countWords(subject, list, read(part), comparison, naming);
  return {
    all: (parts) =>
      joined(parts.filter((one) => holds(one, read) === holds(part, read)).map(inside), '；', '; '),
    any: (parts) => alternatives(parts, part, context, inside),
    not: (inner) =>
      'const' in inner
        ? constWords(!inner.const)
        : negated(factWords(inner, group, { ...context, isNegated: true }), read(part).holds),
    const: constWords,
    principalDx: dxList(dx.slice(0, 1), { zh: '没有主要诊断', en: 'there is no principal diagnosis' }),
    anyDx: dxList(dx, { zh: '没有诊断', en: 'there is no diagnosis' }),
    secondaryDx: dxList(dx.slice(1), noSecondaryDx),
    mainProc: procs(proc.slice(0, 1)),
    anyProc: procs(proc),
    secondaryProc: procs(proc.slice(1)),
    procClass: (name) => among(proc, classWords(group, name), noProcedure(proc)),
    ageYears: number({ zh: '年龄', en: 'age' }, { zh: ' 岁', en: ' years' }),
    ageDays: number({ zh: '日龄', en: 'age in days' }, { zh: ' 天', en: '' }),
    weightGrams: number({ zh: '体重', en: 'weight' }, { zh: ' 克', en: ' g' }),
    losDays: number({ zh: '住院天数', en: 'length of stay' }, { zh: ' 天', en: ' days' }),
    sex: ([, code]) => textWords({ zh: '性别', en: 'sex' }, read(part), code, sexes),
    dischargeWay: ([, way]) =>
      textWords({ zh: '离院方式', en: 'discharge way' }, read(part), way, dischargeWays),
    hasSecondaryDx: () =>
      dx.length > 1 ? { zh: '有其他诊断', en: 'there are secondary diagnoses' } : noSecondaryDx,
    hasSecondProc: () =>
      proc.length > 1
        ? { zh: '有第二个手术操作', en: 'there is a second procedure' }
        : { zh: '没有第二个手术操作', en: 'there is no second procedure' },
    complication: (level) => complicationWords(level, read(part), naming),
    bodySites: (comparison) => siteWords('sites', group, read(part), comparison),
    bodySiteDx: (comparison) => siteWords('diagnoses', group, read(part), comparison),
    distinctDx: ({ of, count }) =>
      counting({ zh: '不同诊断', en: 'different diagnoses' }, listWords(group, of), count),
    distinctProc: ({ of, count }) =>
      counting({ zh: '不同手术操作', en: 'different procedures' }, listWords(group, of), count),
    anyDxPrefix: (prefix) =>
      among(
        dx,
        { zh: `以 ${prefix} 开头的编码`, en: `the codes that begin with ${prefix}` },
        { zh: '没有诊断', en: 'there is no diagnosis' },
      ),
  };
}

/** Of a condition that asks nothing, or of which an alternative asks nothing. */
export const noCondition: Words = { zh: '不另设条件', en: 'it has no condition of its own' };

const noSecondaryDx: Words = { zh: '没有其他诊断', en: 'there is no secondary diagnosis' };

function noProcedure(proc: readonly CaseCode[]): Words {
  if (proc.length > 0) return { zh: '没有其他手术操作', en: 'there is no further procedure' };
  return { zh: '没有手术操作', en: 'there is no procedure' };
}

function constWords(value: boolean): Words {
  return value ? noCondition : { zh: '该组已停用', en: 'this group is switched off' };
}

function codesOf(kind: CaseCode['kind'], codes: readonly string[]): readonly CaseCode[] {
  return codes.map((code, position) => ({ kind, position, code }));
}

function holds(part: Condition, read: FactContext['read']): boolean {
  return read(part).holds;
}

/** Of what holds the first alternative suffices; of what does not, all have to be said. */
function alternatives(
  parts: readonly Condition[],
  whole: Condition,
  { read }: FactContext,
  inside: (part: Condition) => Words,
): Words {
  const first = holds(whole, read) ? parts.find((part) => holds(part, read)) : undefined;
  if (first) return inside(first);
  const said = parts
    .map(inside)
    .map(({ zh, en }, i) => ({ zh: `（${i + 1}）${zh}`, en: `(${i + 1}) ${en}` }));
  return around(joined(said, '；', '; '), '各项条件均不满足：', '', 'none of the alternatives holds: ', '');
}

function membershipWords(
  asked: readonly CaseCode[],
  { holds: does, codes }: Fact,
  list: Words,
  absent: Words,
  { naming, isNegated }: FactContext,
): Words {
  if (does) {
    const { zh, en, gap } = naming(codes);
    return { zh: `${zh}${gap}在${spaced(list.zh)}中`, en: `${en} ${is(codes)} in ${list.en}` };
  }
  if (asked.length === 0 && isNegated) return absent;
  if (asked.length === 0)
    return {
      zh: `${absent.zh}，须在${spaced(list.zh)}中`,
      en: `${absent.en}, and one in ${list.en} is needed`,
    };
  const { zh, en, gap } = naming(asked);
  const zhNot = asked.length > 1 ? '均不在' : '不在';
  return { zh: `${zh}${gap}${zhNot}${spaced(list.zh)}中`, en: `${en} ${is(asked)} not in ${list.en}` };
}

/** Chinese and Latin letters are set apart. */
function spaced(text: string): string {
  return /^\w/.test(text) ? ` ${text}` : text;
}

/** @param holds whether the `not` does: then what it forbids is absent */
function negated(inner: Words, holds: boolean): Words {
  return holds ? inner : around(inner, '', '，而该组要求没有', '', ', which this group must not have');
}

function is(codes: readonly CaseCode[]): string {
  return codes.length > 1 ? 'are' : 'is';
}

function numberWords(
  subject: Words,
  unit: Words,
  { value, holds: does }: Fact,
  [operator, bound]: Comparison,
  { isNegated }: FactContext,
): Words {
  const asked = `${signs[operator]}${bound}`;
  const isBlank = value === null || value === undefined;
  const zh = isBlank ? `${subject.zh}为空（按 0 计）` : `${subject.zh} ${value}${unit.zh}`;
  const en = isBlank ? `${subject.en} is blank (read as 0)` : `${subject.en} is ${value}${unit.en}`;
  if (!does && isNegated)
    return { zh: `${zh}，不属于 ${asked}`, en: `${en}, which is not ${operator} ${bound}` };
  if (does) return { zh: `${zh}，符合 ${asked}`, en: `${en}, as asked (${operator} ${bound})` };
  return { zh: `${zh}，须 ${asked}`, en: `${en}, and ${operator} ${bound} is needed` };
}

function textWords(
  subject: Words,
  { value, holds: does }: Fact,
  asked: string,
  names: Readonly<Record<string, Words>>,
): Words {
  const said = (text: string) => names[text] ?? { zh: text, en: text };
  const has = value === null || value === undefined || value === '' ? blank : said(String(value));
  if (does) return { zh: `${subject.zh}为 ${has.zh}`, en: `the ${subject.en} is ${has.en}` };
  const needs = said(asked);
  return {
    zh: `${subject.zh}${has === blank ? '' : '为 '}${has.zh}，须为 ${needs.zh}`,
    en: `the ${subject.en} is ${has.en}, and ${needs.en} is needed`,
  };
}

function complicationWords(
  level: 'mcc' | 'cc',
  { holds: does, codes }: Fact,
  naming: FactContext['naming'],
): Words {
  const name =
    level === 'mcc'
      ? { zh: '严重并发症或合并症（MCC）', en: 'MCC' }
      : { zh: '一般并发症或合并症（CC）', en: 'CC' };
  if (!does)
    return {
      zh: `没有计入的${name.zh}`,
      en: `no secondary diagnosis counts as ${level === 'mcc' ? 'an' : 'a'} ${name.en}`,
    };
  const { zh, en, gap } = naming(codes);
  return {
    zh: `${zh}${gap}计为${name.zh}`,
    en: `${en} ${codes.length > 1 ? 'count' : 'counts'} as ${name.en}`,
  };
}

function joined(words: readonly Words[], zh: string, en: string): Words {
  return { zh: words.map((word) => word.zh).join(zh), en: words.map((word) => word.en).join(en) };
}

function around(words: Words, zhBefore: string, zhAfter: string, enBefore: string, enAfter: string): Words {
  return { zh: `${zhBefore}${words.zh}${zhAfter}`, en: `${enBefore}${words.en}${enAfter}` };
}
