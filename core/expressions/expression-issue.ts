import type { Words } from '../claims/words.ts';

/** Why an expression cannot be used. `start` and `end` count its characters from 0. */
export interface ExpressionIssue {
  readonly code: keyof typeof issueWords | 'other';
  readonly start: number;
  readonly end: number;
  /** The piece of the expression concerned; empty at its end. */
  readonly text: string;
  /** What the parser adds, in its own English. */
  readonly detail: string;
}

const issueWords = {
  unexpected_token: { zh: '此处语法不对', en: 'this is not expected here' },
  unknown_variable: { zh: '没有这个事实', en: 'there is no such fact' },
  no_such_overload: {
    zh: '类型不合（与小数相算的整数须写成 1.0）',
    en: 'the types do not fit (beside a fraction, one is written 1.0)',
  },
  unsupported: { zh: '表达式不支持这种写法', en: 'expressions do not have this' },
  'wrong-type': { zh: '结果类型不对', en: 'it gives the wrong type' },
  'literal-argument': { zh: '参数须直接写出编码', en: 'the argument must be a code, written out' },
  'unknown-argument': { zh: '没有这一项', en: 'there is no such thing to ask for' },
  'unsafe-number': { zh: '整数过大', en: 'the number is too large' },
  'too-long': { zh: '表达式过长，由此超出', en: 'the expression is too long: here it runs over' },
  'taken-name': {
    zh: '常量不得使用事实、函数的名称或保留字',
    en: 'a constant must not have the name of a fact or a function, nor a reserved one',
  },
} as const satisfies Readonly<Record<string, Words>>;

const other: Words = { zh: '表达式有误', en: 'the expression is wrong' };

/** One line in each language, with the place. */
export function expressionIssueWords({ code, start, text, detail }: ExpressionIssue): Words {
  const { zh, en } = code === 'other' ? other : issueWords[code];
  const what = text === '' ? '' : ` “${text}”`;
  const added = detail === '' ? '' : ` (${detail})`;
  if (code === 'taken-name') return { zh: `常量“${text}”：${zh}`, en: `constant “${text}”: ${en}` };
  return {
    zh: `第${start + 1}个字符${what}：${zh}`,
    en: `character ${start + 1}${what}: ${en}${added}`,
  };
}

export function isIssueCode(code: string): code is keyof typeof issueWords {
  return Object.hasOwn(issueWords, code);
}
