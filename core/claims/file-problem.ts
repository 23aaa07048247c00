import type { OtherSeparator } from './find-separator.ts';
import type { Words } from './words.ts';

/** Why a whole file cannot be read, or (`unknown-columns`) what the office should know about one that was. */
export type FileProblem =
  | { readonly code: 'empty-file' }
  | { readonly code: 'no-records' }
  | { readonly code: 'binary-file'; readonly found: string | null }
  | { readonly code: 'format-unsupported'; readonly found: string }
  | { readonly code: 'unrecognised-format' }
  | { readonly code: 'truncated-gzip' }
  | { readonly code: 'corrupt-gzip' }
  | { readonly code: 'inflated-too-large'; readonly limitBytes: number }
  | { readonly code: 'inflation-ratio'; readonly limit: number }
  | { readonly code: 'archive-cut-off' }
  | { readonly code: 'archive-damaged' }
  | { readonly code: 'archive-split' }
  | { readonly code: 'archive-empty' }
  | { readonly code: 'too-many-entries'; readonly found: number; readonly limit: number }
  | { readonly code: 'overlapping-entries' }
  | { readonly code: 'skipped-entries'; readonly names: readonly string[] }
  | { readonly code: 'entry-encrypted' }
  | { readonly code: 'entry-method'; readonly method: string }
  | { readonly code: 'entry-damaged' }
  | { readonly code: 'entry-renamed' }
  | { readonly code: 'nested-archive' }
  | { readonly code: 'nested-too-large'; readonly limitBytes: number }
  | { readonly code: 'workbook-damaged' }
  | { readonly code: 'workbook-hostile' }
  | { readonly code: 'workbook-encrypted' }
  | { readonly code: 'shared-strings-too-large'; readonly limitBytes: number }
  | { readonly code: 'too-many-rows'; readonly limit: number }
  | { readonly code: 'hidden-sheet'; readonly name: string }
  | { readonly code: 'other-sheets'; readonly names: readonly string[] }
  | { readonly code: 'title-rows'; readonly rows: readonly number[] }
  | { readonly code: 'merged-cells'; readonly ranges: number }
  | { readonly code: 'cells-beyond-header'; readonly row: number }
  | { readonly code: 'unknown-hospital'; readonly hospital: string }
  | { readonly code: 'bad-key'; readonly key: string }
  | { readonly code: 'file-gone'; readonly key: string }
  | { readonly code: 'file-replaced'; readonly key: string }
  | { readonly code: 'too-many-columns'; readonly limit: number }
  | { readonly code: 'missing-header' }
  | { readonly code: 'other-separator'; readonly separator: OtherSeparator }
  | { readonly code: 'cr-line-ends' }
  | MissingColumns
  | { readonly code: 'duplicate-columns'; readonly columns: readonly string[] }
  | { readonly code: 'unknown-columns'; readonly columns: readonly string[] }
  | { readonly code: 'cases-awaited' }
  | { readonly code: 'cases-missing' };

export interface MissingColumns {
  readonly code: 'missing-columns';
  readonly columns: readonly string[];
  /** What else the header names: one of them may be meant. */
  readonly unknown: readonly string[];
}

/** What the office is told: what is wrong, and what to send instead. */
export function describeFileProblem(problem: FileProblem): Words {
  switch (problem.code) {
    case 'empty-file':
      return { zh: '文件为空。', en: 'The file is empty.' };
    case 'no-records':
      return { zh: '文件中没有结算清单记录。', en: 'The file holds no settlement lists.' };
    case 'binary-file':
      return binaryWords(problem.found);
    case 'format-unsupported':
      return {
        zh: `暂不支持 ${problem.found} 格式；请上传 UTF-8 或 GB18030 编码的 NDJSON、JSON、CSV（可用 gzip 压缩一次），.xlsx 工作簿，或装有这些文件的 zip。`,
        en: `The format ${problem.found} is not supported; send NDJSON, JSON or CSV in UTF-8 or GB18030 (gzipped once if you like), an .xlsx workbook, or a zip of these.`,
      };
    case 'unrecognised-format':
      return {
        zh: '无法识别文件内容；应为结算清单的 NDJSON、JSON，或带表头的 CSV。',
        en: 'The content is not recognised; expected settlement lists as NDJSON, JSON, or CSV with a header row.',
      };
    case 'truncated-gzip':
      return {
        zh: 'gzip 数据不完整，文件在上传前或上传中被截断；截断之前的记录已处理。',
        en: 'The gzip data end early: the file was cut off before or during upload; the records before the cut were processed.',
      };
    case 'corrupt-gzip':
      return {
        zh: 'gzip 数据已损坏；损坏之前的记录已处理，请重新压缩并上传。',
        en: 'The gzip data are damaged; the records before the damage were processed, please compress and send again.',
      };
    case 'inflated-too-large':
      return {
        zh: `解压后超过上限 ${showBytes(problem.limitBytes)}，其余部分未读取；已读取的记录已处理。请分成几个文件上传。`,
        en: `Decompressed it is larger than the limit of ${showBytes(problem.limitBytes)}: the rest was not read, the records before it were processed. Send it as several files.`,
      };
    case 'inflation-ratio':
      return {
        zh: `解压后的大小超过压缩数据的 ${problem.limit} 倍（上限），不像结算清单，其余部分未读取。`,
        en: `Decompressed it is more than ${problem.limit} times as large (the limit), which settlement lists are not: the rest was not read.`,
      };
    case 'archive-cut-off':
      return {
        zh: 'zip 压缩包（或 xlsx 工作簿）末尾没有目录：文件在上传前或上传中被截断，内容未读取。请检查原文件后重新上传。',
        en: 'The zip archive (or workbook) ends without its directory: it was cut off before or during upload, and nothing was read. Check the file and send it again.',
      };
    case 'archive-damaged':
      return {
        zh: 'zip 压缩包（或 xlsx 工作簿）的目录已损坏，内容未读取；请重新压缩或另存并上传。',
        en: 'The directory of the zip archive (or workbook) is damaged, and nothing was read; please compress or save it anew and send again.',
      };
    case 'archive-split':
      return {
        zh: '这是分卷压缩文件中的一卷；请上传完整的 zip，或分别上传其中的文件。',
        en: 'This is one volume of a split archive; send a whole zip, or the files in it one by one.',
      };
    case 'archive-empty':
      return { zh: '压缩包中没有可读取的文件。', en: 'The archive holds no file to be read.' };
    case 'too-many-entries':
      return {
        zh: `压缩包中有 ${problem.found} 个条目，超过上限 ${problem.limit}，内容未读取；请分成几个压缩包上传。`,
        en: `The archive has ${problem.found} entries, more than the limit of ${problem.limit}: nothing was read. Send it as several archives.`,
      };
    case 'overlapping-entries':
      return {
        zh: '压缩包中的条目互相重叠，不是正常压缩的文件，内容未读取。',
        en: 'Entries of the archive overlap, which no honest archive does: nothing was read.',
      };
    case 'skipped-entries':
      return {
        zh: `以下条目由操作系统或 Office 自动生成，已跳过：${problem.names.join('、')}。`,
        en: `These entries were made by the operating system or by Office and were skipped: ${problem.names.join(', ')}.`,
      };
    case 'entry-encrypted':
      return {
        zh: '文件已加密，无法读取；请去掉密码后重新上传。',
        en: 'It is encrypted and cannot be read; send it without a password.',
      };
    case 'entry-method':
      return {
        zh: `压缩方法 ${problem.method} 不受支持；请用普通 zip（deflate）方式压缩。`,
        en: `The compression method ${problem.method} is not supported; compress it as an ordinary zip (deflate).`,
      };
    case 'entry-damaged':
      return {
        zh: '压缩数据已损坏（大小或校验和不符）；损坏之前的记录已处理，请检查后重新上传此文件。',
        en: 'The compressed data are damaged (wrong size or checksum); the records before the damage were processed, please check and send this file again.',
      };
    case 'entry-renamed':
      return {
        zh: '压缩包中此条目的名称含有路径跳转或不可见字符，已清理；名称只用于显示。',
        en: 'The name of this entry had steps out of the archive or invisible signs and was cleaned; it serves as a label only.',
      };
    case 'nested-archive':
      return {
        zh: '压缩包中的压缩包不予读取；请解开一层后重新上传。',
        en: 'An archive inside an archive is not read; unpack one layer and send again.',
      };
    case 'nested-too-large':
      return {
        zh: `压缩包中的工作簿超过 ${showBytes(problem.limitBytes)}（上限），未读取；请单独上传，或另存为 CSV。`,
        en: `The workbook in the archive is larger than the limit of ${showBytes(problem.limitBytes)} and was not read; send it by itself, or as CSV.`,
      };
    case 'workbook-damaged':
      return {
        zh: '工作簿内部结构已损坏或不完整，其余部分未读取；请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。',
        en: 'The workbook is damaged or not put together as one; what follows was not read. Open it in a spreadsheet program, save it as .xlsx and send it again.',
      };
    case 'workbook-hostile':
      return {
        zh: '工作簿的 XML 含有不允许的内容（文档类型、嵌套过深或过长的标签），其余部分未读取。',
        en: 'The XML of the workbook holds what is not allowed (a document type, too deep nesting or endless tags); what follows was not read.',
      };
    case 'workbook-encrypted':
      return {
        zh: '工作簿已加密，无法读取；请去掉打开密码后重新上传。',
        en: 'The workbook is encrypted and cannot be read; remove its password and send it again.',
      };
    case 'shared-strings-too-large':
      return {
        zh: `工作簿中的文本超过 ${showBytes(problem.limitBytes)}（上限），未读取；请分成几个文件，或另存为 CSV。`,
        en: `The texts of the workbook come to more than the limit of ${showBytes(problem.limitBytes)}, and it was not read; send it as several files, or as CSV.`,
      };
    case 'too-many-rows':
      return {
        zh: `工作表的数据行超过上限 ${problem.limit}，其余行未读取，之前的行已处理；请分成几个文件，或另存为 CSV。`,
        en: `The sheet has more rows than the limit of ${problem.limit}: the rest was not read, the rows before were processed. Send it as several files, or as CSV.`,
      };
    case 'too-many-columns':
      return {
        zh: `列数超过上限 ${problem.limit}，其余部分未读取。`,
        en: `There are more columns than the limit of ${problem.limit}; what follows was not read.`,
      };
    case 'hidden-sheet':
      return {
        zh: `工作簿没有可见的工作表，读取的是隐藏的工作表：${problem.name}。`,
        en: `No sheet of the workbook is visible; a hidden one was read: ${problem.name}.`,
      };
    case 'other-sheets':
      return {
        zh: `只读取第一个可见的工作表；未读取：${problem.names.join('、')}。`,
        en: `Only the first visible sheet is read; not read: ${problem.names.join(', ')}.`,
      };
    case 'title-rows':
      return {
        zh: `表头之上的第 ${problem.rows.join('、')} 行只有一个单元格，按标题跳过。`,
        en: `Rows ${problem.rows.join(', ')} above the header have a single cell and were skipped as titles.`,
      };
    case 'merged-cells':
      return {
        zh: `工作表有 ${problem.ranges} 处合并单元格：其内容只算在左上角的单元格，其余视为空白。`,
        en: `The sheet has ${problem.ranges} merged ranges: their content counts for the cell at the upper left alone, the others are blank.`,
      };
    case 'cells-beyond-header':
      return {
        zh: `表头最后一列右侧的单元格没有列名，已忽略（首次出现在第 ${problem.row} 行）。`,
        en: `Cells to the right of the last column of the header have no column and were ignored (first in row ${problem.row}).`,
      };
    case 'unknown-hospital':
      return {
        zh: `医院代码 ${problem.hospital} 未登记。`,
        en: `Hospital ${problem.hospital} is not in the registry.`,
      };
    case 'bad-key':
      return {
        zh: `对象路径 ${problem.key} 不符合 incoming/<定点医药机构编号>/<文件> 的要求。`,
        en: `The object key ${problem.key} is not of the form incoming/<fixmedins_code>/<file>.`,
      };
    case 'file-gone':
      return {
        zh: `文件 ${problem.key} 在处理之前已被删除。`,
        en: `The file ${problem.key} was deleted before it could be processed.`,
      };
    case 'file-replaced':
      return {
        zh: `文件 ${problem.key} 在处理之前已被新上传的文件覆盖；以新文件为准。`,
        en: `The file ${problem.key} was overwritten before it could be processed; the newer upload counts.`,
      };
    case 'missing-header':
      return {
        zh: '表格没有能识别的表头；第一行应以结算清单字段代码（如 setl_id）或其中文名作列名。',
        en: 'The table has no header that is known; its first row should name the fields by code (setl_id) or Chinese name.',
      };
    case 'cr-line-ends':
      return {
        zh: '各行以单独的回车符（CR，旧式 Mac 格式）结尾，无法分行；请在表格软件中另存为“CSV UTF-8（逗号分隔）”后重新上传。',
        en: 'Lines end with a carriage return alone (CR, of old Macs) and cannot be told apart; save it as "CSV UTF-8 (comma delimited)" and send it again.',
      };
    case 'other-separator':
      return {
        zh: `各列之间用的是${separatorNames[problem.separator].zh}；CSV 应以英文逗号分隔，请另存为“CSV UTF-8（逗号分隔）”后重新上传。`,
        en: `The columns are separated by ${separatorNames[problem.separator].en}; a CSV file has commas. Save it as "CSV UTF-8 (comma delimited)" and send it again.`,
      };
    case 'missing-columns':
      return missingWords(problem);
    case 'duplicate-columns':
      return {
        zh: `表格中重复出现的列：${problem.columns.join('、')}。`,
        en: `Columns that appear more than once in the table: ${problem.columns.join(', ')}.`,
      };
    case 'unknown-columns':
      return {
        zh: `以下列无法识别，已忽略：${problem.columns.join('、')}。`,
        en: `These columns are not known and were ignored: ${problem.columns.join(', ')}.`,
      };
    case 'cases-awaited':
      return {
        zh: '这是费用明细文件，尚无同名的结算清单文件；已保存，待清单文件（同一文件夹，如 三月.csv 与 三月费用明细.csv）上传后一并处理。',
        en: 'These are fee lines, and their file of cases is not there yet; they are kept until it comes (in the same folder, as march.csv beside march.fees.csv) and then processed with it.',
      };
    case 'cases-missing':
      return {
        zh: '这是费用明细文件，未给出对应的结算清单文件；请一并给出，如 三月.csv 与 三月费用明细.csv。',
        en: 'These are fee lines without their file of cases; name both, as march.csv and march.fees.csv.',
      };
  }
}

const separatorNames: Readonly<Record<OtherSeparator, Words>> = {
  '\t': { zh: '制表符', en: 'tabs' },
  ';': { zh: '分号', en: 'semicolons' },
  '，': { zh: '中文逗号', en: 'full-width commas' },
  '；': { zh: '中文分号', en: 'full-width semicolons' },
  '|': { zh: '竖线', en: 'vertical bars' },
};

/** In the largest unit that leaves no remainder. */
function showBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  let [count, unit] = [bytes, 0];
  for (; count >= 1024 && count % 1024 === 0 && unit < units.length - 1; unit++) count /= 1024;
  return `${count} ${units[unit]}`;
}

function missingWords({ columns, unknown }: MissingColumns): Words {
  const lack = {
    zh: `表格缺少必需的列：${columns.join('、')}。`,
    en: `The table lacks required columns: ${columns.join(', ')}.`,
  };
  if (unknown.length === 0) return lack;
  return {
    zh: `${lack.zh}表头中无法识别的列：${unknown.join('、')}。`,
    en: `${lack.en} Columns of the header that are not known: ${unknown.join(', ')}.`,
  };
}

function binaryWords(found: string | null): Words {
  return {
    zh: `这是二进制文件${found === null ? '' : `（${found}）`}，不是文本。`,
    en: `This is a binary file${found === null ? '' : ` (${found})`}, not text.`,
  };
}
