import type { Workbook } from '../../../core/grouping/workbook/workbook.ts';

type Rows = readonly (readonly string[])[];

/** The sheets by what is on them, headers and rows apart, so that a test can change what it is about. */
export interface SmallDipRows {
  readonly early: Rows;
  readonly merged: Rows;
  readonly burns: Rows;
  readonly tumours: Rows;
  readonly tuberculosis: Rows;
  readonly resistance: Rows;
  readonly basic: Rows;
  readonly excludedPrincipals: Rows;
  readonly excludedOperations: Rows;
  readonly primaryCare: Rows;
}

/** The header of newborns, which stands between the rows of early groups. */
export const newbornHeader = [
  '分类',
  '序号',
  '分组名称',
  '主要诊断编码',
  '主要诊断名称',
  '天龄',
  '出生体重',
  '说明',
];

const burntSecond = 'T20.2|T20.6|T21.2|T21.6';

/** A few rows of each sheet, in the layout of the national workbook. */
export const smallDipRows: SmallDipRows = {
  early: [
    [
      'XQ',
      '1',
      '同种异体肝移植',
      '所有诊断',
      '所有诊断',
      '50.5100|50.5901',
      '辅助肝移植|同种异体肝移植术',
      '',
    ],
    [
      'XQ',
      '2',
      '有创呼吸机支持≥96小时，伴CRRT',
      '所有诊断',
      '所有诊断',
      '96.7201+39.9500x007',
      '呼吸机治疗[大于等于96小时]+连续性肾脏替代治疗[CRRT]',
      '手术操作中须同时包含96.7201和39.9500x007，不限定为主要手术操作',
    ],
    newbornHeader,
    [
      'XQ',
      '3',
      '超低出生体重儿',
      'P07',
      '低出生体重',
      '<29天',
      '出生体重0-999克',
      '诊断中包含P07，不限定为主要诊断',
    ],
    [
      'XQ',
      '4',
      '极低出生体重儿',
      'P07',
      '低出生体重',
      '<29天',
      '出生体重1000-1499克',
      '诊断中包含P07，不限定为主要诊断',
    ],
  ],
  merged: [
    ['BX', '5', 'A41', '其他脓毒症', '39.9500|39.9501', '血液透析|血液滤过', '', ''],
    ['BX', '6', 'K35', '急性阑尾炎', '47.0100', '腹腔镜下阑尾切除术', '54.5100x005', '腹腔镜下肠粘连松解术'],
    ['BX', '7', 'K35', '急性阑尾炎', '47.0100|47.0901', '腹腔镜下阑尾切除术|阑尾切除术', '', ''],
  ],
  burns: [
    ['FZ', '8', burntSecond, '二度烧伤/腐蚀伤', 'T31.0|T32.0', '面积＜10%', '', '', '', ''],
    ['FZ', '9', burntSecond, '二度烧伤/腐蚀伤', 'T31.0|T32.0', '面积＜10%', '86.2200x011', '清创术', '', ''],
  ],
  tumours: [
    ['FZ', '10', 'Z51.1', '为肿瘤化学治疗疗程', 'C00-C75', '恶性肿瘤', '99.2503', '静脉注射化疗药物'],
    [
      'FZ',
      '11',
      'Z51.1',
      '为肿瘤化学治疗疗程',
      'C00-C75',
      '恶性肿瘤',
      '99.2503+99.2800x005',
      '化疗+免疫治疗',
    ],
  ],
  tuberculosis: [
    ['FZ', '12', 'A15-A16', '呼吸道结核', '31.9400', '气管注入', '是', '含耐药拓展码或U84.300'],
    ['FZ', '13', 'A15-A16', '呼吸道结核', '', '', '否', '无耐药拓展码，且不含U84.300'],
  ],
  resistance: [
    ['A15.000x010', '继发性肺结核（初治,单耐药）涂阳培阳'],
    ['A15.000x012', '继发性肺结核（初治,多耐药）涂阳培阳'],
  ],
  basic: [
    ['JC', '14', 'A41', '其他脓毒症', '39.9500x007', '连续性肾脏替代治疗[CRRT]'],
    ['JC', '15', 'A41', '其他脓毒症', '', ''],
    ['JC', '16', 'M47.0+', '脊髓前动脉和椎动脉压迫综合征（G99.2*）', '', ''],
  ],
  excludedPrincipals: [
    ['A09.900', '胃肠炎和结肠炎'],
    ['S66.100', '在腕和手水平的其他手指屈肌和肌腱损伤'],
  ],
  excludedOperations: [
    ['00.1000', '化学治疗物质植入', '按保守治疗入组'],
    ['00.3101', 'CT导航计算机辅助外科手术', '不可作为主要手术操作'],
    ['45.1300x004', '胃-十二指肠镜检查', 'A00-A09|C15-C26|\nK20-K93作为主要诊断，可作为主要手术操作'],
  ],
  primaryCare: [
    ['1', 'K35', '急性阑尾炎', '47.0100', '腹腔镜下阑尾切除术'],
    ['2', 'J06.9', '未特指的急性上呼吸道感染', '', ''],
  ],
};

const sheets: { readonly [K in keyof SmallDipRows]: readonly [name: string, header: Rows] } = {
  early: [
    '一、先期分组',
    [
      ['一、先期分组'],
      ['说明：手术操作编码以“|”分隔表示任选其一'],
      [
        '分类',
        '序号',
        '分组名称',
        '主要诊断编码',
        '主要诊断名称',
        '主要手术操作编码',
        '主要手术操作名称',
        '说明',
      ],
    ],
  ],
  merged: [
    '二、并项规则下的核心病种',
    [
      ['二、并项规则下的核心病种'],
      [
        '分类',
        '序号',
        '主要诊断编码',
        '主要诊断名称',
        '主要手术操作编码',
        '主要手术操作名称',
        '相关手术操作编码',
        '相关手术操作名称',
      ],
    ],
  ],
  burns: [
    '三、诊断辅助细分-烧伤类病种',
    [
      ['三、诊断辅助细分'],
      ['（一）烧伤类病种'],
      [
        '分类',
        '序号',
        '主要诊断编码',
        '烧伤腐蚀伤程度',
        '其他诊断编码',
        '烧伤腐蚀伤面积',
        '主要手术操作编码',
        '主要手术操作名称',
        '相关手术操作编码',
        '相关手术操作名称',
      ],
    ],
  ],
  tumours: [
    '三、诊断辅助细分-肿瘤类病种',
    [
      ['（二）肿瘤类病种'],
      [
        '分类',
        '序号',
        '主要诊断编码',
        '主要诊断名称',
        '其他诊断编码',
        '其他诊断名称',
        '主要手术操作/\n相关手术操作编码',
        '主要手术操作/\n相关手术操作名称',
      ],
    ],
  ],
  tuberculosis: [
    '三、诊断辅助细分-结核类病种',
    [
      ['（三）结核类病种'],
      [
        '分类',
        '序号',
        '主要诊断编码',
        '主要诊断名称',
        '主要手术操作编码',
        '主要手术操作名称',
        '是否耐药',
        '是否耐药说明',
      ],
    ],
  ],
  resistance: ['附表—结核耐药诊断', [['结核耐药诊断列表'], ['主要诊断编码', '主要诊断名称']]],
  basic: [
    '四、基础规则下的核心病种',
    [
      ['四、基础规则下的核心病种'],
      ['分类', '序号', '主要诊断编码', '主要诊断名称', '主要手术操作编码', '主要手术操作名称'],
    ],
  ],
  excludedPrincipals: [
    '五、不纳入分组的主要诊断',
    [['五、不纳入分组的主要诊断和主要手术操作'], ['（一）主要诊断'], ['主要诊断编码', '主要诊断名称']],
  ],
  excludedOperations: [
    '五、不纳入分组的主要手术操作',
    [['（二）主要手术操作'], ['主要手术操作编码', '主要手术操作名称', '说明']],
  ],
  primaryCare: [
    '六、基层病种',
    [['六、基层病种'], ['序号', '主要诊断编码', '主要诊断名称', '主要手术操作编码', '主要手术操作名称']],
  ],
};

/** The name of a sheet, and how many rows stand above its first. */
export function dipSheet(kind: keyof SmallDipRows): { readonly name: string; readonly above: number } {
  const [name, header] = sheets[kind];
  return { name, above: header.length };
}

/** The workbook of these rows, in which sheets may be replaced. */
export function smallDipWorkbook(change: Partial<SmallDipRows> = {}): Workbook {
  const rows = { ...smallDipRows, ...change };
  const kinds = Object.keys(sheets) as (keyof SmallDipRows)[];
  return new Map(kinds.map((kind) => [sheets[kind][0], [...sheets[kind][1], ...rows[kind]]]));
}
