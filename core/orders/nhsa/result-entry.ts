import type { Finding } from '../../rules/finding.ts';
import { legalBasisWords } from '../../rules/legal-basis-words.ts';
import { cutText } from '../cut-text.ts';
import type { NamedWarning } from '../order-check.ts';
import type { WarnedOrder, Warning } from '../warning.ts';
import { cutAtSentence } from './cut-at-sentence.ts';
import type { NhsaProtocol } from './nhsa-protocol.ts';
import { yuan } from './outlook-entry.ts';
import { lengthOf } from './protocol-fields.ts';
import { splitAmount } from './split-amount.ts';

/** Whom a result is about, by the caller's ids. */
export interface ResultContext {
  readonly patn_id: string;
  readonly mdtrt_id: string;
  readonly taskId: string | null;
  readonly protocol: NhsaProtocol;
  /** Where a rule was published. */
  readonly sourceOf: (rule: string, day: string) => string | null;
}

/** An entry of `result`. What stands after `task_id` is ours, for whoever knows it. */
export function resultEntry({ id, warning }: NamedWarning, context: ResultContext) {
  const { patn_id, mdtrt_id, taskId, protocol, sourceOf } = context;
  const { finding, advice, needsReason } = warning;
  const source = sourceOf(finding.rule_id, finding.occurred_on);
  const most = (name: string) => longest(protocol, name);
  return {
    jr_id: id,
    rule_id: finding.rule_id,
    rule_name: cutText(finding.rule_name.zh, most('rule_name')),
    vola_cont: contentOf(warning, most('vola_cont')),
    patn_id,
    mdtrt_id,
    judge_result_detail_dtos: detailsOf(id, warning, { patn_id, mdtrt_id }),
    vola_amt: yuan(finding.amount_fen),
    vola_amt_stas: isUnpriced(finding) ? '0' : '1',
    sev_deg: protocol.answer.sev_deg[finding.severity],
    vola_evid: cutAtSentence(basisOf(finding, source), most('vola_evid')),
    vola_bhvr_type: protocol.answer.vola_bhvr_type[finding.category],
    ...(taskId !== null && { task_id: taskId }),
    needs_reason: needsReason,
    told: {
      rule: finding.rule_name,
      evidence: finding.evidence.map(({ text }) => text),
      basis: finding.legal_basis.map(legalBasisWords),
      source,
    },
    advice,
    confidence: finding.confidence,
  };
}

function longest({ fields }: NhsaProtocol, name: string): number {
  const field = fields['result']?.find((row) => row.name === name);
  return field ? lengthOf(field) : Number.POSITIVE_INFINITY;
}

/** What is wrong, on what evidence, and what to do instead: the last is never cut for the sake of the others. */
function contentOf({ finding, advice }: Warning, most: number): string {
  const said = [finding.rule_name, ...finding.evidence.map(({ text }) => text)].map(({ zh }) => sentence(zh));
  const what = [...new Set(said)].join('');
  const instead = cutAtSentence(`建议：${sentence(advice.zh)}`, most / 2);
  return `${cutAtSentence(what, most - instead.length)}${instead}`;
}

function sentence(text: string): string {
  return /[。！？；]$/.test(text) ? text.replace(/；$/, '。') : `${text}。`;
}

/** `条例 38(2)` in full, and where the rule was published. */
function basisOf({ legal_basis }: Finding, source: string | null): string {
  const articles = legal_basis.map((basis) => `${legalBasisWords(basis).zh}。`);
  return [...articles, source === null ? '' : `规则来源：${source}`].join('');
}

/** Money is claimed by the rule, and the orders bear none that it could be reckoned from. */
function isUnpriced({ amount_fen, amount_method }: Finding): boolean {
  return amount_fen === 0 && amount_method !== 'none';
}

/** The orders concerned, whose amounts add up; a warning on no order has one line for the encounter. */
function detailsOf(
  id: string,
  { finding, orders }: Warning,
  whose: { readonly patn_id: string; readonly mdtrt_id: string },
) {
  const amounts = splitAmount(finding.amount_fen, orders.length === 0 ? [0] : orders.map(shareOf));
  const isCurrentKnown = orders.some(({ isCurrent }) => isCurrent);
  return amounts.map((amountFen, at) => {
    const order = orders[at];
    const isViolating = !order || order.isCurrent || amountFen !== 0 || !isCurrentKnown;
    return {
      jrd_id: `${id}-${at + 1}`,
      ...whose,
      ...(order && { rx_id: order.orderId }),
      vola_item_type: isViolating ? '1' : '2',
      vola_amt: yuan(amountFen),
    };
  });
}

function shareOf({ amountFen }: WarnedOrder): number {
  return amountFen;
}
