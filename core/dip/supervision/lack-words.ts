import type { Words } from '../../claims/words.ts';
import type { SupervisionLack } from './judge-supervised-case.ts';

/** What a case lacks, in words. */
export const lackWords: Readonly<Record<SupervisionLack, Words>> = {
  cost: { zh: '总费用', en: 'cost' },
  'group-mean': { zh: '同病种病例数', en: 'cases of the group' },
  'discharge-way': { zh: '离院方式', en: 'way of discharge' },
  operation: { zh: '手术操作', en: 'operations' },
  'other-stays': { zh: '其他住院记录', en: 'other stays' },
  rule: { zh: '规则未启用', en: 'the rule is not in use' },
  reference: { zh: '费用参照', en: 'reference of the cost' },
  'record-review': { zh: '病案审核', en: 'record review' },
};
