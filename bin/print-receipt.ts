import { type RejectionCode, rejectionWords } from '../core/claims/rejection-words.ts';
import type { Words } from '../core/claims/words.ts';
import type { Severity } from '../core/rules/finding.ts';
import { severityWords } from '../core/rules/severity-words.ts';
import type { Receipt } from '../functions/close/receipt.ts';
import { loadKnowledge } from '../platform/knowledge/load-knowledge.ts';
import { printTable } from './commands/print-table.ts';
import { say as write } from './say.ts';
import { yuan } from './yuan.ts';

const statusWords: Readonly<Record<Receipt['status'], Words>> = {
  processed: { zh: '已处理', en: 'processed' },
  incomplete: { zh: '部分处理', en: 'processed as far as it could be read' },
  refused: { zh: '未受理', en: 'refused' },
  waiting: { zh: '等待结算清单文件', en: 'waiting for the file of cases' },
};

/** Prints a receipt as the office wants to read it. */
export function printReceipt(receipt: Receipt): void {
  say(`回执 Receipt ${receipt.batch}`);
  say(`  文件 file      ${receipt.file} (${receipt.format ?? '-'}, ${receipt.encoding ?? '-'})`);
  say(`  医院 hospital  ${receipt.hospital}`);
  say(`  结果 outcome   ${statusWords[receipt.status].zh} ${statusWords[receipt.status].en}`);
  for (const { file, format, encoding, records } of receipt.parts ?? [])
    say(`    ${file.slice(receipt.file.length + 1)} (${format ?? '-'}, ${encoding ?? '-'}): ${records}`);
  for (const { code, message } of [...receipt.problems, ...receipt.notices]) {
    say(`  ! ${code}: ${message.zh} ${message.en}`);
  }
  printFeeLines(receipt);
  printRecords(receipt);
  printFindings(receipt);
  if (receipt.results_workbook !== undefined) say(`结果工作簿 results workbook: ${receipt.results_workbook}`);
}

function printFeeLines({ joined_with, fee_lines }: Receipt): void {
  if (joined_with !== undefined) say(`  合并 joined    ${joined_with}`);
  if (fee_lines === undefined) return;
  const { read, joined, orphaned, cases_without } = fee_lines;
  printTable(
    ['费用明细 fee lines', '已合并 joined', '无清单 without case', '无明细的清单 cases without lines'],
    [[read, joined, orphaned, cases_without]],
  );
}

function printRecords(receipt: Receipt): void {
  const { read, accepted, rejected, duplicate, replaced, withdrawn, outpatient } = receipt;
  printTable(
    [
      '读取 read',
      '接收 accepted',
      '其中门诊 outpatient',
      '其中替换 replaced',
      '其中撤销 withdrawn',
      '拒收 rejected',
      '重复 duplicate',
    ],
    [[read, accepted, outpatient.bills, replaced, withdrawn, rejected, duplicate]],
  );
  const { superseded, withdrawn_unknown } = receipt;
  if (superseded > 0)
    say(
      `  ${superseded} 条已有更新的上传，不计入汇总 a newer upload is there already: not counted in any summary`,
    );
  if (withdrawn_unknown > 0)
    say(`  ${withdrawn_unknown} 条撤销前没有对应的病例 withdraw a case that had not been counted`);
  const reasons = Object.entries(receipt.rejected_by_code);
  if (reasons.length === 0) return;
  printTable(
    ['拒收原因 why rejected', '说明 meaning', '行数 rows'],
    reasons.map(([code, rows]) => {
      const { zh, en } = rejectionWords(code as RejectionCode);
      return [code, `${zh} ${en}`, rows];
    }),
  );
  say(`逐行原因 line by line: ${receipt.rejected_records}`);
}

function printFindings({ findings, amount_identified_fen, flagged_cases }: Receipt): void {
  if (flagged_cases === 0) {
    say('未发现问题 no findings');
    return;
  }
  printTable(
    ['程度 severity', '发现 findings', '涉及金额 money'],
    Object.entries(severityWords)
      .map(([key, words]) => [key as Severity, words] as const)
      .filter(([severity]) => findings.by_severity[severity])
      .map(([severity, words]) => [
        `${words.zh} ${words.en}`,
        findings.by_severity[severity] ?? 0,
        yuan(findings.amount_fen_by_severity[severity] ?? 0),
      ]),
  );
  const names = new Map(loadKnowledge().rules.rules.map((rule) => [rule.id, rule.name]));
  printTable(
    ['规则 rule', '名称 name', '发现 findings', '涉及金额 money'],
    Object.entries(findings.by_rule).map(([rule, count]) => [
      rule,
      `${names.get(rule)?.zh ?? ''} ${names.get(rule)?.en ?? ''}`,
      count,
      yuan(findings.amount_fen_by_rule[rule] ?? 0),
    ]),
  );
  say(
    `识别金额 money identified: ${yuan(amount_identified_fen)}（${flagged_cases} 例 cases；同一费用行只计一次 each fee line once）`,
  );
}

function say(line: string): void {
  write(`${line}\n`);
}
