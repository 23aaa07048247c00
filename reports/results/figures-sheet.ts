import type { Row, Sheet } from 'write-excel-file/node';
import type { Words } from '../../core/claims/words.ts';
import type { Severity } from '../../core/rules/finding.ts';
import { severityWords } from '../../core/rules/severity-words.ts';
import { headRow, numberCell, textCell } from '../workbook/cells.ts';
import { sheetOf } from '../workbook/sheet-of.ts';
import type { BatchResults } from './batch-results.ts';
import { mostShown } from './shown-case.ts';

type Unit = Parameters<typeof numberCell>[1];

/** The figures of the receipt, and what of the batch the other sheets do not show. */
export function figuresSheet(results: BatchResults): Sheet<Buffer> {
  const { figures } = results;
  const text = (words: Words, value: string): Row => [
    textCell(words.zh),
    textCell(words.en),
    textCell(value),
  ];
  const rows: Row[] = [
    text({ zh: '批次', en: 'Batch' }, figures.batch),
    text({ zh: '医院', en: 'Hospital' }, figures.hospital),
    text({ zh: '文件', en: 'File' }, figures.file),
    text({ zh: '上传时间', en: 'Uploaded' }, figures.uploaded_at),
    text({ zh: '完成时间', en: 'Closed' }, figures.closed_at),
    ...counted(results).map(([words, value, unit]) => [
      textCell(words.zh),
      textCell(words.en),
      numberCell(value, unit),
    ]),
    ...leftOut(results).map(({ zh, en }) => [textCell(zh, { wrap: true }), textCell(en, { wrap: true })]),
  ];
  const heads = [
    { zh: '项目', en: '项目' },
    { zh: 'Item', en: 'Item' },
    { zh: '数值', en: 'Value' },
  ];
  return sheetOf({ zh: '回执', en: 'Receipt' }, [headRow(heads), ...rows], [44, 44, 40]);
}

function counted({ figures }: BatchResults): readonly (readonly [Words, number | null, Unit])[] {
  const { by_severity, amount_fen_by_severity } = figures.findings;
  const severities = Object.entries(severityWords) as [Severity, Words][];
  return [
    [{ zh: '读取', en: 'Read' }, figures.read, 'count'],
    [{ zh: '接收', en: 'Accepted' }, figures.accepted, 'count'],
    [{ zh: '拒收', en: 'Rejected' }, figures.rejected, 'count'],
    [{ zh: '重复', en: 'Duplicate' }, figures.duplicate, 'count'],
    [{ zh: '其中替换', en: 'Of the accepted, replacing earlier ones' }, figures.replaced, 'count'],
    [{ zh: '其中撤销', en: 'Of the accepted, withdrawals' }, figures.withdrawn, 'count'],
    [{ zh: '门诊', en: 'Outpatient bills' }, figures.outpatient.bills, 'count'],
    [{ zh: '入组', en: 'Grouped' }, figures.grouped, 'count'],
    [{ zh: '总权重', en: 'Total weight' }, figures.total_weight, 'weight'],
    [{ zh: 'CMI', en: 'CMI' }, figures.cmi, 'index'],
    [{ zh: '费用（元）', en: 'Cost, yuan' }, figures.cost_fen, 'fen'],
    [{ zh: '支付标准（元）', en: 'Payment, yuan' }, figures.payment_fen, 'fen'],
    [{ zh: '结余（元）', en: 'Balance, yuan' }, figures.balance_fen, 'fen'],
    [{ zh: '有疑点的病例', en: 'Cases with findings' }, figures.flagged_cases, 'count'],
    [{ zh: '涉及金额（元）', en: 'Money identified, yuan' }, figures.amount_identified_fen, 'fen'],
    ...severities.flatMap(([severity, { zh, en }]) => [
      [{ zh: `疑点：${zh}`, en: `Findings: ${en}` }, by_severity[severity] ?? 0, 'count'] as const,
      [
        { zh: `涉及金额：${zh}（元）`, en: `Money: ${en}, yuan` },
        amount_fen_by_severity[severity] ?? 0,
        'fen',
      ] as const,
    ]),
  ];
}

function leftOut({ figures, cases, rejected }: BatchResults): readonly Words[] {
  const found = Object.values(figures.findings.by_rule).reduce((sum, count) => sum + count, 0);
  const shown = Math.min(
    mostShown.findings,
    cases.reduce((sum, { findings }) => sum + findings.length, 0),
  );
  const counting = figures.accepted - figures.withdrawn - figures.superseded;
  const rest = (all: number, of: number) => Math.max(0, all - of);
  return [
    {
      zh: `“病例”列出文件中最前面计入的 ${cases.length} 例；未列出 ${rest(counting, cases.length)} 例，见系统的病例页面。`,
      en: `"Cases" shows the first ${cases.length} cases of the file that count; ${rest(counting, cases.length)} are left out and stand in the portal.`,
    },
    {
      zh: `“疑点”列出这些病例的 ${shown} 项；未列出 ${rest(found, shown)} 项，见系统的疑点页面。`,
      en: `"Findings" shows ${shown} of these cases; ${rest(found, shown)} are left out and stand in the portal.`,
    },
    {
      zh: `“拒收”列出 ${rejected.length} 条；未列出 ${rest(figures.rejected, rejected.length)} 条，全部见 ${figures.rejected_records}。`,
      en: `"Rejected" shows ${rejected.length} records; ${rest(figures.rejected, rejected.length)} are left out. All stand in ${figures.rejected_records}.`,
    },
  ];
}
