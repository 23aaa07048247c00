import type { GroupingCaseIssue } from './read-grouping-case.ts';

const words: Readonly<Record<GroupingCaseIssue['code'], { readonly zh: string; readonly en: string }>> = {
  'not-an-object': { zh: '不是一条病例记录', en: 'not a grouping case' },
  missing: { zh: '缺少', en: 'is missing' },
  'not-text': { zh: '应为文本', en: 'must be text' },
  'not-a-number': { zh: '应为数字', en: 'must be a number' },
  'no-hospital': {
    zh: '缺少：短格式病例不带医院，不知适用哪个方案，请用 --scheme 指明',
    en: 'is missing: a grouping case names no hospital, so no scheme is in force for it; name one with --scheme',
  },
  'not-a-code-list': { zh: '应为编码列表', en: 'must be a list of codes' },
};

/** Says an issue in both languages, the field first. */
export function groupingCaseIssueWords(issue: GroupingCaseIssue): {
  readonly zh: string;
  readonly en: string;
} {
  const { zh, en } = words[issue.code];
  return { zh: `${issue.field} ${zh}`.trim(), en: `${issue.field} ${en}`.trim() };
}
