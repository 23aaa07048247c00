import type { Words } from '../core/claims/words.ts';
import type { DataQuality } from '../core/reports/report.ts';

/** One figure of what was sent and what could be made of it. */
export interface QualityLine {
  readonly name: Words;
  readonly value: number;
  readonly unit: 'count' | 'fen';
}

/** The figures of data quality in the order of the way of a claim. */
export function qualityLines({
  uploads,
  stays,
  outpatientBills,
  ungrouped,
  unpriced,
  verdicts,
}: DataQuality) {
  const line = (zh: string, en: string, value: number, unit: QualityLine['unit'] = 'count'): QualityLine => ({
    name: { zh, en },
    value,
    unit,
  });
  const ofUploads = uploads && [
    line('涉及本期的上传文件', 'Files that touched the period', uploads.files),
    line('其中读取记录', 'Records read in them', uploads.read),
    line('接收', 'Accepted', uploads.accepted),
    line('其中替换旧版', 'Of these replacing an earlier version', uploads.replaced),
    line('拒收', 'Rejected', uploads.rejected),
    line('重复', 'Duplicate', uploads.duplicate),
  ];
  return [
    ...(ofUploads ?? []),
    line('本期出院病例', 'Stays discharged in the period', stays),
    line('本期门诊结算', 'Outpatient bills of the period', outpatientBills),
    line('未入组病例', 'Stays in no group', ungrouped),
    line('病组无支付标准的病例', 'Stays in groups without a standard', unpriced.cases),
    line('上述病例费用', 'Cost of these stays', unpriced.costFen, 'fen'),
    line('规则答“通过”', 'Rules that answered pass', verdicts.pass),
    line('规则答“未通过”', 'Rules that answered fail', verdicts.fail),
    line('规则答“无数据”（不等于通过）', 'Rules that answered no data, which is no pass', verdicts.noData),
  ];
}
