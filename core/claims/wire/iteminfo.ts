import type { FeeCategoryTotal } from '../settlement-list.ts';
import { readFen } from './decimal.ts';
import type { WireDictionaries } from './dictionaries.ts';
import { required } from './field.ts';
import { listNode } from './node.ts';
import type { NodeReader } from './report.ts';
import { rowReader } from './row-reader.ts';
import { paddedCodeReader } from './text.ts';

/** Billed totals by fee category; a category sent twice is added up. `null` where the node is absent. */
export function iteminfoReader(
  dictionaries: WireDictionaries,
): NodeReader<readonly FeeCategoryTotal[] | null> {
  const fields = {
    med_chrgitm: required(paddedCodeReader(dictionaries.med_chrgitm_type)),
    amt: required(readFen),
  };
  const readRows = listNode(
    rowReader(fields, (row): FeeCategoryTotal => ({ category: row.med_chrgitm, amountFen: row.amt })),
  );
  return (node, report) => {
    const rows = readRows(node, report);
    return rows && addUp(rows);
  };
}

function addUp(rows: readonly FeeCategoryTotal[]): readonly FeeCategoryTotal[] {
  const totals = new Map<string, number>();
  for (const { category, amountFen } of rows) totals.set(category, (totals.get(category) ?? 0) + amountFen);
  return [...totals].map(([category, amountFen]) => ({ category, amountFen }));
}
