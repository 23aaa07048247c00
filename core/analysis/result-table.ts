import type { BillPart, CaseSigns } from '../indicators/case-facts.ts';
import type { AnalysedCase } from './analysed-case.ts';
import type { AnalysisTable, Column } from './analysis-table.ts';

/** What stands in the first columns of every table. */
export const placeColumns: readonly Column<AnalysedCase>[] = [
  { name: 'region', type: 'string', zh: '统筹区', en: 'region, six digits', of: ({ region }) => region },
  { name: 'hospital', type: 'string', zh: '医疗机构', en: 'hospital', of: ({ hospital }) => hospital },
  {
    name: 'settlement_id',
    type: 'string',
    zh: '结算编号；与医疗机构一起唯一',
    en: 'settlement, unique together with the hospital',
    of: ({ settlementId }) => settlementId,
  },
  {
    name: 'department',
    type: 'string',
    zh: '出院科别',
    en: 'department of discharge',
    of: ({ facts }) => facts.department,
  },
  {
    name: 'doctor',
    type: 'string',
    zh: '主管医师代码',
    en: 'doctor, by code',
    of: ({ facts }) => facts.doctor,
  },
  {
    name: 'status',
    type: 'string',
    zh: '入组情况；outpatient 为门诊单据，不计入住院病例',
    en: '`grouped`, or why not; `outpatient` of a bill, which is in no count of stays',
    of: ({ facts }) => facts.status,
  },
  {
    name: 'scheme',
    type: 'string',
    zh: '分组方案或病种目录；门诊单据没有',
    en: 'scheme or catalogue that the group is of; none of an outpatient bill',
    of: ({ facts }) => facts.signs?.scheme ?? null,
  },
  {
    name: 'group_code',
    type: 'string',
    zh: '付费所依据的病组或病种，0000 为未入组',
    en: 'group that it is paid by, DRG or DIP; `0000` in no group',
    of: ({ facts }) => facts.group,
  },
];

const moneyColumns: readonly Column<AnalysedCase>[] = [
  {
    name: 'weight_e4',
    type: 'int',
    zh: '病组权重，万分之一；病种为与权重可比的分值',
    en: 'ten-thousandths of the relative weight; of a DIP group its score by that of a weight of 1',
    of: ({ facts }) => facts.weightE4,
  },
  {
    name: 'cost_fen',
    type: 'bigint',
    zh: '总费用，分',
    en: 'cost in fen',
    of: ({ facts }) => facts.costFen,
  },
  {
    name: 'payment_fen',
    type: 'bigint',
    zh: '支付标准额，分',
    en: 'payment in fen',
    of: ({ facts }) => facts.paymentFen,
  },
  {
    name: 'outlier',
    type: 'string',
    zh: '费用极高、极低或正常',
    en: '`high`, `low` or `normal`, as it is paid',
    of: ({ facts }) => facts.outlier,
  },
  { name: 'los_days', type: 'int', zh: '住院天数', en: 'days of stay', of: ({ facts }) => facts.losDays },
  {
    name: 'died',
    type: 'boolean',
    zh: '死亡离院',
    en: 'discharged by death',
    of: ({ facts }) => facts.died,
  },
];

const signColumns: readonly Column<AnalysedCase>[] = [
  sign('fund_fen', 'bigint', '基金支付，分', 'what pooled funds have paid', ({ fundFen }) => fundFen),
  sign('transferred', 'boolean', '转院', 'sent on to another institution', ({ transferred }) => transferred),
  sign(
    'operation',
    'string',
    '手术：无、开放或微创',
    '`none`, `open` or `minimally-invasive`',
    ({ operation }) => operation,
  ),
  sign('day_surgery', 'boolean', '日间手术', 'day surgery', ({ operation, daySurgery }) =>
    operation === undefined ? undefined : daySurgery === true,
  ),
  sign(
    'infected',
    'boolean',
    '院内感染',
    'with an infection that arose in hospital',
    ({ infected }) => infected,
  ),
  sign(
    'complicated',
    'boolean',
    '手术患者院内并发症',
    'of an operated stay: a complication that arose in hospital',
    ({ complicated }) => complicated,
  ),
  sign(
    'readmitted',
    'boolean',
    '31 天内非计划再住院',
    'within 31 days of another stay, not planned',
    ({ readmitted }) => readmitted,
  ),
  sign(
    'intensive_care',
    'boolean',
    '入住重症监护',
    'in intensive care',
    ({ intensiveCare }) => intensiveCare,
  ),
  part('drug_fen', 'drug', '药品费', 'drugs'),
  part('slice_fen', 'slice', '中药饮片费', 'herbal slices'),
  part('testing_fen', 'testing', '检查检验费', 'examinations and laboratory'),
  part('consumable_fen', 'consumable', '耗材费', 'consumables'),
  part('treatment_fen', 'treatment', '医疗服务费', 'treatment and care'),
  part('ct_fen', 'ct', 'CT 费', 'CT'),
  part('mri_fen', 'mri', '磁共振费', 'MRI'),
  sign(
    'antibacterials',
    'boolean',
    '使用抗菌药物',
    'given antibacterials',
    ({ antibacterials }) => antibacterials,
  ),
  sign(
    'daily_doses_e4',
    'bigint',
    '抗菌药物累计 DDD 数，万分之一',
    'ten-thousandths of a defined daily dose of antibacterials',
    ({ dailyDosesE4 }) => dailyDosesE4,
  ),
];

const checkColumns: readonly Column<AnalysedCase>[] = [
  {
    name: 'rules_passed',
    type: 'int',
    zh: '通过的规则数',
    en: 'rules passed',
    of: ({ facts }) => facts.verdicts.pass,
  },
  {
    name: 'rules_failed',
    type: 'int',
    zh: '不通过的规则数',
    en: 'rules failed',
    of: ({ facts }) => facts.verdicts.fail,
  },
  {
    name: 'rules_without_data',
    type: 'int',
    zh: '数据不足的规则数',
    en: 'rules that lacked data',
    of: ({ facts }) => facts.verdicts.noData,
  },
  {
    name: 'finding_count',
    type: 'int',
    zh: '疑点数',
    en: 'findings',
    of: ({ facts }) => facts.findings.reduce((sum, [, , count]) => sum + count, 0),
  },
  {
    name: 'identified_fen',
    type: 'bigint',
    zh: '疑点金额，分；同一费用只计一次',
    en: 'money of the findings, a fee line that several rules point at counted once',
    of: ({ facts }) => facts.identifiedFen,
  },
  {
    name: 'marks',
    type: 'string',
    zh: '计入的国家指标代码，以空格分隔',
    en: 'national indicators that it counts for, by code, a blank in between',
    of: ({ facts }) => facts.marks?.join(' ') ?? null,
  },
];

/** A row for each stay and outpatient bill as it stands: what it puts into the summaries, and no more of the person. */
export const resultTable: AnalysisTable<AnalysedCase> = {
  name: 'results',
  version: 1,
  zh: '每份现行结算清单一行',
  en: 'a row for each stay and outpatient bill as it stands',
  columns: [...placeColumns, ...moneyColumns, ...signColumns, ...checkColumns],
};

/** Of a stay alone, and `null` where its list does not tell. */
function sign(
  name: string,
  type: Column<never>['type'],
  zh: string,
  en: string,
  read: (signs: CaseSigns) => string | boolean | number | undefined,
): Column<AnalysedCase> {
  return { name, type, zh, en, of: ({ facts }) => (facts.signs && read(facts.signs)) ?? null };
}

/** Fen of a part of the bill. */
function part(name: string, of: BillPart, zh: string, en: string): Column<AnalysedCase> {
  return sign(name, 'bigint', `${zh}，分`, `fen of the bill: ${en}`, ({ partsFen }) => partsFen?.[of]);
}
