import type { Words } from '../claims/words.ts';
import { type Finding, gravestFirst, type Severity } from '../rules/finding.ts';
import type { Order } from './encounter.ts';
import { mergeFindings } from './merge-findings.ts';
import type { OrderQuestion } from './order-check.ts';
import type { WarnedOrder, Warning } from './warning.ts';
import { warningIdentity } from './warning-id.ts';

/** How a finding is told as a warning. */
export interface WarningManner {
  readonly needsReason: readonly Severity[];
  readonly adviceOn: (rule: string) => Words;
}

/**
 * What the findings on {@link billSoFar} mean to whoever is ordering: those that touch the orders at stake, by
 * the rules asked for, one for each rule and set of items.
 */
export function toWarnings(
  findings: readonly Finding[],
  { encounter, concerns, rules }: Pick<OrderQuestion, 'encounter' | 'concerns' | 'rules'>,
  manner: WarningManner,
): readonly Warning[] {
  const orders = new Map(encounter.orders.map((order) => [order.id, order]));
  const atStake = findings
    .filter(({ rule_id }) => rules === null || rules.has(rule_id))
    .map((finding) => ({ finding, on: ordersOf(finding, orders) }))
    .filter(({ on }) => concerns === 'all-orders' || on.some(({ isCurrent }) => isCurrent));
  const alike = Map.groupBy(atStake, ({ finding, on }) => [finding.rule_id, ...codesOf(finding, on)].join());
  return [...alike.values()].map((group) => {
    const findingsAlike = group.map(({ finding }) => finding).sort(byGravity) as [Finding, ...Finding[]];
    const finding = mergeFindings(findingsAlike);
    const { rule_id: rule, severity } = finding;
    const codes = codesOf(finding, ordersOf(finding, orders));
    return {
      identity: warningIdentity(encounter.hospital, encounter.encounterId, { rule, severity, codes }),
      finding,
      orders: warnedOrders(finding, orders),
      advice: manner.adviceOn(finding.rule_id),
      needsReason: manner.needsReason.includes(finding.severity),
    };
  });
}

type OrdersById = ReadonlyMap<string, Order>;

function ordersOf({ evidence }: Finding, orders: OrdersById): readonly Order[] {
  return evidence.flatMap(({ kind, ref }) => (kind === 'feeLine' ? (orders.get(ref) ?? []) : []));
}

/** Of the items, however often each is ordered; where there are none, of what else the finding rests on. */
function codesOf({ evidence }: Finding, on: readonly Order[]): readonly string[] {
  const codes = on.length > 0 ? on.map(({ code }) => code) : evidence.map(refOf);
  return [...new Set(codes)].sort();
}

function refOf({ kind, ref }: Finding['evidence'][number]): string {
  return `${kind}:${ref}`;
}

function byGravity(one: Finding, other: Finding): number {
  return (
    gravestFirst.indexOf(one.severity) - gravestFirst.indexOf(other.severity) ||
    other.amount_fen - one.amount_fen
  );
}

function warnedOrders({ evidence }: Finding, orders: OrdersById): readonly WarnedOrder[] {
  const warned = evidence.flatMap(({ kind, ref, amount_fen: amountFen = 0 }) => {
    const order = kind === 'feeLine' ? orders.get(ref) : undefined;
    return order ? [{ orderId: ref, code: order.code, isCurrent: order.isCurrent, amountFen }] : [];
  });
  return warned.sort((one, other) => Number(other.isCurrent) - Number(one.isCurrent));
}
