import { wordsOf } from '../../claims/paid-by.ts';
import type { Words } from '../../claims/words.ts';
import { sayEvidence, sayYuan } from '../../rules/evidence-words.ts';
import { cutText } from '../cut-text.ts';
import type { CaseOutlook } from '../order-check.ts';
import { type Card, type CardStyle, summaryMax } from './card.ts';
import { outlookWords } from './card-words.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/** Where a stay stands, as one card for information. It asks nothing of anybody, so it has no id to answer to. */
export function outlookCard(outlook: CaseOutlook, { book, language }: CardStyle): Card {
  const rows = rowsOf(outlook, language);
  const { item, value, forecast, heading } = outlookWords;
  const table = [
    `| ${item[language]} | ${value[language]} |`,
    '| --- | --- |',
    ...rows.map(([label, text]) => `| ${label[language]} | ${escapeMarkdown(text)} |`),
  ];
  return {
    summary: summarize(outlook, language),
    detail: [`**${heading[language]}**`, table.join('\n'), forecast[language]].join('\n\n'),
    indicator: 'info',
    source: { label: book.source_label[language] },
  };
}

type Row = readonly [Words, string];

function rowsOf(outlook: CaseOutlook, language: keyof Words): Row[] {
  const { weightE4, costSoFarFen, daysSoFar, daysLeftAtPace, leftFen, usual } = outlook;
  const cases = usual && sayEvidence(outlookWords.cases, { count: usual.cases })[language];
  const left: Words = isOverrun(outlook) ? outlookWords.overrun : outlookWords.left;
  return [
    [wordsOf(outlook.paidBy, outlookWords.group), groupOf(outlook, language)],
    ...row(outlookWords.weight, weightE4, (weight) => (weight / 10_000).toFixed(4)),
    ...row(outlookWords.payment, outlook.expectedPaymentFen, sayYuan),
    ...row(outlookWords.cost, costSoFarFen, sayYuan),
    [outlookWords.days, String(daysSoFar)],
    ...row(outlookWords.pace, outlook.costPerDayFen, sayYuan),
    ...row(left, leftFen, (fen) => sayYuan(Math.abs(fen))),
    ...row(outlookWords.daysLeft, daysLeftAtPace, (days) => String(Math.max(0, Math.floor(days)))),
    ...row(outlookWords.projected, outlook.projectedCostFen, sayYuan),
    ...row(outlookWords.usual, usual?.costFen ?? null, (fen) => `${sayYuan(fen)}${cases}`),
  ];
}

/** No row for what is not known. */
function row(label: Words, figure: number | null, say: (figure: number) => string): Row[] {
  return figure === null ? [] : [[label, say(figure)]];
}

function summarize(outlook: CaseOutlook, language: keyof Words): string {
  const [colon, comma] = language === 'zh' ? ['：', '，'] : [': ', ', '];
  const { expectedPaymentFen, costSoFarFen, leftFen } = outlook;
  const left: Words = isOverrun(outlook) ? outlookWords.overrun : outlookWords.left;
  const figures = [
    ...row(outlookWords.payment, expectedPaymentFen, sayYuan),
    ...row(outlookWords.cost, costSoFarFen, sayYuan),
    ...row(left, leftFen, (fen) => sayYuan(Math.abs(fen))),
  ].map(([label, text]) => `${label[language]} ${text}`);
  return cutText([groupOf(outlook, language), figures.join(comma)].filter(Boolean).join(colon), summaryMax);
}

function groupOf({ group, title }: CaseOutlook, language: keyof Words): string {
  if (group === null) return outlookWords.noGroup[language];
  return title === null ? group : `${group} ${title[language]}`;
}

function isOverrun({ leftFen }: CaseOutlook): boolean {
  return leftFen !== null && leftFen < 0;
}
