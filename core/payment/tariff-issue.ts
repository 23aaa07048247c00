import type { Words } from '../claims/words.ts';

/** Where in the file of a table; line and column from 1, and the name of the column. */
export interface CellPlace {
  readonly line: number;
  readonly column: number;
  readonly header: string;
}

interface IssueFacts {
  /** In the words of the schema; `path` leads into the description. */
  shape: { readonly path: readonly PropertyKey[]; readonly words: Words };
  'no-rows': object;
  'no-such-header': { readonly header: string; readonly known: readonly string[] };
  'header-twice': { readonly place: CellPlace };
  'no-group': { readonly place: CellPlace };
  /** `first`: the line where it stands before. */
  'group-twice': { readonly place: CellPlace; readonly value: string; readonly first: number };
  /** The scheme does not have it. */
  'unknown-group': { readonly place: CellPlace; readonly value: string; readonly scheme: string };
  'not-a-number': { readonly place: CellPlace; readonly value: string };
  /** More than 1 fen away from weight × rate × coefficient. */
  'standard-differs': { readonly place: CellPlace; readonly value: string; readonly expectedFen: number };
}

/** One mistake in a table of weights and standards, or in its description. */
export type TariffIssue = {
  [Code in keyof IssueFacts]: { readonly code: Code } & IssueFacts[Code];
}[keyof IssueFacts];

type IssueWords = { readonly [Code in keyof IssueFacts]: (facts: IssueFacts[Code]) => Words };

/** What is wrong and what was expected, without the place. */
export function tariffIssueWords(issue: TariffIssue): Words {
  return (wordsOf[issue.code] as (facts: TariffIssue) => Words)(issue);
}

const wordsOf: IssueWords = {
  shape: ({ words }) => words,
  'no-rows': () => ({ zh: '表中没有数据行', en: 'the table has no rows below its header' }),
  'no-such-header': ({ header, known }) => ({
    zh: `表头没有“${header}”，有：${known.join('、')}`,
    en: `no column is named “${header}”; there are ${known.join(', ')}`,
  }),
  'header-twice': ({ place }) => ({
    zh: `列名“${place.header}”重复`,
    en: `a second column is named “${place.header}”`,
  }),
  'no-group': () => ({ zh: '缺少病组编码', en: 'the code of the group is missing' }),
  'group-twice': ({ value, first }) => ({
    zh: `病组 ${value} 已在第${first}行`,
    en: `group ${value} stands in line ${first} already`,
  }),
  'unknown-group': ({ value, scheme }) => ({
    zh: `分组方案 ${scheme} 没有病组 ${value}`,
    en: `scheme ${scheme} has no group ${value}`,
  }),
  'not-a-number': ({ value }) => ({
    zh: `“${value}”应为正数，或留空`,
    en: `“${value}”: expected a number above nought, or nothing`,
  }),
  'standard-differs': ({ value, expectedFen }) => ({
    zh: `标准 ${value} 与 权重×费率×系数 = ${expectedFen / 100} 不符`,
    en: `standard ${value} is not weight × rate × coefficient = ${expectedFen / 100}`,
  }),
};
