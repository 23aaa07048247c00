import type { Words } from '../../../claims/words.ts';
import { treatmentWords } from '../dip-titles.ts';
import type { CellIssue } from '../parse-code-cell.ts';
import type { DipIssue, DipIssueCode, DipIssueFacts } from './dip-issue.ts';

type WordsOf = { readonly [C in DipIssueCode]: (facts: DipIssueFacts[C]) => Words };

/** Says an issue in both languages, without its place. */
export function dipIssueWords(issue: DipIssue): Words {
  const words = wordsOf[issue.code] as (facts: DipIssue) => Words;
  return words(issue);
}

/** What a Chinese reader calls the columns. */
const columnNames: Readonly<Record<string, string>> = {
  class: '分类',
  number: '序号',
  title: '分组名称',
  principal: '主要诊断编码',
  principalTitle: '主要诊断名称',
  main: '主要手术操作编码',
  mainTitle: '主要手术操作名称',
  related: '相关手术操作编码',
  relatedTitle: '相关手术操作名称',
  other: '其他诊断编码',
  otherTitle: '其他诊断名称',
  degree: '烧伤腐蚀伤程度',
  area: '烧伤腐蚀伤面积',
  age: '天龄',
  weight: '出生体重',
  resistant: '是否耐药',
  resistantRule: '是否耐药说明',
  note: '说明',
  code: '病种编码',
  procedures: '手术操作编码',
  treatment: '治疗方式',
  score: '分值',
  cases: '例数',
  cv: '变异系数',
  primary_care: '基层病种',
};

function column(name: string): Words {
  return { zh: `“${columnNames[name] ?? name}”`, en: name };
}

const problemWords: Readonly<Record<CellIssue['code'], (part: string) => Words>> = {
  'blank-alternative': () => ({ zh: '“|”之间为空', en: 'nothing between two “|”' }),
  'blank-part': () => ({ zh: '“+”一侧为空', en: 'nothing on one side of “+”' }),
  'no-code': (part) => ({ zh: `“${part}”不是编码`, en: `“${part}” is no code` }),
  'no-range-here': (part) => ({
    zh: `“${part}”：手术操作不能用范围`,
    en: `“${part}”: operations have no ranges`,
  }),
  'reversed-range': (part) => ({ zh: `“${part}”的范围前后颠倒`, en: `the range “${part}” is reversed` }),
};

const wordsOf: WordsOf = {
  'document-shape': ({ words }) => words,
  'table-missing': ({ name, installed }) => ({
    zh: `未安装 ${name}，已装的有 ${installed.join('、')}`,
    en: `${name} is not installed; there are ${installed.join(', ')}`,
  }),
  'region-unknown': ({ region }) => ({
    zh: `未安装地区 ${region}，登记该地区之前没有病例按此目录分组；地区见 regions.json`,
    en: `no region ${region} is installed, and until it is no case is grouped by this catalogue as in force there; regions are in regions.json`,
  }),
  'sheet-missing': ({ sheet }) => ({ zh: `缺少工作表“${sheet}”`, en: `the sheet ${sheet} is missing` }),
  'sheet-unknown': ({ sheet, rows }) => ({
    zh: `工作表“${sheet}”未知，其 ${rows} 行未予采用`,
    en: `the sheet ${sheet} is not known; its ${rows} rows are not used`,
  }),
  'header-missing': ({ sheet, rows }) => ({
    zh: `工作表“${sheet}”找不到表头，其 ${rows} 行未能读取`,
    en: `the sheet ${sheet} has no header, so its ${rows} rows cannot be read`,
  }),
  'header-by-order': ({ sheet }) => ({
    zh: `工作表“${sheet}”没有已知的表头，各列按公布的次序读取`,
    en: `the sheet ${sheet} has no header that is known; its columns are read in the published order`,
  }),
  'header-again': ({ columns }) => ({
    zh: `数据行中间再次出现表头，其下按此表头读取：${columns.map((name) => columnNames[name] ?? name).join('、')}`,
    en: `a header stands between the rows; those below are read by it: ${columns.join(', ')}`,
  }),
  'column-missing': ({ column: name }) => ({
    zh: `表头中找不到${column(name).zh}列`,
    en: `no column of the header is the ${column(name).en}`,
  }),
  'column-twice': ({ column: name, headers }) => ({
    zh: `有 ${headers.length} 列都是${column(name).zh}（${headers.join('、')}），应只留一列`,
    en: `${headers.length} columns are the ${column(name).en} (${headers.join(', ')}); expected one of them`,
  }),
  'column-unknown': ({ header, cells }) => ({
    zh: `列“${shortened(header)}”未知，其 ${cells} 个单元格未予采用`,
    en: `the column “${shortened(header)}” is not known; its ${cells} cells are not used`,
  }),
  'column-by-order': ({ column: name, header }) => ({
    zh: `表头“${header}”未知，按公布的列序当作${column(name).zh}`,
    en: `the header “${header}” is not known; by the published order it is the ${column(name).en}`,
  }),
  'row-before-header': ({ text }) => ({
    zh: `表头之上有编码“${text}”，该行未能读取`,
    en: `“${text}” stands above the header, so that its row cannot be read`,
  }),
  remark: ({ text }) => ({ zh: `说明文字，不是病种：“${text}”`, en: `a remark and no group: “${text}”` }),
  'cell-empty': ({ column: name }) => ({
    zh: `${column(name).zh}为空，该行未予采用`,
    en: `the ${column(name).en} is empty; the row is not used`,
  }),
  'cell-unreadable': ({ column: name, text, expected }) => ({
    zh: `${column(name).zh}的内容“${shortened(text)}”不可用，应为 ${expected} 的形式`,
    en: `“${shortened(text)}” is no ${column(name).en}; expected such as ${expected}`,
  }),
  'cell-syntax': ({ column: name, text, problems }) => {
    const words = problems.map(({ code, part }) => problemWords[code](part));
    return {
      zh: `${column(name).zh}的内容“${shortened(text)}”不可读：${words.map(({ zh }) => zh).join('；')}；应为编码，以“|”分隔任选，以“+”连接同时`,
      en: `the ${column(name).en} “${shortened(text)}” cannot be read: ${words.map(({ en }) => en).join('; ')}; expected codes, “|” for one of, “+” for all of`,
    };
  },
  'not-in-form': ({ column: name, text, form }) => ({
    zh: `${form} 形式的病种不看${column(name).zh}“${shortened(text)}”；应为空，或改用 --form rows`,
    en: `groups of the form ${form} have no ${column(name).en}, here “${shortened(text)}”; expected an empty cell, or --form rows`,
  }),
  'not-in-tier': ({ column: name, text, tier }) => ({
    zh: `${tier === 'core' ? '核心病种' : '综合病种'}不看${column(name).zh}“${shortened(text)}”；应为空，或改病种类型`,
    en: `${tier} groups have no ${column(name).en}, here “${shortened(text)}”; expected an empty cell, or another class`,
  }),
  'cells-beyond-header': ({ texts }) => ({
    zh: `有 ${texts.length} 个单元格在表头各列之外：“${shortened(texts.join('”“'))}”；该行未予采用，请查是否多了逗号`,
    en: `${texts.length} cells are beyond the columns of the header: “${shortened(texts.join('”, “'))}”; the row is not used; is there a comma too many?`,
  }),
  'code-as-number': ({ column: name, text }) => ({
    zh: `${column(name).zh}“${text}”在表格中是数值，编码的零可能已丢失；应为文本（如 47.0100）；该行未予采用`,
    en: `the ${column(name).en} “${text}” is a number in the spreadsheet, so zeros of the code may be lost; expected text, such as 47.0100; the row is not used`,
  }),
  'cell-too-long': ({ characters, most }) => ({
    zh: `单元格有 ${characters} 个字符，应不超过 ${most} 个；该行未予采用`,
    en: `the cell has ${characters} characters; expected ${most} at most; the row is not used`,
  }),
  'cell-from-above': ({ column: name, text }) => ({
    zh: `${column(name).zh}为空，按合并单元格取上一行的“${shortened(text)}”`,
    en: `the ${column(name).en} is empty; as of merged cells it is that of the row above, “${shortened(text)}”`,
  }),
  'row-joined': ({ entry, column: name }) => ({
    zh: `没有分类和序号，其${column(name).zh}并入上面的 ${entry}`,
    en: `without class and number; its ${column(name).en} is read as more of ${entry} above`,
  }),
  'repeated-entry': ({ entry }) => ({
    zh: `${entry} 重复出现，内容不同，后一行未予采用`,
    en: `${entry} stands more than once and says different things; the later row is not used`,
  }),
  'repeated-row': ({ entry }) => ({
    zh: `${entry} 重复出现，内容相同，只取一次`,
    en: `${entry} stands more than once with the same content; it is used once`,
  }),
  'number-collides': ({ number, entries }) => ({
    zh: `${number} 在多个工作表中出现，编号改为 ${entries.join('、')}`,
    en: `${number} stands on several sheets; the codes are ${entries.join(', ')}`,
  }),
  'no-groups': () => ({ zh: '没有任何病种', en: 'there is no group at all' }),
  'unknown-code': ({ kind, entry, edition }) => ({
    zh: `${kind === 'dx' ? '诊断' : '手术操作'}编码 ${entry} 不在 ${edition} 中`,
    en: `${edition} has no ${kind === 'dx' ? 'diagnosis' : 'operation'} ${entry}`,
  }),
  'wrong-edition': ({ edition, of, codes }) => ({
    zh: `${of} 个编码中有 ${codes.length} 个不在 ${edition} 中，编码版本不符：${some(codes, '、')}`,
    en: `${codes.length} of ${of} codes are not in ${edition}, so the catalogue is of another edition: ${some(codes, ', ')}`,
  }),
  'unreachable-row': ({ entry, by }) => ({
    zh: `${entry} 永远不会入组：其病例已全部被 ${some(by, '、')} 收走`,
    en: `${entry} is never reached: ${some(by, ', ')} take all of its cases`,
  }),
  'excluded-row': ({ entry, column: name, excluded }) => ({
    zh: `${entry} 永远不会入组：其${column(name).zh}（如 ${excluded}）均不纳入分组`,
    en: `${entry} is never reached: of its ${column(name).en} all, such as ${excluded}, are excluded`,
  }),
  'overlapping-rows': ({ entry, others }) => ({
    zh: `同一病例可能既符合 ${entry} 又符合 ${some(others, '、')}（共 ${others.length} 个），由先后次序决定`,
    en: `one case may fit ${entry} and ${some(others, ', ')} (${others.length} of them); the order decides`,
  }),
  'ordered-rows': ({ nested, ofTwoStages }) => ({
    zh: `另有 ${nested} 对病种，其中一个是另一个的特例；${ofTwoStages} 对分属两个阶段，由阶段先后决定`,
    en: `besides, of ${nested} pairs one group is a special case of the other, and ${ofTwoStages} pairs are of two stages, whose order decides`,
  }),
  'treatment-repeated': ({ entry, other }) => ({
    zh: `${entry} 永远不会入组：与 ${other} 的类目（章节）和治疗方式相同；每个类目和治疗方式只能有一个综合病种`,
    en: `${entry} is never reached: ${other} is of the same category or chapter and treatment; expected one group of each`,
  }),
  'code-is-implied': ({ entry, of, treatment }) => ({
    zh: `${entry} 是类目 ${of}（${treatmentWords[treatment].zh}）的病例在目录未列时的病种编码，不能用于其他病种；应换一个编码`,
    en: `${entry} is the code of cases of ${of}, ${treatmentWords[treatment].en}, where no group lists them; expected another code`,
  }),
  'score-missing': ({ entry }) => ({
    zh: `${entry} 没有分值，其他病种有分值；应为正数`,
    en: `${entry} has no score though others have one; expected a number above nought`,
  }),
  'scores-missing': ({ groups }) => ({
    zh: `${groups} 个病种均无分值，只能分组，不能结算`,
    en: `none of the ${groups} groups has a score: cases are grouped, not paid`,
  }),
  'value-out-of-range': ({ column: name, text, from, to }) => ({
    zh: `${column(name).zh}的值“${shortened(text)}”不可用，应为 ${from} 至 ${to} 之间的数`,
    en: `“${shortened(text)}” is no ${column(name).en}; expected a number from ${from} to ${to}`,
  }),
};

function some(codes: readonly string[], separator: string): string {
  const shown = codes.slice(0, 8).join(separator);
  return codes.length > 8 ? `${shown}…` : shown;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
