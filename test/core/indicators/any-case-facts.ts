import * as fc from 'fast-check';
import type { CaseFacts } from '../../../core/indicators/case-facts.ts';

const severity = fc.constantFrom('violation', 'highly-suspicious', 'suspicious', 'reminder');
const fen = fc.integer({ min: 0, max: 5_000_000 });

/** Cases of few months, departments and groups, so that many of them meet in one cell. */
export const anyCaseFacts: fc.Arbitrary<CaseFacts> = fc.record({
  month: fc.constantFrom('2026-02', '2026-03'),
  department: fc.constantFrom('A03', 'A04.01', '内科|二病区'),
  doctor: fc.option(fc.constantFrom('D1', 'D2')),
  status: fc.constantFrom('grouped', 'ambiguous', 'ungroupable', 'dxUnmapped', 'outpatient'),
  group: fc.constantFrom('FV35', 'ES33', '0000', '?QY'),
  weightE4: fc.option(fc.integer({ min: 1, max: 200_000 })),
  costFen: fc.option(fen),
  paymentFen: fc.option(fen),
  outlier: fc.constantFrom('normal', 'high', 'low'),
  losDays: fc.integer({ min: 1, max: 90 }),
  died: fc.boolean(),
  verdicts: fc.record({ pass: fc.nat(12), fail: fc.nat(3), noData: fc.nat(12) }),
  findings: fc.array(
    fc.tuple(
      fc.constantFrom('GZ1', 'GZ10000204001000', 'GZ10000204005000', 'DS-1'),
      severity,
      fc.integer({ min: 1, max: 4 }),
      fen,
    ),
    { maxLength: 3 },
  ),
  signs: fc.record(
    {
      scheme: fc.constantFrom('chs-drg-1.0', 'chs-drg-1.1'),
      transferred: fc.boolean(),
      operation: fc.constantFrom('none', 'open', 'minimally-invasive'),
      daySurgery: fc.constant(true),
      infected: fc.boolean(),
      complicated: fc.boolean(),
      readmitted: fc.boolean(),
      intensiveCare: fc.boolean(),
      fundFen: fen,
      partsFen: fc.record(
        { drug: fen, slice: fen, testing: fen, consumable: fen, treatment: fen, ct: fen, mri: fen },
        { requiredKeys: ['drug', 'testing', 'consumable', 'treatment'] },
      ),
      antibacterials: fc.boolean(),
      dailyDosesE4: fc.nat(500_000),
    },
    { requiredKeys: ['scheme', 'transferred'] },
  ),
  identifiedFen: fen,
});

export const anyCases = fc.array(anyCaseFacts, { maxLength: 30 });
