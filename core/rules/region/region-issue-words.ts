import type { Words } from '../../claims/words.ts';
import type { DocumentPath, IssueWords, RegionIssue } from './region-issue.ts';

/** Says a mistake in both languages, without its place. */
export function regionIssueWords(issue: RegionIssue): Words {
  return (wordsOf[issue.code] as (facts: RegionIssue) => Words)(issue);
}

/** Such as `changes.#2.parameters.failsWhen`, entries of lists counted from 1. */
export function documentPlace(path: DocumentPath): string {
  return path.map((key) => (typeof key === 'number' ? `#${key + 1}` : String(key))).join('.');
}

/** One line with the place and both languages. */
export function regionIssueLine(issue: RegionIssue): string {
  const { zh, en } = regionIssueWords(issue);
  return `${documentPlace(issue.path)}: ${zh} ${en}`.replace(/^: /, '');
}

const wordsOf: IssueWords = {
  'not-json': ({ line, column }) => ({
    zh: `第${line}行第${column}个字符处不是 JSON`,
    en: `this is no JSON from line ${line}, character ${column}`,
  }),
  'nested-too-deep': ({ line, column }) => ({
    zh: `第${line}行第${column}个字符处嵌套过深`,
    en: `it nests too deep from line ${line}, character ${column}`,
  }),
  'repeated-key': ({ key }) => ({ zh: `键 ${key} 重复`, en: `the key ${key} stands twice` }),
  shape: ({ words }) => words,
  'unknown-region': ({ region }) => ({
    zh: `没有统筹地区 ${region}`,
    en: `there is no region ${region}`,
  }),
  'unknown-rule': ({ rule }) => ({ zh: `没有规则 ${rule}`, en: `there is no rule ${rule}` }),
  'unknown-check': ({ check, known }) => ({
    zh: `没有检查方法 ${check}；可用：${known.join('、')}`,
    en: `there is no check ${check}; there are ${known.join(', ')}`,
  }),
  'unknown-hospital': ({ hospital, region }) => ({
    zh: `地区 ${region} 没有医疗机构 ${hospital}`,
    en: `region ${region} has no hospital ${hospital}`,
  }),
  'unknown-department': ({ department }) => ({
    zh: `没有科别 ${department}`,
    en: `there is no department ${department}`,
  }),
  'unknown-diagnosis': ({ diagnosis }) => ({
    zh: `没有以 ${diagnosis} 开头的诊断编码`,
    en: `no diagnosis code begins with ${diagnosis}`,
  }),
  'rule-exists': ({ rule }) => ({ zh: `规则 ${rule} 已存在`, en: `there is a rule ${rule} already` }),
  'not-an-own-id': ({ rule }) => ({
    zh: `自定规则编号须以 DS- 开头：${rule}`,
    en: `the id of an own rule begins with DS-: ${rule}`,
  }),
  'ends-before-it-begins': ({ from, to }) => ({
    zh: `止日 ${to} 早于起日 ${from}`,
    en: `it ends on ${to}, before it begins on ${from}`,
  }),
  'rule-not-in-force': ({ rule, from, to }) => ({
    zh: `规则 ${rule} 在 ${from} 至 ${to ?? '—'} 期间未施行，改动无效`,
    en: `rule ${rule} is not in force on any day from ${from} to ${to ?? '—'}: nothing would change`,
  }),
  contradiction: ({ of, sets, from, to, other }) => ({
    zh: `${of} 的 ${sets} 在 ${from} 至 ${to ?? '—'} 期间已由 ${documentPlace(other)} 规定`,
    en: `${sets} of ${of} is set by ${documentPlace(other)} already, from ${from} to ${to ?? '—'}`,
  }),
  'other-kind': ({ table, kind, stands }) => ({
    zh: `表 ${table} 的类型为 ${stands}，不是 ${kind}`,
    en: `table ${table} is of kind ${stands}, not ${kind}`,
  }),
  'table-not-read': ({ rule, kind, reads }) => ({
    zh: `规则 ${rule} 不使用 ${kind} 类型的表，${reads === null ? '不用表' : `所用为 ${reads}`}`,
    en: `rule ${rule} reads no table of kind ${kind}, ${reads === null ? 'it reads none' : `but of ${reads}`}`,
  }),
  'table-missing': ({ rule, kind }) => ({
    zh: `规则 ${rule} 缺少 ${kind} 类型的表`,
    en: `rule ${rule} has no table of kind ${kind}`,
  }),
  'second-table': ({ rule, kind, beside, from, to }) => ({
    zh: `规则 ${rule} 在 ${from} 至 ${to ?? '—'} 期间已有 ${kind} 类型的表 ${beside}；同一编号才能补充该表`,
    en: `rule ${rule} has table ${beside} of kind ${kind} from ${from} to ${to ?? '—'}; only one of the same id adds to it`,
  }),
  unusable: ({ reason }) => ({ zh: `无法使用：${reason}`, en: `not usable: ${reason}` }),
};
