import type { Workbook } from '../../../core/grouping/workbook/workbook.ts';

type Rows = readonly (readonly string[])[];

/** The rows below the headers, so that a test can change what it is about. */
export interface SmallWorkbook {
  readonly MDC: Rows;
  readonly ADRG: Rows;
  readonly DRG: Rows;
  readonly 集合: Rows;
  readonly CC: Rows;
  readonly 排除表: Rows;
}

/** Three MDCs in the layout of the national workbook: early groups, newborns, and the nervous system. */
export const smallRows: SmallWorkbook = {
  MDC: [
    ['MDCB', '神经系统疾病', 'ZYZD in DI_MDCB', '3'],
    ['MDCA', '先期分组', '', '1'],
    [
      'MDCP',
      '新生儿',
      '((NL=0) and (XSRTL<29)) or ((NL=0) and (ZYZD in DI_P) and (ZYSS not in OP_ALL))',
      '2',
    ],
    ['0000', '无法入组', '', '99'],
  ],
  ADRG: [
    ['', 'AA1', '心脏移植', 'ZYSS in OP_AA1', 'MDCA', '1'],
    ['', 'PR1', '新生儿疾病', '1', 'MDCP', '1'],
    ['', 'BR2', '脑缺血', '_x000D_\nZYZD in DI_BR2', 'MDCB', '4'],
    ['', 'BB2', '开颅', '(ZYZD in DI_BB2) AND (ZYSS in OP_BB2)', 'MDCB', '1'],
    [
      '',
      'BC1',
      '联合手术',
      '(ZYSS in OP1_X and {ZYSS, QTSS} in OP2_X) or (ZYSS in OP2_X and {ZYSS, QTSS} in OP1_X)',
      'MDCB',
      '2',
    ],
    ['', 'BQY', '神经系统疾病，手术与诊断不符', 'ZYSS in OP_ALL', 'MDCB', '3'],
    ['', 'B00', '神经系统疾病，未入组', '', 'MDCB', '5'],
    ['', '000', '', '', '0000', '1'],
  ],
  DRG: [
    ['AA19', '心脏移植', '', 'AA1', 'MDCA', '1'],
    ['PR19', '新生儿疾病', '1', 'PR1', 'MDCP', '1'],
    ['BR25', '脑缺血，不伴', '', 'BR2', 'MDCB', '3'],
    ['BR21', '脑缺血，伴严重', 'QTZD in MCC', 'BR2', 'MDCB', '1'],
    ['BR23', '脑缺血，伴', 'QTZD IN {MCC, CC}', 'BR2', 'MDCB', '2'],
    ['BB29', '开颅', '', 'BB2', 'MDCB', '1'],
    ['BC19', '联合手术', '', 'BC1', 'MDCB', '1'],
    ['BQY', '', '', 'BQY', 'MDCB', '1'],
    ['B00', '', '', 'B00', 'MDCB', '1'],
    ['0000', '', '', '000', '0000', '1'],
  ],
  集合: [
    ['DI_MDCB', 'G00'],
    ['DI_MDCB', 'G01'],
    ['DI_MDCB', 'G02'],
    ['DI_P', 'P00'],
    ['DI_BB2', 'G00'],
    ['DI_BR2', 'G01'],
    ['OP_AA1', '37.5'],
    ['OP_BB2', '01.1'],
    ['OP1_X', '01.2'],
    ['OP2_X', '01.3'],
    ['OP_ALL', '37.5'],
    ['OP_ALL', '01.1'],
    ['OP_ALL', '01.2'],
    ['OP_ALL', '01.3'],
    ['OP_ALL', '99.9'],
  ],
  CC: [
    ['J96', '呼吸衰竭', '7', 'MCC'],
    ['E11', '糖尿病', '8', 'CC'],
    ['G01', '脑炎', '9', 'CC'],
  ],
  排除表: [
    ['7', 'J96'],
    ['8', 'E11'],
    ['9', 'G01'],
    ['9', 'J96'],
  ],
};

const headers: { readonly [S in keyof SmallWorkbook]: Rows } = {
  MDC: [['主要诊断大类（MDC）配置'], ['MDC编码', 'MDC名称', '规则', '顺序']],
  ADRG: [['ADRG配置'], ['', 'ADRG编码', 'ADRG名称', '规则', 'MDC编码', '顺序']],
  DRG: [['DRG配置'], ['DRG编码', 'DRG名称', '规则', 'ADRG编码', 'MDC编码', '顺序']],
  集合: [['集合ID', '编码']],
  CC: [['编码', '名称', '排除表ID', '类型']],
  排除表: [['排除表ID', '诊断编码']],
};

/** The workbook of these rows, in which sheets may be replaced. */
export function smallWorkbook(change: Partial<SmallWorkbook> = {}): Workbook {
  const rows = { ...smallRows, ...change };
  const sheets = Object.entries(headers) as [keyof SmallWorkbook, Rows][];
  return new Map(sheets.map(([sheet, header]) => [sheet, [...header, ...rows[sheet]]]));
}
