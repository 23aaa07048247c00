import { describe, expect, it } from 'vitest';
import { compileDrugReference } from '../../../core/drugs/drug-reference.ts';
import { parseDrugTable } from '../../../core/drugs/drug-tables.ts';
import { parseSignDefinitions, signReader } from '../../../core/indicators/case-signs.ts';
import { feeLine, settlementList } from '../../support/settlement-lists.ts';

const definitions = parseSignDefinitions({
  id: 'signs',
  source: 'test',
  parts: {
    drug: { categories: ['09', '11'] },
    testing: { categories: ['03', '04'] },
    consumable: { categories: ['08'] },
    treatment: { categories: ['05'] },
    ct: { codePrefixes: ['0021030'] },
    mri: { codePrefixes: ['0021020'] },
  },
  hospitalInfection: { diagnosisPrefixes: ['T81.4', 'J18'] },
});
const ceftriaxone = 'XJ01DDT023B001010100001';
const metadata = { title: { zh: '表', en: 'table' }, source: 'test', effective_from: '2025-01-01' };
const common = { ...metadata, effective_to: null, certainty: 'low' };
const drugs = compileDrugReference([
  parseDrugTable({
    ...common,
    id: 'daily',
    kind: 'daily-doses',
    rows: [['Ceftriaxone', '头孢曲松', 'parenteral', 2, 'g']],
  }),
  parseDrugTable({
    ...common,
    id: 'units',
    kind: 'unit-doses',
    rows: [[ceftriaxone, '头孢曲松', 'parenteral', 0.5]],
  }),
]);
const read = signReader(definitions, new Map(), drugs);
const signsOf = (parts: Parameters<typeof settlementList>[0]) => read(settlementList(parts), 'chs-drg-1.1');

describe('the signs of a stay', () => {
  it('are the parts of its bill, a CT both as itself and as an examination, refunds taken off', () => {
    const { partsFen } = signsOf({
      feeLines: [
        feeLine({ code: '002103000010000', category: '03', amountFen: 22_000 }),
        feeLine({ code: 'C1', category: '08', amountFen: 5_000 }),
        feeLine({ code: 'C1', category: '08', quantity: -1, amountFen: -2_000 }),
        feeLine({ code: 'T1', category: null, amountFen: 900 }),
      ],
    });
    expect(partsFen).toEqual({
      drug: 0,
      testing: 22_000,
      consumable: 3_000,
      treatment: 0,
      ct: 22_000,
      mri: 0,
    });
  });

  it('come from fee categories where there are no lines, and say nothing of CT then', () => {
    const signs = signsOf({ feeLines: null, feeCategories: [{ category: '09', amountFen: 700 }] });
    expect(signs.partsFen).toEqual({ drug: 700, testing: 0, consumable: 0, treatment: 0 });
    expect(signs).not.toHaveProperty('dailyDosesE4');
  });

  it('are silent where the list is', () => {
    const list = { feeLines: null, diagnoses: [{ code: 'J18.900', name: null, presentOnAdmission: null }] };
    expect(signsOf(list)).toEqual({ scheme: 'chs-drg-1.1', transferred: false });
  });

  it('count daily doses of antibacterials: eight bottles of half a gram are two', () => {
    const bottles = feeLine({ code: ceftriaxone, category: '09', quantity: 8 });
    expect(signsOf({ feeLines: [bottles] }).dailyDosesE4).toBe(20_000);
    expect(signsOf({ feeLines: [] }).dailyDosesE4).toBe(0);
  });

  it('do not guess the doses of an antibacterial that nobody measured', () => {
    const other = feeLine({ code: 'XJ01DDT999B001010100001', category: '09' });
    expect(signsOf({ feeLines: [other] })).not.toHaveProperty('dailyDosesE4');
  });

  it('call a pneumonia caught in hospital only what was not there on admission', () => {
    const infection = (presentOnAdmission: 'present' | 'absent') =>
      signsOf({ diagnoses: [{ code: 'J18.900', name: null, presentOnAdmission }] }).infected;
    expect(infection('absent')).toBe(true);
    expect(infection('present')).toBe(false);
  });
});

describe('unit doses', () => {
  it('of a substance without a daily dose by that route are refused', () => {
    const units = parseDrugTable({
      ...common,
      id: 'units',
      kind: 'unit-doses',
      rows: [[ceftriaxone, '头孢曲松', 'oral', 0.5]],
    });
    expect(() => compileDrugReference([units])).toThrow('no daily dose of 头孢曲松, oral');
  });
});
