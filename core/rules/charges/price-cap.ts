import * as z from 'zod';
import type { HospitalLevel } from '../../claims/settlement-list.ts';
import { defineCheck } from '../check-definition.ts';
import { hitOnLines } from '../line-hit.ts';
import { type ChargedItem, type LineCheck, noData, verdictOf } from '../rule.ts';
import { linesAbovePrice } from './above-price.ts';

interface Cap {
  readonly name: string;
  /** By level of hospital; `any` where the level does not matter. */
  readonly fenByLevel: ReadonlyMap<HospitalLevel | 'any', number>;
}

/** An item charged above its highest price, which may depend on the level of the hospital. Level not known: no data. */
export const priceCap = defineCheck({
  tableKind: 'price-cap',
  parameters: z.strictObject({}),
  bind: ({ table }): LineCheck<Cap> => {
    const byCode = Map.groupBy(table.rows, ([code]) => code);
    const capOf = (rows: typeof table.rows): Cap => ({
      name: rows[0]?.[1] ?? '',
      fenByLevel: new Map(rows.map(([, , level, fen]) => [level ?? 'any', fen])),
    });
    return {
      reads: 'lines',
      limits: new Map([...byCode].map(([code, rows]) => [code, capOf(rows)])),
      run({ hospitalLevel }, charged) {
        const hits = charged.flatMap((item) => hitsOn(item, hospitalLevel));
        const needsLevel = charged.some(({ limit }) => !limit.fenByLevel.has('any'));
        return hospitalLevel === null && needsLevel && hits.length === 0
          ? noData('hospitalLevel')
          : verdictOf(hits);
      },
    };
  },
});

function hitsOn({ limit, lines }: ChargedItem<Cap>, level: HospitalLevel | null) {
  const { name, fenByLevel } = limit;
  const capFen = (level && fenByLevel.get(level)) ?? fenByLevel.get('any');
  const flagged = capFen ? linesAbovePrice(name, lines, capFen) : [];
  return flagged.length > 0 ? [hitOnLines(flagged, 'above-cap')] : [];
}
