import { describe, expect, it } from 'vitest';
import type { Severity } from '../../../core/rules/finding.ts';
import { makeFinding } from '../../../core/rules/make-finding.ts';
import { declaration, indexOf } from '../../support/rule-runs.ts';
import { settlementList } from '../../support/settlement-lists.ts';

const index = indexOf(settlementList());
const hit = {
  evidence: [],
  amountFen: 0,
  amountMethod: 'none',
  department: null,
  doctor: null,
  occurredOn: '2026-03-02',
} as const;

describe('makeFinding', () => {
  it.each<[Severity, Severity | undefined, Severity]>([
    ['suspicious', undefined, 'suspicious'],
    ['suspicious', 'reminder', 'reminder'],
    ['reminder', 'suspicious', 'reminder'],
    ['violation', 'violation', 'violation'],
  ])(
    'of a rule declared %s, a hit said to be %s is %s: a region has the last word on how grave',
    (severity, ofHit, found) => {
      const seen = ofHit === undefined ? hit : { ...hit, severity: ofHit };
      expect(makeFinding(index, declaration({ severity }), seen).severity).toBe(found);
    },
  );
});
