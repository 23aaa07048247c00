import type { Words } from '../claims/words.ts';
import {
  type CodeListRef,
  type Comparison,
  type Condition,
  type ConditionVisitor,
  type DistinctCount,
  visitCondition,
} from './condition.ts';
import { listWords } from './list-words.ts';

const signs = { '==': '＝', '<': '＜', '<=': '≤', '>': '＞', '>=': '≥' } as const;
const sexes: Readonly<Record<string, Words>> = { 1: { zh: '男', en: 'male' }, 2: { zh: '女', en: 'female' } };

/** Says what a condition asks for, as the end of "needs …". */
export function conditionWords(condition: Condition): Words {
  return visitCondition(condition, visitor);
}

const visitor: ConditionVisitor<Words> = {
  all: (parts) => joined(parts, '，且', ' and '),
  any: (parts) => joined(parts, '，或', ' or '),
  not: (part) => around(conditionWords(part), '不满足“', '”', 'the opposite of: ', ''),
  const: (value) =>
    value ? { zh: '无条件', en: 'nothing' } : { zh: '（该组停用）', en: 'the impossible (switched off)' },
  principalDx: (ref) => inList('主要诊断', 'the principal diagnosis', ref),
  anyDx: (ref) => inList('任一诊断', 'any diagnosis', ref),
  secondaryDx: (ref) => inList('任一其他诊断', 'any secondary diagnosis', ref),
  mainProc: (ref) => inList('主要手术操作', 'the main procedure', ref),
  anyProc: (ref) => inList('任一手术操作', 'any procedure', ref),
  secondaryProc: (ref) => inList('任一其他手术操作', 'any further procedure', ref),
  procClass: (name) => ({ zh: `第 ${name} 类手术操作之一`, en: `a procedure of class ${name}` }),
  ageYears: (comparison) => compared('年龄（岁）', 'age in years', comparison),
  ageDays: (comparison) => compared('日龄', 'age in days', comparison),
  weightGrams: (comparison) => compared('体重（克）', 'weight in grams', comparison),
  losDays: (comparison) => compared('住院天数', 'days in hospital', comparison),
  sex: ([, code]) => {
    const sex = sexes[code] ?? { zh: code, en: code };
    return { zh: `性别为${sex.zh}`, en: `a ${sex.en} patient` };
  },
  dischargeWay: ([, way]) => ({ zh: `离院方式为 ${way}`, en: `discharge way ${way}` }),
  hasSecondaryDx: () => ({ zh: '有其他诊断', en: 'a secondary diagnosis' }),
  hasSecondProc: () => ({ zh: '有第二个手术操作', en: 'a second procedure' }),
  complication: (level) =>
    level === 'mcc'
      ? { zh: '有未被排除的严重并发症或合并症（MCC）', en: 'an MCC that counts' }
      : { zh: '有未被排除的并发症或合并症（CC）', en: 'a CC that counts' },
  bodySites: (comparison) => compared('受伤部位数', 'number of different injured sites', comparison),
  bodySiteDx: (comparison) => compared('创伤诊断数', 'number of injury diagnoses', comparison),
  distinctDx: (asked) => counted(['诊断', 'diagnoses'], ['其他诊断', 'secondary diagnoses'], asked),
  distinctProc: (asked) => counted(['手术操作', 'procedures'], ['其他手术操作', 'further procedures'], asked),
  anyDxPrefix: (prefix) => ({
    zh: `有以 ${prefix} 开头的诊断`,
    en: `a diagnosis that begins with ${prefix}`,
  }),
};

function joined(parts: readonly Condition[], zh: string, en: string): Words {
  const words = parts.map(conditionWords);
  return { zh: words.map((word) => word.zh).join(zh), en: words.map((word) => word.en).join(en) };
}

function around(words: Words, zhBefore: string, zhAfter: string, enBefore: string, enAfter: string): Words {
  return { zh: `${zhBefore}${words.zh}${zhAfter}`, en: `${enBefore}${words.en}${enAfter}` };
}

function inList(zh: string, en: string, ref: CodeListRef): Words {
  return { zh: `${zh}在${listWords('该组', ref).zh}中`, en: `${en} in ${listWords('the group', ref).en}` };
}

type NamePair = readonly [zh: string, en: string];

function counted(all: NamePair, secondary: NamePair, { of, among, count }: DistinctCount): Words {
  const [zh, en] = among === 'all' ? all : secondary;
  const counting = inList(`${zh}中不同编码的个数：`, `number of different ${en}`, of);
  return compared(counting.zh, counting.en, count);
}

function compared(zh: string, en: string, [operator, bound]: Comparison): Words {
  return { zh: `${zh}${signs[operator]}${bound}`, en: `${en} ${operator} ${bound}` };
}
