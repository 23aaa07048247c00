import { describe, expect, it } from 'vitest';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'insurance-type-limit',
  parameters: {
    insurance: { zh: '生育保险', en: 'maternity insurance' },
    insuranceTypes: ['510'],
    careTypes: ['52'],
  },
  table: knowledgeTable('insurance-type', [['M1', '宫缩药']]),
});
const insurance = (typeCode: string) => ({ ...settlementList().insurance, typeCode });
const drug = (parts: Parameters<typeof feeLine>[0] = {}) => feeLine({ code: 'M1', ...parts });

describe('insuranceTypeLimit', () => {
  it.each([
    ['510', '21', 'pass'],
    ['310', '52', 'pass'],
    ['310', '21', 'fail'],
    ['310', null, 'no-data'],
    ['510', null, 'pass'],
  ])('settled under %s, charged under care type %s: %s', (typeCode, careType, verdict) => {
    const list = settlementList({ insurance: insurance(typeCode), feeLines: [drug({ careType })] });
    expect(verdictOf(run(list))).toBe(verdict);
  });

  it('blames the offending lines alone, though others do not say their care type', () => {
    const feeLines = [
      drug({ serial: 'L1', careType: '52' }),
      drug({ serial: 'L2' }),
      drug({ serial: 'L3', careType: null }),
    ];
    expect(blamedLines(run(settlementList({ feeLines })))).toEqual(['L2=1000']);
  });

  it('asks for no care type where none excuses', () => {
    const workInjury = ruleUnderTest({
      check: 'insurance-type-limit',
      parameters: { insurance: { zh: '工伤保险', en: 'x' }, insuranceTypes: ['410'], careTypes: [] },
      table: knowledgeTable('insurance-type', [['M1', '疫苗']]),
    });
    expect(verdictOf(workInjury(settlementList({ feeLines: [drug({ careType: null })] })))).toBe('fail');
  });

  it('lets go what was refunded', () => {
    expect(verdictOf(run(settlementList({ feeLines: [drug(), refundOf(drug())] })))).toBe('pass');
  });
});
