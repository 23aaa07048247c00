import * as z from 'zod';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence, sayYuan } from '../evidence-words.ts';
import { type FlaggedLine, hitOnLines } from '../line-hit.ts';
import { type CaseCheck, type Hit, noData, verdictOf } from '../rule.ts';

const words = {
  product: {
    zh: '数量{quantity}×单价{price}元应为{expected}元，计费{amount}元',
    en: 'quantity {quantity} at {price} yuan makes {expected} yuan, charged {amount} yuan',
  },
  absurd: {
    zh: '数量{quantity}、单价{price}元不合理',
    en: 'a quantity of {quantity} at {price} yuan is beyond reason',
  },
  overRefunded: {
    zh: '同一项目退费数量超过计费数量{excess}',
    en: 'of this item {excess} more were taken back than charged',
  },
  totals: {
    zh: '费用明细合计{lines}元，清单收费项目合计{categories}元',
    en: 'the lines add up to {lines} yuan, the fee categories of the list to {categories} yuan',
  },
} as const satisfies Readonly<Record<string, Words>>;

const parameters = z.strictObject({
  /** How far an amount may be from quantity times price, in fen. */
  lineToleranceFen: z.number().nonnegative(),
  /** How far the lines may be from the totals of the list, in fen. */
  totalToleranceFen: z.number().nonnegative(),
  maxQuantity: z.number().positive(),
  maxUnitPriceFen: z.number().positive(),
});
type Limits = z.infer<typeof parameters>;

/**
 * Figures of fee lines that cannot be right: an amount that is not quantity times price, quantities and prices
 * beyond reason, more taken back than was charged, lines that do not add up to the list's totals. The money is
 * what was charged above quantity times price.
 */
export const feeLineFigures = defineCheck({
  tableKind: null,
  parameters,
  bind: ({ parameters: limits }): CaseCheck => ({
    reads: 'case',
    run(index) {
      const lines = index.list.feeLines;
      if (!lines) return noData('feeLines');
      const odd = lines.filter((line) => !isRight(line, limits));
      const flagged = [...odd.map((line) => flagFigures(line, limits)), ...flagOverRefunds(lines)];
      const onLines = flagged.length > 0 ? [hitOnLines(flagged, 'above-product')] : [];
      return verdictOf([...onLines, ...hitsOnTotals(index, lines, limits)]);
    },
  }),
});

function isRight({ quantity, unitPriceFen, amountFen }: FeeLine, limits: Limits): boolean {
  return (
    Math.abs(amountFen - quantity * unitPriceFen) <= limits.lineToleranceFen &&
    Math.abs(quantity) <= limits.maxQuantity &&
    unitPriceFen >= 0 &&
    unitPriceFen <= limits.maxUnitPriceFen
  );
}

function flagFigures(line: FeeLine, limits: Limits): FlaggedLine {
  const { quantity, unitPriceFen, amountFen } = line;
  const expectedFen = quantity * unitPriceFen;
  if (Math.abs(amountFen - expectedFen) > limits.lineToleranceFen) {
    const text = sayEvidence(words.product, {
      quantity,
      price: sayYuan(unitPriceFen),
      expected: sayYuan(expectedFen),
      amount: sayYuan(amountFen),
    });
    return { line, amountFen: Math.max(0, amountFen - expectedFen), text };
  }
  const text = sayEvidence(words.absurd, { quantity, price: sayYuan(unitPriceFen) });
  return { line, amountFen: 0, text };
}

function flagOverRefunds(lines: readonly FeeLine[]): readonly FlaggedLine[] {
  if (lines.every(({ quantity }) => quantity >= 0)) return [];
  const refunded = new Set(lines.filter(({ quantity }) => quantity < 0).map(({ code }) => code));
  return [...refunded].flatMap((code) => {
    const ofItem = lines.filter((line) => line.code === code);
    const left = ofItem.reduce((sum, { quantity }) => sum + quantity, 0);
    if (left >= -quantityRounding) return [];
    const text = sayEvidence(words.overRefunded, { excess: Number((-left).toFixed(4)) });
    return ofItem.filter(({ quantity }) => quantity < 0).map((line) => ({ line, amountFen: 0, text }));
  });
}

/** Quantities have four decimals. */
const quantityRounding = 0.00005;

function hitsOnTotals({ list, dischargedOn }: CaseIndex, lines: readonly FeeLine[], limits: Limits): Hit[] {
  if (!list.feeCategories || lines.length === 0) return [];
  const ofLinesFen = sumFen(lines);
  const ofCategoriesFen = sumFen(list.feeCategories);
  if (Math.abs(ofLinesFen - ofCategoriesFen) <= limits.totalToleranceFen) return [];
  const text = sayEvidence(words.totals, {
    lines: sayYuan(ofLinesFen),
    categories: sayYuan(ofCategoriesFen),
  });
  const evidence = [{ kind: 'case', ref: 'iteminfo', text } as const];
  return [
    {
      evidence,
      amountFen: 0,
      amountMethod: 'none',
      department: null,
      doctor: null,
      occurredOn: dischargedOn,
    },
  ];
}

function sumFen(parts: readonly { readonly amountFen: number }[]): number {
  return parts.reduce((sum, { amountFen }) => sum + amountFen, 0);
}
