import type { Sheet } from 'write-excel-file/node';
import type { Report } from '../../core/reports/report.ts';
import { severityWords } from '../../core/rules/severity-words.ts';
import { categoryWords, reportWords } from '../report-words.ts';
import { headRow, numberCell, textCell, wordsCell } from './cells.ts';
import { sheetOf } from './sheet-of.ts';

const heads = [
  ...['code', 'rule', 'category', 'severity', 'legalBasis', 'findings'],
  ...['identified', 'confirmed', 'recovered'],
] as const;
const unknown = { zh: '', en: '' };

/** What each rule found. */
export function ruleSheet({ rules }: Report): Sheet<Buffer> {
  const rows = rules.map(
    ({ rule, name, category, severity, legalBasis, findings, identifiedFen, reviewed }) => [
      textCell(rule),
      wordsCell(name),
      wordsCell(category ? categoryWords[category] : unknown),
      wordsCell(severity ? severityWords[severity] : unknown),
      textCell(legalBasis.join(', ')),
      numberCell(findings, 'count'),
      numberCell(identifiedFen, 'fen'),
      numberCell(reviewed?.confirmedFen ?? null, 'fen'),
      numberCell(reviewed?.recoveredFen ?? null, 'fen'),
    ],
  );
  const head = headRow(heads.map((id) => reportWords[id]));
  return sheetOf({ zh: '规则', en: 'Rules' }, [head, ...rows], [26, 40, 14, 18, 22, 10, 16, 16, 16]);
}
