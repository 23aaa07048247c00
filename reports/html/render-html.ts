import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { inWordsOf } from '../../core/claims/paid-by.ts';
import type { Report } from '../../core/reports/report.ts';
import { type Language, languageTags } from '../language.ts';
import { periodText } from '../period-text.ts';
import { reportWords, viewWords } from '../report-words.ts';
import { changeSection } from './change-section.ts';
import { quadrantSection, trendSection } from './chart-sections.ts';
import { indicatorSection } from './indicator-section.ts';
import { asIs, type Markup, markup } from './markup.ts';
import { methodSection, qualitySection } from './notes-sections.ts';
import { outlookSection } from './outlook-section.ts';
import { redLampSection } from './red-lamp-section.ts';
import { ruleSection } from './rule-section.ts';
import { styleSheet } from './style-sheet.ts';
import { summarySection } from './summary-section.ts';
import { unitSection } from './unit-section.ts';

/**
 * A report as one page that needs nothing else: to be read, and printed on A4. No script runs in it, and its style
 * sheet alone is let in by its hash. The same report gives the same text.
 */
export async function renderHtml(report: Report, language: Language): Promise<string> {
  const page = markup`<!doctype html>
<html lang="${languageTags[language]}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${titleOf(report, language)}</title><style>${asIs(styleSheet)}</style></head><body>
${heading(report, language)}
${contents(report, language)}
<main>
${summarySection(report, language)}
${redLampSection(report, language)}
${indicatorSection(report, language)}
${changeSection(report, language)}
${trendSection(report, language)}
${quadrantSection(report, language)}
${report.tables.map((table) => unitSection(table, report, language))}
${ruleSection(report, language)}
${outlookSection(report, language)}
${qualitySection(report, language)}
${methodSection(report, language)}
</main></body></html>
`;
  return inWordsOf(report.paidBy, String(await page));
}

const policy = `default-src 'none'; style-src 'sha256-${btoa(String.fromCharCode(...sha256(utf8ToBytes(styleSheet))))}'`;

function titleOf({ title, name, department, period }: Report, language: Language): string {
  const whose = [name[language], department?.name[language]].filter((part) => part !== undefined);
  return [...whose, periodText(period, language), title[language]].join(' · ');
}

function heading(report: Report, language: Language): Markup {
  const { title, name, department, scope, period, area } = report;
  const code = scope.kind === 'region' ? scope.region : scope.hospital;
  const means = {
    zh: `指数以${area.name.zh}（${area.region}）${area.from} 至 ${area.until} 各病组均值为 1。金额取整到元，精确值见工作簿。`,
    en: `Indices are 1 at the means by group of ${area.name.en} (${area.region}), ${area.from} to ${area.until}. Money is in whole yuan; the workbook has it exact.`,
  }[language];
  return markup`<header><h1>${name[language]} ${department?.name[language] ?? ''} ${title[language]}</h1>
<p class="about">${code}${department ? ` · ${department.code}` : ''} · ${periodText(period, language)}</p>
<p class="note">${means}</p></header>`;
}

function contents({ tables, quadrants, changes, redLamps, outlook }: Report, language: Language): Markup {
  const parts: (readonly [id: string, name: string])[] = [
    ['summary', reportWords.summary[language]],
    ...(redLamps.length > 0 ? [['red-lamps', reportWords.redLampCauses[language]] as const] : []),
    ['indicators', reportWords.indicators[language]],
    ...(changes.length > 0 ? [['changes', reportWords.changes[language]] as const] : []),
    ['trend', reportWords.trend[language]],
    ...(quadrants.length > 0 ? [['quadrants', reportWords.quadrants[language]] as const] : []),
    ...tables.map(({ view }) => [view, viewWords[view][language]] as const),
    ['rules', reportWords.rules[language]],
    ...(outlook ? [['outlook', reportWords.outlook[language]] as const] : []),
    ['quality', reportWords.quality[language]],
    ['methods', reportWords.methods[language]],
  ];
  return markup`<nav aria-label="${reportWords.contents[language]}"><ul>${parts.map(([id, name]) => markup`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>`;
}
