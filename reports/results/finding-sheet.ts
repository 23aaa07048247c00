import type { Sheet } from 'write-excel-file/node';
import { severityWords } from '../../core/rules/severity-words.ts';
import { headRow, numberCell, textCell, wordsCell } from '../workbook/cells.ts';
import { sheetOf } from '../workbook/sheet-of.ts';
import { mostShown, type ShownCase } from './shown-case.ts';

const heads = [
  { zh: '结算清单流水号', en: 'Settlement' },
  { zh: '规则', en: 'Rule' },
  { zh: '规则名称', en: 'Name' },
  { zh: '程度', en: 'Severity' },
  { zh: '依据', en: 'Evidence in Chinese' },
  { zh: '依据（英文）', en: 'Evidence in English' },
  { zh: '涉及金额（元）', en: 'Money, yuan' },
  { zh: '发生日期', en: 'Day' },
  { zh: '法规依据', en: 'Legal basis' },
];

/** A finding a row, in the order of the cases. */
export function findingSheet(cases: readonly ShownCase[]): Sheet<Buffer> {
  const rows = cases
    .flatMap(({ result, findings }) => findings.map((finding) => ({ id: result.setl_id, finding })))
    .slice(0, mostShown.findings)
    .map(({ id, finding }) => [
      textCell(id),
      textCell(finding.rule_id),
      wordsCell(finding.rule_name),
      wordsCell(severityWords[finding.severity]),
      textCell(finding.evidence.zh, { wrap: true }),
      textCell(finding.evidence.en, { wrap: true }),
      numberCell(finding.amount_fen, 'fen'),
      textCell(finding.occurred_on),
      textCell(finding.legal_basis.join('; '), { wrap: true }),
    ]);
  const widths = [22, 20, 32, 16, 50, 50, 14, 12, 30];
  return sheetOf({ zh: '疑点', en: 'Findings' }, [headRow(heads), ...rows], widths, {
    stickyColumnsCount: 1,
  });
}
