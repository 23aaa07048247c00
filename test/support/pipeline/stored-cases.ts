import { ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import { addCost, type CostSketch, emptyCostSketch, mergeSketch } from '../../../core/costs/cost-sketch.ts';
import type { Result } from '../../../core/result.ts';
import type { Finding } from '../../../core/rules/finding.ts';
import { stack, table } from './outsider.ts';

/** A case of the table with the findings that stand beside it. */
export interface StoredCase {
  readonly result: Result;
  readonly findings: readonly Finding[];
}

/** Everything in the table. */
export async function allItems(): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let from: ScanCommandInput['ExclusiveStartKey'];
  do {
    const page = await table.send(new ScanCommand({ TableName: stack.table, ExclusiveStartKey: from }));
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
}

/**
 * All cases of a hospital that have a result, by settlement id.
 * @param months of discharge. Default: all
 */
export async function casesOf(
  hospital: string,
  months?: readonly string[],
): Promise<ReadonlyMap<string, StoredCase>> {
  const stored = (await allItems()).filter(({ pk }) => String(pk).startsWith(`CASE#${hospital}#`));
  const cases = new Map<string, { result: Result; findings: Finding[] }>();
  for (const item of stored) {
    const result = item['result'] as Result | undefined;
    if (item['sk'] !== 'CASE' || !result) continue;
    if (months?.includes(result.discharged_on.slice(0, 7)) === false) continue;
    cases.set(result.setl_id, { result, findings: [] });
  }
  for (const { pk: _pk, sk, seq: _seq, place: _place, ...finding } of stored) {
    if (sk !== 'CASE')
      cases.get((finding as unknown as Finding).setl_id)?.findings.push(finding as unknown as Finding);
  }
  return cases;
}

/** The figures of one cell, as far as results and findings can tell them. */
export interface Figures {
  readonly counts: Readonly<Record<string, number>>;
  readonly costs: CostSketch;
}

/** Figures by `month view key`. */
export type Summaries = ReadonlyMap<string, Figures>;

/**
 * What the summaries of a hospital ought to say: every case counted once, as it now stands.
 * @param months of discharge. Default: all
 */
export async function recountedSummaries(hospital: string, months?: readonly string[]): Promise<Summaries> {
  const summaries = new Map<string, Figures>();
  for (const stored of (await casesOf(hospital, months)).values()) {
    for (const address of addressesOf(stored.result)) addFigures(summaries, address, figuresOf(stored));
  }
  return summaries;
}

function addressesOf({ discharged_on, department, doctor, paid }: Result): readonly string[] {
  const month = discharged_on.slice(0, 7);
  const views = [`${month} total all`, `${month} department ${department}`];
  if (paid.status !== 'outpatient') views.push(`${month} group ${paid.scheme}/${paid.group}`);
  return doctor === null ? views : [...views, `${month} doctor ${doctor}`];
}

function figuresOf(stored: StoredCase): Figures {
  const { cost_fen, status } = stored.result;
  if (status === 'outpatient') {
    const counts = { outpatientBills: 1, outpatientFen: cost_fen ?? 0, ...findingCounts(stored) };
    return { counts, costs: emptyCostSketch };
  }
  const costs = cost_fen === null ? emptyCostSketch : addCost(emptyCostSketch, cost_fen);
  return { counts: { ...stayCounts(stored), ...findingCounts(stored) }, costs };
}

function stayCounts({ result }: StoredCase): Record<string, number> {
  const { cost_fen, payment_fen, weight } = result;
  return {
    cases: 1,
    grouped: Number(result.paid.status === 'grouped'),
    weighted: Number(weight !== null),
    weightE4: Math.round((weight ?? 0) * 10_000),
    costed: Number(cost_fen !== null),
    costFen: cost_fen ?? 0,
    paymentFen: payment_fen ?? 0,
    balanced: Number(result.balance_fen !== null),
    balanceFen: result.balance_fen ?? 0,
    losDays: result.los_days,
    [`outlier/${result.outlier}`]: 1,
    [`status/${result.paid.status}`]: 1,
  };
}

function findingCounts({ result, findings }: StoredCase): Record<string, number> {
  const { verdicts } = result;
  const counts: Record<string, number> = {
    flagged: Number(findings.length > 0),
    findings: findings.length,
    identifiedFen: result.amount_identified_fen,
    'verdicts/pass': verdicts.pass,
    'verdicts/fail': verdicts.fail,
    'verdicts/no_data': verdicts.no_data,
  };
  for (const { rule_id, severity, amount_fen } of findings) {
    for (const [name, count] of [
      [`rule/${rule_id}`, 1],
      [`ruleFen/${rule_id}`, amount_fen],
      [`severity/${severity}`, 1],
      [`severityFen/${severity}`, amount_fen],
    ] as const) {
      counts[name] = (counts[name] ?? 0) + count;
    }
  }
  return counts;
}

export function addFigures(summaries: Map<string, Figures>, address: string, more: Figures): void {
  const counts: Record<string, number> = { ...summaries.get(address)?.counts };
  for (const [name, count] of Object.entries(more.counts)) counts[name] = (counts[name] ?? 0) + count;
  const some = Object.entries(counts).filter(([, count]) => count !== 0);
  const costs = mergeSketch(summaries.get(address)?.costs ?? emptyCostSketch, more.costs);
  summaries.set(address, { counts: Object.fromEntries(some), costs });
}
