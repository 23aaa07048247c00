import type { DipGroup } from '../../core/grouping/dip/catalogue.ts';
import { neighbours } from './code-pool.ts';
import type { RowMaker } from './make-catalogue.ts';

/** Birth weights in grams of the four newborn groups. */
const weights = [
  { from: 0, to: 999 },
  { from: 1000, to: 1499 },
  { from: 1500, to: 1999 },
  { from: 2000, to: 2499 },
];
const byOperation = 15;

/** The 19 early groups: operations at any position, then newborns by weight. */
export function makeEarlyGroups({ random, procedures, score }: RowMaker): DipGroup[] {
  const together = neighbours(random, procedures, 2);
  const operated = Array.from({ length: byOperation }, (_, i) => {
    const cell = neighbours(random, procedures, random.int(1, 5)).join('|');
    // One asks two operations, the next one of them alone.
    const [alone = ''] = together;
    return i === 12 ? together.join('+') : i === 13 ? alone : cell;
  });
  return [
    ...operated.map((anyOperation, i) => ({
      code: `XQ-${i + 1}`,
      stage: 'early' as const,
      title: { zh: procedures.title(anyOperation.slice(0, 7)) },
      principal: '所有诊断',
      anyOperation,
      score: score(),
    })),
    ...weights.map((weightGrams, i) => ({
      code: `XQ-${byOperation + i + 1}`,
      stage: 'early' as const,
      title: { zh: `出生体重${weightGrams.from}-${weightGrams.to}克` },
      anyDiagnosis: 'P07',
      ageDaysUnder: 29,
      weightGrams,
      score: score(),
    })),
  ];
}
