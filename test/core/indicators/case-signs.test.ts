import { describe, expect, it } from 'vitest';
import { compileDrugReference } from '../../../core/drugs/drug-reference.ts';
import { parseDrugTable } from '../../../core/drugs/drug-tables.ts';
import { signReader } from '../../../core/indicators/case-signs.ts';
import { parseSignDefinitions } from '../../../core/indicators/sign-definitions.ts';
import { feeLine, settlementList } from '../../support/settlement-lists.ts';

const definitions = parseSignDefinitions({
  id: 'signs',
  source: 'test',
  parts: {
    drug: { categories: ['09', '11'] },
    slice: { categories: ['10'] },
    testing: { categories: ['03', '04'] },
    consumable: { categories: ['08'] },
    treatment: { categories: ['05'] },
    ct: { codePrefixes: ['0021030'] },
    mri: { codePrefixes: ['0021020'] },
  },
  hospitalInfection: { diagnosisPrefixes: ['T81.4', 'J18'] },
  operations: { kinds: ['operation', 'interventional'], minimallyInvasiveKinds: ['interventional'] },
  surgicalComplication: { diagnosisPrefixes: ['T81'] },
  personalAccounts: ['310200'],
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
const kinds = new Map([
  ['47.0901', 'operation'],
  ['47.0101', 'operation'],
  ['36.0700', 'interventional'],
  ['89.0700', 'diagnostic'],
] as const);
const read = signReader(definitions, {
  catalogue: new Map(),
  drugs,
  procedureKind: (code) => kinds.get(code as '47.0901') ?? null,
  minimallyInvasive: new Set(['47.0101']),
});
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
      slice: 0,
      testing: 22_000,
      consumable: 3_000,
      treatment: 0,
      ct: 22_000,
      mri: 0,
    });
  });

  it('come from fee categories where there are no lines, and say nothing of CT then', () => {
    const signs = signsOf({ feeLines: null, feeCategories: [{ category: '09', amountFen: 700 }] });
    expect(signs.partsFen).toEqual({ drug: 700, slice: 0, testing: 0, consumable: 0, treatment: 0 });
    expect(signs).not.toHaveProperty('dailyDosesE4');
  });

  it('are silent where the list is', () => {
    const list = { feeLines: null, diagnoses: [{ code: 'J18.900', name: null, presentOnAdmission: null }] };
    expect(signsOf(list)).toEqual({ scheme: 'chs-drg-1.1', transferred: false, operation: 'none' });
  });

  it('count daily doses of antibacterials: eight bottles of half a gram are two', () => {
    const bottles = feeLine({ code: ceftriaxone, category: '09', quantity: 8 });
    expect(signsOf({ feeLines: [bottles] }).dailyDosesE4).toBe(20_000);
    expect(signsOf({ feeLines: [] }).dailyDosesE4).toBe(0);
  });

  it('name who was given antibacterials, measured or not, and not who gave them back', () => {
    const other = feeLine({ code: 'XJ01DDT999B001010100001', category: '09' });
    expect(signsOf({ feeLines: [other] }).antibacterials).toBe(true);
    expect(signsOf({ feeLines: [other, { ...other, quantity: -1 }] }).antibacterials).toBe(false);
    expect(signsOf({ feeLines: null })).not.toHaveProperty('antibacterials');
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

describe('the operation of a stay', () => {
  const stayWith = (codes: readonly string[], parts: Parameters<typeof settlementList>[0] = {}) =>
    signsOf({
      procedures: codes.map((code) => ({
        code,
        name: null,
        performedOn: null,
        surgeon: null,
        anaesthesia: null,
      })),
      ...parts,
    });

  it('is told by kinds of procedures: an electrocardiogram is none, an unknown code neither', () => {
    expect(stayWith(['89.0700', '99.9999']).operation).toBe('none');
    expect(stayWith(['89.0700', '47.0901']).operation).toBe('open');
  });

  it('is minimally invasive through a scope or a vessel, also beside an open one', () => {
    expect(stayWith(['47.0901', '47.0101']).operation).toBe('minimally-invasive');
    expect(stayWith(['36.0700']).operation).toBe('minimally-invasive');
  });

  it('had a complication only where a diagnosis arose after admission, and nothing is said of other stays', () => {
    const bleeding = (presentOnAdmission: 'present' | 'absent' | null) => ({
      diagnoses: [{ code: 'T81.000', name: null, presentOnAdmission }],
    });
    expect(stayWith(['47.0901'], bleeding('absent')).complicated).toBe(true);
    expect(stayWith(['47.0901'], bleeding('present')).complicated).toBe(false);
    expect(stayWith(['47.0901'], bleeding(null))).not.toHaveProperty('complicated');
    expect(stayWith([], bleeding('absent'))).not.toHaveProperty('complicated');
  });
});

describe('what the funds paid', () => {
  it('leaves out what came of the patient’s own account', () => {
    const fundPayments = [
      { fund: '310100', amountFen: 500_000 },
      { fund: '310200', amountFen: 70_000 },
      { fund: '330100', amountFen: 30_000 },
    ];
    expect(signsOf({ fundPayments }).fundFen).toBe(530_000);
    expect(signsOf({ fundPayments: [] }).fundFen).toBe(0);
    expect(signsOf({ fundPayments: null })).not.toHaveProperty('fundFen');
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
