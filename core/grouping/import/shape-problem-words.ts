import type { Words } from '../../claims/words.ts';
import type { ShapeProblem, ValueType } from './shape-problem.ts';

const typeWords: Readonly<Record<ValueType, Words>> = {
  text: { zh: '文本', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  'whole number': { zh: '整数', en: 'a whole number' },
  'yes or no': { zh: 'true 或 false', en: 'true or false' },
  list: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
  nothing: { zh: '空值（null）', en: 'nothing (null)' },
};

export function shapeProblemWords(problem: ShapeProblem): Words {
  switch (problem.kind) {
    case 'missing':
      return { zh: '缺少此项', en: 'it is missing' };
    case 'wrong-type': {
      const [expected, found] = [typeWords[problem.expected], typeWords[problem.found]];
      return {
        zh: `应为${expected.zh}，实为${found.zh}`,
        en: `${expected.en} is expected, not ${found.en}`,
      };
    }
    case 'not-offered':
      return {
        zh: `${problem.found} 不在可用值之列：${problem.offered.join('、')}`,
        en: `${problem.found} is none of ${problem.offered.join(', ')}`,
      };
    case 'empty':
      return { zh: '不能为空', en: 'it must not be empty' };
    case 'wrong-size':
      return problem.of === 'text'
        ? {
            zh: `字符数不符，应为 ${problem.size} 个`,
            en: `a text of ${problem.size} characters is expected`,
          }
        : { zh: `项数不符，应为 ${problem.size} 项`, en: `a list of ${problem.size} is expected` };
    case 'out-of-range':
      return { zh: '数值超出允许范围', en: 'the number is out of range' };
    case 'unknown-words': {
      const words = problem.words;
      return {
        zh: `条件语言中没有 ${words.join('、')}`,
        en: `${words.join(', ')}: no word of the condition language`,
      };
    }
    case 'not-one-question':
      return { zh: '一个条件必须恰有一个键', en: 'a condition has exactly one key' };
    case 'no-code-list':
      return {
        zh: '应为编码表名称，或 {"codes": [编码…]}',
        en: 'the name of a code list or {"codes": [code…]} is expected',
      };
    case 'other':
      return { zh: '内容不符合要求', en: 'it is not what is expected here' };
  }
}
