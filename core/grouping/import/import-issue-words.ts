import type { Words } from '../../claims/words.ts';
import { badReferenceWords } from '../bad-reference-words.ts';
import { conditionWords } from '../condition-words.ts';
import type { Expected } from '../workbook/parse-rule.ts';
import type { ImportIssue, IssueCode, IssueFacts, Place } from './import-issue.ts';
import { shapeProblemWords } from './shape-problem-words.ts';

type WordsOf = { readonly [C in IssueCode]: (facts: IssueFacts[C]) => Words };

/** Says an issue in both languages, without its place. */
export function importIssueWords(issue: ImportIssue): Words {
  const words = wordsOf[issue.code] as (facts: ImportIssue) => Words;
  return words(issue);
}

/** Such as `adrg.json:13 #13.when` or `ADRG!C17:5`. */
function placeWords(place: Place): string {
  if ('file' in place) {
    const { file, line, path } = place;
    return `${file}${line === null ? '' : `:${line}`} ${path}`.trimEnd();
  }
  const { sheet, row, column, position } = place;
  return `${sheet}!${column}${row}${position === undefined ? '' : `:${position}`}`;
}

const placesShown = 5;

/** All places of an issue, one each; of many, the first few and how many there are. */
export function issuePlaceWords({
  place,
  also = [],
}: Pick<ImportIssue, 'place' | 'also'>): readonly string[] {
  const places = [...(place ? [place] : []), ...also].map(placeWords);
  if (places.length <= placesShown) return places;
  return [...places.slice(0, placesShown), `… (${places.length})`];
}

/** Signs that are expected speak for themselves. */
const expectedWords: Partial<Record<Expected, Words>> = {
  name: { zh: '名称', en: 'a name' },
  number: { zh: '数字', en: 'a number' },
  comparison: { zh: '比较符号', en: 'a comparison' },
  question: { zh: '“in”、“not in”或比较符号', en: '“in”, “not in” or a comparison' },
  statement: { zh: '字段、“(”、“not”、“length”或 1', en: 'a field, “(”, “not”, “length” or 1' },
  connective: { zh: '“and”、“or”或规则结尾', en: '“and”, “or” or the end' },
};

/** What a Chinese reader calls the columns of the workbook. */
const columnWords: Readonly<Record<string, string>> = {
  code: '编码',
  name: '名称',
  rule: '规则',
  order: '顺序',
  mdc: 'MDC 编码',
  adrg: 'ADRG 编码',
  set: '集合',
  table: '排除表',
  type: '类型',
};

const wordsOf: WordsOf = {
  'file-missing': ({ file }) => ({ zh: `缺少文件 ${file}`, en: `the file ${file} is missing` }),
  'not-json': ({ column }) => ({
    zh: `不是有效的 JSON：该行第 ${column} 列起无法解读`,
    en: `no valid JSON: column ${column} of the line cannot be read`,
  }),
  'nested-too-deep': ({ column }) => ({
    zh: `该行第 ${column} 列起嵌套过深`,
    en: `it nests too deep from column ${column} of the line`,
  }),
  'bad-encoding': () => ({
    zh: '不是 UTF-8 或 GB18030 文本，无法解读',
    en: 'no text in UTF-8 or GB18030',
  }),
  shape: ({ problem }) => {
    const { zh, en } = shapeProblemWords(problem);
    return { zh: `格式不符：${zh}`, en: `not of the form: ${en}` };
  },
  'unknown-key': ({ key }) => ({ zh: `未知字段 ${key}，未予采用`, en: `unknown key ${key}, not used` }),
  'sheet-missing': ({ sheet }) => ({ zh: `缺少工作表“${sheet}”`, en: `the sheet ${sheet} is missing` }),
  'column-missing': ({ column }) => ({
    zh: `表头中找不到“${columnWords[column] ?? column}”列`,
    en: `no column of the header is the ${column}`,
  }),
  'cell-empty': ({ column }) => ({
    zh: `“${columnWords[column] ?? column}”为空`,
    en: `the ${column} is empty`,
  }),
  'cell-unreadable': ({ column, text }) => ({
    zh: `“${columnWords[column] ?? column}”的内容“${text}”不可用`,
    en: `“${text}” is no ${column}`,
  }),
  'rule-syntax': ({ expected, found }) => {
    const { zh, en } = expectedWords[expected] ?? { zh: `“${expected}”`, en: `“${expected}”` };
    return {
      zh: `规则语法有误：此处应为${zh}，实为${found ? `“${found}”` : '规则结尾'}`,
      en: `expected ${en}, found ${found ? `“${found}”` : 'the end'}`,
    };
  },
  'unknown-field': ({ name }) => ({ zh: `规则中的字段 ${name} 未知`, en: `${name} is no known field` }),
  'unknown-set': ({ name }) => ({ zh: `集合 ${name} 不存在`, en: `there is no set ${name}` }),
  'field-misfit': ({ field, operand }) => ({
    zh: `字段 ${field} 不能与 ${operand} 连用`,
    en: `${field} cannot be asked about ${operand}`,
  }),
  'no-groups': ({ level }) => ({ zh: `没有任何 ${level}`, en: `there is no ${level} at all` }),
  'missing-group': ({ group }) => {
    const { zh, en } = withBlanks(group);
    return { zh: `没有 ${zh} 这一组`, en: `there is no group ${en}` };
  },
  'bad-reference': ({ reference }) => {
    const { zh, en } = badReferenceWords(reference);
    const group = reference.path.split('.')[1] ?? '';
    const isOfGroup = group !== '' && group !== 'adrgs';
    return isOfGroup ? { zh: `${group}：${zh}`, en: `${group}: ${en}` } : { zh, en };
  },
  'repeated-entry': ({ entry }) => ({ zh: `${entry} 重复出现`, en: `${entry} stands more than once` }),
  'repeated-code': ({ list, codes }) => ({
    zh: `${list} 中编码重复：${some(codes, '、')}`,
    en: `${list} lists codes twice: ${some(codes, ', ')}`,
  }),
  contradiction: ({ entry, one, other }) => ({
    zh: `${entry} 前后矛盾：“${one}”与“${other}”`,
    en: `${entry} is said to be both “${one}” and “${other}”`,
  }),
  'same-order': ({ order, group, one, other }) => ({
    zh: `${group} 下的 ${one} 与 ${other} 顺序同为 ${order}`,
    en: `${one} and ${other} of ${group} both have the order ${order}`,
  }),
  'wrong-order': ({ group, one, other, orders }) => ({
    zh: `${group} 下的 ${one}（顺序 ${orders[0]}）排在 ${other}（顺序 ${orders[1]}）之前`,
    en: `${one} of ${group}, of order ${orders[0]}, stands before ${other}, of order ${orders[1]}`,
  }),
  'title-too-long': ({ group, length, longest }) => ({
    zh: `${group} 的名称有 ${length} 个字符，最多 ${longest} 个`,
    en: `the title of ${group} has ${length} characters; at most ${longest} are taken`,
  }),
  'title-unreadable': ({ group, character }) => ({
    zh: `${group} 的名称含有不可读的字符 ${character}`,
    en: `the title of ${group} has ${character}, which nobody can read`,
  }),
  'impossible-condition': ({ group, parts }) => {
    const words = parts.map(conditionWords);
    const zh = words.map((word) => word.zh).join('；');
    const en = words.map((word) => word.en).join('; ');
    return parts.length > 1
      ? {
          zh: `${group} 的条件自相矛盾，不能同时成立：${zh}`,
          en: `the condition of ${group} asks for what cannot hold together: ${en}`,
        }
      : { zh: `${group} 的条件永远不成立：${zh}`, en: `the condition of ${group} can never hold: ${en}` };
  },
  'empty-group': ({ group }) => ({
    zh: `${group} 的条件没有病例能满足`,
    en: `no case can meet the condition of ${group}`,
  }),
  'unreachable-group': ({ group }) => ({
    zh: `${group} 永远不会入组：排在前面的组已全部收走`,
    en: `${group} is never reached: groups before it take every case`,
  }),
  'empty-split': ({ group, adrg }) => ({
    zh: `${group} 永远不会入组：其条件与 ${adrg} 的条件矛盾`,
    en: `${group} is never reached: its condition contradicts that of ${adrg}`,
  }),
  'unreachable-split': ({ group, after }) => ({
    zh: `${group} 永远不会入组：前面的 ${after.join('、')} 已全部收走`,
    en: `${group} is never reached: ${after.join(', ')} before it takes every case`,
  }),
  'unknown-code': ({ entry, edition, lists }) => {
    const { zh, en } = withBlanks(entry);
    return {
      zh: `编码 ${zh} 不在 ${edition} 中，见于 ${some(lists, '、')}`,
      en: `the code ${en} is not in ${edition}; it stands in ${some(lists, ', ')}`,
    };
  },
  'wrong-edition': ({ edition, of, codes }) => ({
    zh: `${of} 个编码中有 ${codes.length} 个不在 ${edition} 中，编码版本不符：${some(codes, '、')}`,
    en: `${codes.length} of ${of} codes are not in ${edition}, so the scheme is of another edition: ${some(codes, ', ')}`,
  }),
  'double-complication': ({ entry, table }) => ({
    zh: `${entry} 同时列为 MCC 和 CC，排除表同为 ${table}，以 MCC 为准`,
    en: `${entry} is both MCC and CC, of exclusion table ${table} either way; MCC decides`,
  }),
  'no-exclusions': ({ table, complications }) => ({
    zh: `排除表 ${table} 没有主要诊断，其 ${complications} 个并发症或合并症从不被排除`,
    en: `exclusion table ${table} has no principal diagnoses; its ${complications} complications are never void`,
  }),
};

/** Blanks around a name are not seen unless they are named. */
function withBlanks(name: string): Words {
  const [before, after] = [name !== name.trimStart(), name !== name.trimEnd()];
  if (!before && !after) return { zh: name, en: name };
  const zh = before && after ? '首尾有空格' : before ? '开头有空格' : '末尾有空格';
  const en = before && after ? 'blanks around it' : before ? 'a blank before it' : 'a blank after it';
  return { zh: `“${name}”（${zh}）`, en: `“${name}” (with ${en})` };
}

/** Enough to know what is meant. */
function some(codes: readonly string[], separator: string): string {
  const shown = codes.slice(0, 10).join(separator);
  return codes.length > 10 ? `${shown}…` : shown;
}
