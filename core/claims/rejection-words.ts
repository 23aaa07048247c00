import type { Words } from './words.ts';

const words = {
  'bad-json': { zh: '不是有效的 JSON 对象', en: 'not a valid JSON object' },
  'bad-encoding': {
    zh: '含有不符合文件编码的字节',
    en: 'bytes that are not of the file’s encoding',
  },
  'truncated-record': { zh: '文件在此记录中途结束', en: 'the file ends inside this record' },
  'oversized-record': { zh: '单条记录过大', en: 'the record is too large' },
  'fee-line-without-case': {
    zh: '费用明细没有对应的结算清单记录',
    en: 'fee lines whose case is not in the file of cases',
  },
  'nested-too-deep': { zh: 'JSON 嵌套层数过多', en: 'objects and lists are nested too deeply' },
  'bad-csv-row': { zh: '此行无法按表头拆分', en: 'the row does not fit the header' },
  'digits-lost': {
    zh: '数字超过 15 位，表格软件已丢失末尾数字',
    en: 'the spreadsheet lost digits of a number of more than 15',
  },
  'formula-without-value': { zh: '公式没有保存计算结果', en: 'the formula was saved without its result' },
  'cell-error': { zh: '单元格为错误值', en: 'the cell holds an error of the spreadsheet' },
  'cell-too-long': { zh: '单元格内容过长', en: 'the cell holds too much' },
  'repeated-header': { zh: '此行重复了表头', en: 'the row is the header once more' },
  'several-lists': { zh: '一个报文中有多份结算清单', en: 'several settlement lists in one message' },
  'field-missing': { zh: '必填项为空', en: 'required, but empty or missing' },
  'bad-node': { zh: '节点结构不正确', en: 'the node has the wrong structure' },
  'bad-text': { zh: '不是可用的文本', en: 'not usable text' },
  'bad-number': { zh: '不是有效的数值', en: 'not a valid number' },
  'bad-money': { zh: '不是有效的金额', en: 'not a valid amount of money' },
  'bad-date': { zh: '不是有效的日期或时间', en: 'not a valid date or time' },
  'unknown-code': { zh: '代码不在字典中', en: 'the code is not in the dictionary' },
  'foreign-hospital': { zh: '记录属于另一家医疗机构', en: 'the record belongs to another hospital' },
  'discharge-before-admission': { zh: '出院时间早于入院时间', en: 'discharged before admission' },
  'birth-after-admission': { zh: '出生日期晚于入院日期', en: 'born after admission' },
  'duplicate-line-serial': { zh: '费用明细流水号重复', en: 'the fee-line serial is used twice' },
  'refund-sign': { zh: '金额与数量的正负号不一致', en: 'amount and quantity differ in sign' },
  'list-withdrawn': { zh: '清单已撤销（有效标志 0）', en: 'the list is withdrawn (vali_flag 0)' },
  'negative-total': { zh: '费用合计为负', en: 'the total cost is negative' },
  'processing-failed': {
    zh: '系统未能处理此记录，其余记录不受影响，请联系运维人员',
    en: 'the system could not process this record; the others are not affected, please tell the operators',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** Every way a record can be refused. Codes are stable: clients match on them. */
export type RejectionCode = keyof typeof words;

export const rejectionCodes = Object.keys(words) as readonly RejectionCode[];

export function rejectionWords(code: RejectionCode, expected?: Words): Words {
  return sayFault(words[code], expected);
}

/** What is wrong, and what should have been there, as sentences. */
export function sayFault({ zh, en }: Words, expected?: Words): Words {
  const sentence = `${en.charAt(0).toUpperCase()}${en.slice(1)}`;
  return expected === undefined
    ? { zh: `${zh}。`, en: `${sentence}.` }
    : { zh: `${zh}；应为：${expected.zh}。`, en: `${sentence}; expected: ${expected.en}.` };
}
