import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Words } from '../../claims/words.ts';
import { sayEvidence, sayYuan } from '../../rules/evidence-words.ts';
import type { Severity } from '../../rules/finding.ts';
import { legalBasisWords } from '../../rules/legal-basis-words.ts';
import { severityWords } from '../../rules/severity-words.ts';
import { cutText } from '../cut-text.ts';
import type { Order } from '../encounter.ts';
import type { NamedWarning } from '../order-check.ts';
import type { Warning } from '../warning.ts';
import { type Card, type CardStyle, type Suggestion, summaryMax } from './card.ts';
import { detailWords } from './card-words.ts';
import { escapeMarkdown } from './escape-markdown.ts';

const indicators: Readonly<Record<Severity, Card['indicator']>> = {
  violation: 'critical',
  'highly-suspicious': 'warning',
  suspicious: 'info',
  reminder: 'info',
};

const linesMax = 8;

/** What a card may refer to. */
export interface CardContext {
  /** The encounter's orders by id. */
  readonly orders: ReadonlyMap<string, Order>;
  /** Ids of those that can still be deleted. */
  readonly deletable: ReadonlySet<string>;
}

/** A warning as a card: its id is the card's, so that feedback finds it. */
export function toCard({ id, warning }: NamedWarning, context: CardContext, style: CardStyle): Card {
  const { finding, needsReason } = warning;
  const { book, presentation, language } = style;
  const suggestions = suggestDeletions(id, warning, context, language);
  const { system, reasons } = presentation.overrideReasons;
  return {
    uuid: id,
    summary: summarize(warning, context, language),
    detail: explain(warning, context, language),
    indicator: indicators[finding.severity],
    source: {
      label: book.source_label[language],
      topic: { code: finding.rule_id, system: book.topic_system, display: finding.rule_name[language] },
    },
    ...(suggestions.length > 0 && { suggestions, selectionBehavior: 'any' }),
    ...(needsReason && {
      overrideReasons: reasons.map(({ code, words }) => ({ code, system, display: words[language] })),
      extension: { 'com.drg-sentinel.reason-required': true },
    }),
  };
}

function summarize({ finding, orders }: Warning, context: CardContext, language: keyof Words): string {
  const names = [...new Set(orders.map(({ orderId }) => nameOf(orderId, context)))];
  const [colon, comma] = language === 'zh' ? ['：', '、'] : [': ', ', '];
  const severity = severityWords[finding.severity][language];
  const parts = [severity, finding.rule_name[language], names.join(comma)].filter(Boolean);
  return cutText(parts.join(colon).replace(/[\p{Cc}\p{Cf}\s]+/gu, ' '), summaryMax);
}

function explain(warning: Warning, context: CardContext, language: keyof Words): string {
  const { finding, orders, advice } = warning;
  const colon = language === 'zh' ? '：' : ': ';
  const heading = (words: Words) => `**${words[language]}**`;
  const severity = `${heading(severityWords[finding.severity])} · ${escapeMarkdown(finding.rule_name[language])}`;
  const amount = `${detailWords.amount[language]} ¥${sayYuan(finding.amount_fen)}`;
  const ordered = orders.map(({ orderId, isCurrent, amountFen }) => {
    const standing = isCurrent ? '' : ` · ${detailWords.standing[language]}`;
    const money = amountFen === 0 ? '' : ` · ¥${sayYuan(amountFen)}`;
    return `${escapeMarkdown(nameOf(orderId, context))}${money}${standing}`;
  });
  const found = finding.evidence.map(({ text }) => escapeMarkdown(text[language]));
  const basis = finding.legal_basis.map((article) => escapeMarkdown(legalBasisWords(article)[language]));
  return [
    finding.amount_fen === 0 ? severity : `${severity} · ${amount}`,
    listed(heading(detailWords.orders), ordered, language),
    listed(heading(detailWords.evidence), [...new Set(found)], language),
    `${heading(detailWords.advice)}${colon}${escapeMarkdown(advice[language])}`,
    basis.length === 0 ? '' : `${heading(detailWords.basis)}${colon}${basis.join('; ')}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function listed(heading: string, lines: readonly string[], language: keyof Words): string {
  if (lines.length === 0) return '';
  const beyond = lines.length - linesMax;
  const more = beyond > 0 ? [sayEvidence(detailWords.more, { count: beyond })[language]] : [];
  return [heading, '', ...[...lines.slice(0, linesMax), ...more].map((line) => `- ${line}`)].join('\n');
}

/**
 * One suggestion for each order being written that can be deleted: of several that do not go together the clinician
 * chooses which one goes. A single one is recommended where going on needs a reason.
 */
function suggestDeletions(
  id: string,
  { orders, needsReason }: Warning,
  context: CardContext,
  language: keyof Words,
): Suggestion[] {
  const current = orders.filter(({ orderId, isCurrent }) => isCurrent && context.deletable.has(orderId));
  const isRecommended = needsReason && current.length === 1;
  return current.map(({ orderId }) => {
    const label = sayEvidence(detailWords.remove, { order: nameOf(orderId, context) })[language];
    return {
      label: cutText(label, summaryMax),
      uuid: suggestionId(id, orderId),
      ...(isRecommended && { isRecommended }),
      actions: [{ type: 'delete', description: label, resourceId: orderId }],
    };
  });
}

function nameOf(orderId: string, { orders }: CardContext): string {
  const order = orders.get(orderId);
  return order?.name ?? order?.code ?? orderId;
}

/** A UUID of version 8, always the same for the same order on the same card. */
function suggestionId(card: string, orderId: string): string {
  const digits = bytesToHex(sha256(utf8ToBytes(JSON.stringify([card, orderId]))));
  const third = `8${digits.slice(13, 16)}`;
  const fourth = `${((Number.parseInt(digits.slice(16, 17), 16) & 3) | 8).toString(16)}${digits.slice(17, 20)}`;
  return [digits.slice(0, 8), digits.slice(8, 12), third, fourth, digits.slice(20, 32)].join('-');
}
