import * as z from 'zod';
import type { FeeCategoryTotal } from '../settlement-list.ts';
import { readFen } from './decimal.ts';
import type { WireDictionaries } from './dictionaries.ts';
import { required } from './field.ts';
import { listNode } from './node.ts';
import { paddedCodeReader } from './text.ts';

/** Billed totals by fee category; a category sent twice is added up. `null` where the node is absent. */
export function iteminfoSchema(dictionaries: WireDictionaries) {
  const row = z.object({
    med_chrgitm: required(paddedCodeReader(dictionaries.med_chrgitm_type)),
    amt: required(readFen),
  });
  return listNode(row).transform((rows): readonly FeeCategoryTotal[] | null => {
    if (rows === null) return null;
    const totals = new Map<string, number>();
    for (const { med_chrgitm, amt } of rows) totals.set(med_chrgitm, (totals.get(med_chrgitm) ?? 0) + amt);
    return [...totals].map(([category, amountFen]) => ({ category, amountFen }));
  });
}
