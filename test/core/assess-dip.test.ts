import { describe, expect, it } from 'vitest';
import { assessCase } from '../../core/assess-case.ts';
import { dipRecord } from '../../core/dip-record.ts';
import { installedKnowledge } from '../support/installed-knowledge.ts';
import { settlementList } from '../support/settlement-lists.ts';

const pneumonia = { code: 'J18.900', name: '肺炎', presentOnAdmission: 'present' } as const;
const failure = { code: 'J96.000', name: '急性呼吸衰竭', presentOnAdmission: 'present' } as const;

/** A stay of ten days in a city that pays by DIP, with fee categories and nothing in intensive care. */
function dipOf(parts: Parameters<typeof settlementList>[0]) {
  const list = settlementList({
    hospital: 'H99990000911',
    diagnoses: [pneumonia],
    feeLines: null,
    feeCategories: [{ category: '09', amountFen: 400_000 }],
    totalCostFen: 400_000,
    ...parts,
  });
  const { dip } = assessCase(list, installedKnowledge);
  if (!dip) throw new Error('no DIP');
  return { ...dipRecord(dip), group: installedKnowledge.dipGrouperOf('demo-2025').groupOf(dip.result.code) };
}

describe('a case by DIP', () => {
  it('has the factor of the type that it is of, where its group has one', () => {
    const { group, auxiliary_type, auxiliary_factor } = dipOf({ diagnoses: [pneumonia, failure] });
    expect(auxiliary_type).toBe('disease-severity/severe');
    expect(auxiliary_factor).toBe(group?.auxiliary?.find(({ type }) => type === auxiliary_type)?.factor);
    expect(auxiliary_factor).toBeGreaterThan(1);
  });

  it('has none where it is of no type that its group uses, and is then paid its score alone', () => {
    const plain = dipOf({});
    expect(plain).toMatchObject({ auxiliary_type: null, auxiliary_factor: 1 });
    const severe = dipOf({ diagnoses: [pneumonia, failure] });
    expect(severe.score).toBe(plain.score);
    const grown = (severe.standard_fen ?? 0) / (plain.standard_fen ?? 1);
    expect(grown).toBeCloseTo(severe.auxiliary_factor ?? 0, 4);
  });

  it('has none as long as nobody knows how the stay ended', () => {
    const open = dipOf({ diagnoses: [pneumonia, failure], stay: { dischargeWay: null } });
    expect(open.auxiliary_type).toBeNull();
  });
});
