import { describe, expect, it } from 'vitest';
import { otherStayEvidence } from '../../../../core/rules/stays/other-stay-evidence.ts';
import { stayRecord } from '../../../support/stay-records.ts';

const stay = stayRecord({
  hospital: 'H1',
  settlementId: 'E',
  admittedOn: '2026-03-01',
  dischargedOn: '2026-03-05',
  principalDiagnosis: 'B20.000',
});

describe('another stay as evidence', () => {
  it('is told with its diagnosis to the hospital that had it', () => {
    expect(otherStayEvidence(stay, 'H1')).toEqual({
      kind: 'otherStay',
      ref: 'E',
      text: {
        zh: '住院2026-03-01至2026-03-05（机构H1），主要诊断B20.000',
        en: 'stay 2026-03-01 to 2026-03-05 at H1, principal diagnosis B20.000',
      },
    });
  });

  it.each([{}, { care: 'outpatient' as const }, { care: 'pharmacy' as const }])(
    'tells any other hospital where and when, never what for: %j',
    (care) => {
      const { text } = otherStayEvidence({ ...stay, ...care }, 'H2');
      expect(text.zh).toContain('H1');
      expect(text.en).toContain('2026-03-01');
      expect(JSON.stringify(text)).not.toContain('B20');
    },
  );
});
