/** What Commander says of wrong usage, and the same in Chinese. */
const chinese: readonly (readonly [RegExp, string])[] = [
  [/^error: missing required argument '(.+)'/, '缺少参数 $1'],
  [/^error: required option '(.+)' not specified/, '缺少必需的选项 $1'],
  [/^error: option '(.+)' argument missing/, '选项 $1 缺少取值'],
  [/^error: unknown option '([^']+)'/, '没有选项 $1'],
  [/^error: unknown command '([^']+)'/, '没有命令 $1'],
  [/^error: too many arguments/, '参数过多'],
  [/^error: option '(.+?)' argument '(.*?)' is invalid/s, '选项 $1 的取值“$2”不可用'],
  [/^error: option '(.+?)' cannot be used with option '(.+?)'/, '选项 $1 不能与 $2 同用'],
];

/** A message of Commander with the Chinese one before it. */
export function usageWords(message: string): string {
  const found = chinese.flatMap(([english, words]) => {
    const match = english.exec(message);
    return match ? [match[0].replace(english, words)] : [];
  });
  return [...found.map((words) => `错误：${words}\n`), message].join('');
}
