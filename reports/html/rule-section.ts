import type { Report, RuleRow } from '../../core/reports/report.ts';
import { severityWords } from '../../core/rules/severity-words.ts';
import { moneyText } from '../figure-text.ts';
import type { Language } from '../language.ts';
import { categoryWords, reportWords } from '../report-words.ts';
import { valueCell } from './figure-cell.ts';
import { type Markup, markup } from './markup.ts';

const textHeads = ['rule', 'category', 'severity', 'legalBasis'] as const;

/** What each rule found, with the law it rests on and the money. */
export function ruleSection(report: Report, language: Language): Markup {
  const { rules, flaggedCases, identifiedFen } = report;
  if (rules.length === 0)
    return markup`
<section id="rules"><h2>${reportWords.rules[language]}</h2><p>${reportWords.noFindings[language]}</p></section>`;
  const note = {
    zh: `问题病例 ${flaggedCases} 例，识别金额合计 ${moneyText(identifiedFen)}（同一费用行只计一次；下表各规则分别全额计，故合计可能更大）。发现是线索，不是结论。条例指《医疗保障基金使用监督管理条例》。`,
    en: `${flaggedCases} cases with findings, ${moneyText(identifiedFen)} identified in all (each fee line once; below each rule counts in full, so its sum may be more). A finding is a lead, not a verdict. Articles are those of the Regulation on the Supervision and Administration of the Use of Medical Security Funds.`,
  }[language];
  return markup`
<section class="page" id="rules"><h2>${reportWords.rules[language]}</h2>
<p class="note">${note}</p>
<div class="scroll"><table>
<thead><tr>${textHeads.map((head) => markup`<th scope="col" class="text">${reportWords[head][language]}</th>`)}<th scope="col">${reportWords.findings[language]}</th>${moneyHeads(rules).map((head) => markup`<th scope="col">${reportWords[head][language]}</th>`)}</tr></thead>
<tbody>${rules.map((row) => ruleRow(row, language))}</tbody></table></div></section>`;
}

function ruleRow(
  { rule, name, category, severity, legalBasis, findings, identifiedFen, reviewed }: RuleRow,
  language: Language,
): Markup {
  const decided =
    reviewed && [reviewed.confirmedFen, reviewed.recoveredFen].map((fen) => valueCell(fen, 'fen', language));
  const title = name[language] === rule ? rule : `${rule} ${name[language]}`;
  return markup`<tr><th scope="row">${title}</th><td class="text">${category ? categoryWords[category][language] : '–'}</td><td class="text">${severity ? severityWords[severity][language] : '–'}</td><td class="text">${basisText(legalBasis, language)}</td>${valueCell(findings, 'count', language)}${valueCell(identifiedFen, 'fen', language)}${decided ?? ''}</tr>
`;
}

function basisText(articles: readonly string[], language: Language): string {
  if (articles.length === 0) return '–';
  return articles
    .map((article) => (language === 'zh' ? article : article.replace('条例', 'art.')))
    .join(', ');
}

/** Identified, confirmed and recovered money stand apart, as far as they are known. */
function moneyHeads([first]: readonly RuleRow[]): readonly ('identified' | 'confirmed' | 'recovered')[] {
  return first?.reviewed ? ['identified', 'confirmed', 'recovered'] : ['identified'];
}
