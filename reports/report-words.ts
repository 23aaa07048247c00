import type { Words } from '../core/claims/words.ts';
import type { ForecastMeasure } from '../core/forecast/forecast-measures.ts';
import type { ManagementIndicator } from '../core/indicators/management-indicator.ts';
import type { Figure, LampColour } from '../core/reports/report.ts';
import type { ComparedView } from '../core/reports/report-plan.ts';
import type { RuleCategory } from '../core/rules/finding.ts';
import type { Amount } from '../core/steering/amount.ts';

/** What stands in a report beside names and figures. */
export const reportWords = {
  noData: { zh: '无数据', en: 'no data' },
  points: { zh: '个百分点', en: 'pp' },
  summary: { zh: '摘要', en: 'Summary' },
  indicators: { zh: '管理指标', en: 'Indicators' },
  indicator: { zh: '指标', en: 'Indicator' },
  value: { zh: '本期', en: 'This period' },
  before: { zh: '上期', en: 'Period before' },
  yearBefore: { zh: '去年同期', en: 'Year before' },
  change: { zh: '环比', en: 'Change' },
  yearChange: { zh: '同比', en: 'Year on year' },
  lamp: { zh: '红黄绿灯', en: 'Lamp' },
  cases: { zh: '依据例数', en: 'Cases' },
  trend: { zh: '近十二个月', en: 'Twelve months' },
  trendNote: {
    zh: '指数各月以截至当月的十二个月地区均值为 1；“管理指标”一节的上期与去年同期则以本期的均值为 1，故同一月份的数值可能不同。',
    en: 'Each month’s indices are held against the area’s means of the twelve months that end with it. The indicators’ period before and year before are held against those of the period reported, so that the same month may read differently there.',
  },
  month: { zh: '月份', en: 'Month' },
  code: { zh: '代码', en: 'Code' },
  name: { zh: '名称', en: 'Name' },
  rules: { zh: '违规与疑点（按规则）', en: 'Findings by rule' },
  rule: { zh: '规则', en: 'Rule' },
  category: { zh: '类别', en: 'Category' },
  severity: { zh: '程度', en: 'Severity' },
  legalBasis: { zh: '法律依据', en: 'Legal basis' },
  findings: { zh: '发现', en: 'Findings' },
  identified: { zh: '识别金额（元）', en: 'Identified (yuan)' },
  confirmed: { zh: '认定金额（元）', en: 'Confirmed (yuan)' },
  recovered: { zh: '已结算追回（元）', en: 'Settled for recovery (yuan)' },
  outlook: { zh: '展望', en: 'Outlook' },
  backTest: { zh: '回测误差', en: 'Back-test' },
  redLampCauses: { zh: '红灯与可能原因', en: 'Red lamps and what may be behind them' },
  causesNote: {
    zh: '各组、各科室、各费用部分分别解释同一个变化，是线索而非结论。',
    en: 'Groups, members and parts of the bill each explain the same change: leads, not verdicts.',
  },
  redFrom: { zh: '红灯界限', en: 'red begins at' },
  ask: { zh: '请查', en: 'Ask' },
  quadrants: { zh: '象限图', en: 'Quadrants' },
  quality: { zh: '数据质量', en: 'Data quality' },
  item: { zh: '项目', en: 'Item' },
  methods: { zh: '指标定义、来源与阈值', en: 'Definitions, sources and thresholds' },
  meaning: { zh: '含义', en: 'Meaning' },
  source: { zh: '来源', en: 'Source' },
  thresholds: { zh: '阈值', en: 'Thresholds' },
  unit: { zh: '单位', en: 'Unit' },
  better: { zh: '方向', en: 'Better' },
  redLamps: { zh: '红灯数', en: 'Red lamps' },
  yellowLamps: { zh: '黄灯数', en: 'Yellow lamps' },
  litIndicators: { zh: '亮红灯或黄灯的指标', en: 'Indicators lit red or yellow' },
  noFindings: { zh: '本期未发现问题。', en: 'Nothing was found in the period.' },
  unsure: { zh: '不排除偶然', en: 'may be chance' },
  changes: { zh: '变化由来', en: 'What changed, and why' },
  whole: { zh: '合计', en: 'Whole' },
  rest: { zh: '其余', en: 'The rest' },
  moved: { zh: '变化', en: 'Change' },
  volume: { zh: '例数', en: 'Volume' },
  mix: { zh: '病组结构', en: 'Mix of groups' },
  price: { zh: '同病组例均', en: 'Same group, dearer or cheaper' },
  contents: { zh: '目录', en: 'Contents' },
  notes: { zh: '说明', en: 'Notes' },
} as const satisfies Readonly<Record<string, Words>>;

export const viewWords: Readonly<Record<ComparedView, Words>> = {
  hospital: { zh: '医疗机构', en: 'Hospitals' },
  department: { zh: '科室', en: 'Departments' },
  doctor: { zh: '医师', en: 'Doctors' },
  group: { zh: '病组', en: 'Groups' },
};

/** Never colour alone: a shape and a word as well. */
export const lampWords: Readonly<
  Record<LampColour, Words & { readonly shape: string; readonly short: Words }>
> = {
  red: { shape: '◆', zh: '红灯 超标', en: 'Red: over the limit', short: { zh: '红', en: 'red' } },
  yellow: { shape: '▲', zh: '黄灯 关注', en: 'Yellow: watch', short: { zh: '黄', en: 'yellow' } },
  green: { shape: '●', zh: '绿灯 正常', en: 'Green: in order', short: { zh: '绿', en: 'green' } },
  none: { shape: '', zh: '不亮灯', en: 'not lit', short: { zh: '', en: '' } },
};

/** Why there is no lamp. */
export const unlitWords: Readonly<Record<NonNullable<Figure['reason']>, Words>> = {
  'not-in-force': { zh: '未施行', en: 'not in force' },
  'no-threshold': { zh: '不设阈值', en: 'no threshold' },
  'no-data': { zh: '无数据', en: 'no data' },
  'few-cases': { zh: '例数不足', en: 'too few cases' },
  'few-peers': { zh: '同级不足', en: 'too few peers' },
  'few-months': { zh: '历史不足', en: 'too few months' },
};

/** What is forecast: how it is named, shown, and made of the sum in the table. */
export const measureWords = {
  cases: { words: { zh: '出院病例', en: 'Stays' }, unit: 'count', scale: 1 },
  weightE4: { words: { zh: '总权重', en: 'Total weight' }, unit: 'weight', scale: 1e-4 },
  costFen: { words: { zh: '住院总费用（元）', en: 'Cost (yuan)' }, unit: 'fen', scale: 1 },
  paymentFen: { words: { zh: '病组支付标准（元）', en: 'Payment (yuan)' }, unit: 'fen', scale: 1 },
  losDays: { words: { zh: '住院床日', en: 'Bed days' }, unit: 'count', scale: 1 },
} as const satisfies Readonly<
  Record<ForecastMeasure, { words: Words; unit: ManagementIndicator['unit']; scale: number }>
>;

export const amountWords: Readonly<Record<Amount, Words>> = {
  cost: { zh: '住院总费用', en: 'Cost of all stays' },
  payment: { zh: '病组支付标准', en: 'Payment of the groups' },
  balance: { zh: '结余', en: 'Balance' },
};

/** What stands behind the name of an indicator's column; empty where the figure says it. */
export const unitWords: Readonly<Record<ManagementIndicator['unit'], Words>> = {
  count: { zh: '', en: '' },
  weight: { zh: '', en: '' },
  index: { zh: '', en: '' },
  fen: { zh: '元', en: 'yuan' },
  days: { zh: '天', en: 'days' },
  share: { zh: '%', en: '%' },
  'ddd-per-100-days': { zh: 'DDDs/百人天', en: 'DDDs/100 days' },
  minutes: { zh: '分钟', en: 'minutes' },
  score: { zh: '分', en: 'score' },
};

export const betterWords: Readonly<Record<ManagementIndicator['better'], Words>> = {
  higher: { zh: '越高越好', en: 'higher is better' },
  lower: { zh: '越低越好', en: 'lower is better' },
  neither: { zh: '仅供了解，不亮灯', en: 'for information, never lit' },
};

export const dimensionWords: Readonly<Record<ManagementIndicator['dimension'], Words>> = {
  volume: { zh: '服务量', en: 'Volume' },
  outcome: { zh: '健康结果', en: 'Outcome' },
  cost: { zh: '费用与资源', en: 'Cost' },
  experience: { zh: '就医体验', en: 'Experience' },
  compliance: { zh: '合规', en: 'Compliance' },
  payment: { zh: '医保支付', en: 'Payment' },
};

export const categoryWords: Readonly<Record<RuleCategory, Words>> = {
  policy: { zh: '政策类', en: 'Policy' },
  management: { zh: '管理类', en: 'Management' },
  medical: { zh: '医疗类', en: 'Medical' },
  'drg-dip': { zh: 'DRG/DIP', en: 'DRG/DIP' },
};
