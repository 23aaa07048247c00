import type { FactName } from '../expressions/vocabulary.ts';

/**
 * What formulas may name of any department, team or doctor, beside the measures that a scheme declares itself. Money is
 * in yuan here, as people write it.
 */
export const performanceFacts: readonly FactName[] = [
  fact('cases', '出院病例数', 'stays that ended in the period'),
  fact('weightedCases', '有权重的病例数', 'stays whose group has a weight'),
  fact('totalWeight', '总权重', 'sum of the relative weights of its stays'),
  fact('cmi', '病例组合指数（总权重÷有权重的病例数）', 'case-mix index: total weight by stays with a weight'),
  fact('bedDays', '住院床日', 'days in hospital'),
  fact('costYuan', '医疗总费用（元）', 'what its stays cost, in yuan'),
  fact('paymentYuan', '按病组应付（元）', 'what its stays are paid by group, in yuan'),
  fact('balanceYuan', '结余（元）：应付减费用', 'payment less cost of the stays that have both, in yuan'),
  fact('rbrvsPoints', 'RBRVS 点数', 'RBRVS points of its procedures'),
  fact(
    'weightedRbrvsPoints',
    'RBRVS 点数×病组权重',
    'RBRVS points of its procedures, each times the weight of its stay',
  ),
  fact(
    'procedureDifficulty',
    '手术操作平均难度系数',
    'mean difficulty of its procedures, as the table has it',
  ),
  fact('headcount', '人数', 'people who work there'),
];

/** The score of the scorecard, 0 to 100, as formulas name it. */
export const scoreName = 'scorecard';

/** What floors and caps may name besides. */
export const poolFacts: readonly FactName[] = [
  fact('poolYuan', '总额（元）', 'the pool, in yuan'),
  fact('poolPerHeadYuan', '人均（元）', 'the pool by the people of all units, in yuan'),
];

function fact(name: string, zh: string, en: string): FactName {
  return { name, type: 'double', title: { zh, en } };
}
