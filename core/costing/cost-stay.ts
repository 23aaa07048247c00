import type { Catalogue } from '../claims/catalogue.ts';
import type { FeeLine, SettlementList } from '../claims/settlement-list.ts';
import { type ActivityList, type ActivityLists, activityFen } from './activity-lists.ts';
import { costFen, type UnitCosts } from './unit-cost-table.ts';

/**
 * How the cost of what was billed is known: by its unit cost; by the activities of an operation, which cover it; by the
 * declared share of its fee category; not at all.
 */
export type CostBasis = 'unit-cost' | 'activity' | 'ratio' | 'none';

/** An item of a stay, all its lines together, refunds taken off. */
export interface CostedItem {
  /** Catalogue code; `fee-09` where only categories of fees are told. */
  readonly code: string;
  /** As billed, else as the catalogue has it. */
  readonly name: string | null;
  readonly basis: CostBasis;
  /** `null` where only the category is told. */
  readonly quantity: number | null;
  readonly revenueFen: number;
  /** Nought where activities cover it; `null` where nobody knows. */
  readonly costFen: number | null;
}

/** A stay with its direct costs. */
export interface CostedStay {
  readonly items: readonly CostedItem[];
  /** Activity lists of its operations, once each time that one was performed. */
  readonly performed: readonly ActivityList[];
}

/** What costs are known by. */
export interface CostKnowledge {
  readonly unitCosts: UnitCosts;
  readonly activities: ActivityLists;
  /** Cost as a share of what is billed, by fee category. */
  readonly ratios: Readonly<Record<string, number>>;
  readonly catalogue: Catalogue;
}

/** The direct costs of a stay, item by item. */
export function costStay(
  { feeLines, feeCategories, procedures }: Pick<SettlementList, 'feeLines' | 'feeCategories' | 'procedures'>,
  knowledge: CostKnowledge,
): CostedStay {
  const performed = procedures.flatMap(({ code }) => knowledge.activities.get(code) ?? []);
  if (!feeLines) return { items: itemsOfCategories(feeCategories ?? [], knowledge), performed };
  const covered = new Set(performed.flatMap(({ covers }) => covers));
  const byCode = Map.groupBy(feeLines, ({ code }) => code);
  const items = [...byCode].map(([code, lines]) => itemOf(code, lines, covered.has(code), knowledge));
  return { items, performed };
}

/** Fen that the activities of the operations came to. */
export function performedFen({ performed }: CostedStay): number {
  return performed
    .flatMap(({ activities }) => activities)
    .reduce((sum, activity) => sum + activityFen(activity), 0);
}

function itemOf(
  code: string,
  lines: readonly FeeLine[],
  isCovered: boolean,
  { unitCosts, ratios, catalogue }: CostKnowledge,
): CostedItem {
  const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
  const revenueFen = Math.round(lines.reduce((sum, line) => sum + line.amountFen, 0));
  const name = lines[0]?.name ?? catalogue.get(code)?.name ?? null;
  const item = { code, name, quantity, revenueFen };
  if (isCovered) return { ...item, basis: 'activity', costFen: 0 };
  const unitCostE6 = unitCosts.get(code);
  if (unitCostE6 !== undefined)
    return { ...item, basis: 'unit-cost', costFen: costFen(quantity, unitCostE6) };
  const category = lines[0]?.category ?? catalogue.get(code)?.category ?? '';
  return { ...item, ...byRatio(revenueFen, ratios[category]) };
}

function itemsOfCategories(
  categories: NonNullable<SettlementList['feeCategories']>,
  { ratios }: CostKnowledge,
): readonly CostedItem[] {
  return categories.map(({ category, amountFen }) => {
    const revenueFen = Math.round(amountFen);
    return {
      code: `fee-${category}`,
      name: null,
      quantity: null,
      revenueFen,
      ...byRatio(revenueFen, ratios[category]),
    };
  });
}

function byRatio(revenueFen: number, ratio: number | undefined): Pick<CostedItem, 'basis' | 'costFen'> {
  if (ratio === undefined) return { basis: 'none', costFen: null };
  return { basis: 'ratio', costFen: Math.round(revenueFen * ratio) };
}
