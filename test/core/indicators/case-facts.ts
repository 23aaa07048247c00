import type { CaseFacts } from '../../../core/indicators/case-facts.ts';

/** A grouped case without findings: weight 1.5, cost 9,000 yuan, payment 10,000 yuan, eight days. */
export function caseFacts(parts: Partial<CaseFacts> = {}): CaseFacts {
  return {
    month: '2026-03',
    department: 'A03',
    doctor: 'D1',
    status: 'grouped',
    group: 'FV35',
    weightE4: 15_000,
    costFen: 900_000,
    paymentFen: 1_000_000,
    outlier: 'normal',
    losDays: 8,
    died: false,
    verdicts: { pass: 10, fail: 0, noData: 2 },
    findings: [],
    identifiedFen: 0,
    ...parts,
  };
}
