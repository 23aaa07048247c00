import { describe, expect, it } from 'vitest';
import { smallGrouper, stay } from '../../../support/dip/small-dip-catalogue.ts';
import { nationalGrouper } from '../national-grouper.ts';

describe('rows of the 3.0 sheets', () => {
  it('are tried stage by stage, whatever their order in the file, and row by row within one', () => {
    const grouper = smallGrouper([
      { code: 'JC-1', principal: 'K35.8' },
      { code: 'BX-1', stage: 'merged', principal: 'K35', main: '47.01' },
      { code: 'JC-2', principal: 'K35' },
    ]);
    expect(grouper.group(stay(['K35.800'], ['47.0100'])).code).toBe('BX-1');
    expect(grouper.group(stay(['K35.800'])).code).toBe('JC-1');
    expect(grouper.group(stay(['K35.900'])).code).toBe('JC-2');
  });

  it('count early operations at any position, and newborns by age in days and weight', () => {
    const grouper = smallGrouper([
      { code: 'XQ-13', stage: 'early', principal: '所有诊断', anyOperation: '96.7201+39.9500x007' },
      { code: 'XQ-14', stage: 'early', principal: '所有诊断', anyOperation: '96.7201' },
      {
        code: 'XQ-16',
        stage: 'early',
        anyDiagnosis: 'P07',
        ageDaysUnder: 29,
        weightGrams: { from: 0, to: 999 },
      },
    ]);
    expect(grouper.group(stay(['J18.900'], ['33.2402', '39.9500x007', '96.7201'])).code).toBe('XQ-13');
    expect(grouper.group(stay(['J18.900'], ['33.2402', '96.7201'])).code).toBe('XQ-14');
    expect(grouper.group(stay(['J18.900'], ['39.9500x007'])).tier).toBe('comprehensive');
    const newborn = { ageYears: 0, ageDays: 3, weightGrams: 999 };
    expect(grouper.group(stay(['J98.414', 'P07.000'], [], newborn)).code).toBe('XQ-16');
    const exactly = { ...newborn, weightGrams: 999.5 };
    expect(grouper.group(stay(['P07.000'], [], exactly)).code).toBe('XQ-16');
    expect(grouper.argue(stay(['P07.000'], [], exactly)).at(-1)?.text.en).toContain('XQ-16');
    expect(grouper.group(stay(['P07.000'], [], { ...newborn, ageDays: 29 })).tier).toBe('comprehensive');
    expect(grouper.group(stay(['P07.000'], [], { ...newborn, weightGrams: 1000 })).tier).toBe(
      'comprehensive',
    );
    expect(grouper.group(stay(['P07.000'], [], { weightGrams: 900 })).tier).toBe('comprehensive');
  });

  it.each([
    { ageYears: 0, ageDays: null },
    { ageYears: null, ageDays: null },
  ])('read a blank age as nought, as the DRG schemes do: %o', (age) => {
    const grouper = smallGrouper([
      {
        code: 'XQ-16',
        stage: 'early',
        anyDiagnosis: 'P07',
        ageDaysUnder: 29,
        weightGrams: { from: 0, to: 999 },
      },
    ]);
    const newborn = { ...age, weightGrams: 900 };
    expect(grouper.group(stay(['P07.000'], [], newborn)).code).toBe('XQ-16');
    expect(nationalGrouper.group(stay(['P22.000'], [], newborn)).adrg).toBe('PR1');
    expect(grouper.group(stay(['P07.000'], [], age)).status).toBe('invalid');
  });

  it('look for the related operation among the others: the same code twice is two operations', () => {
    const grouper = smallGrouper([
      { code: 'BX-1', stage: 'merged', principal: 'M87', main: '81.5100', related: '81.5100' },
      { code: 'BX-2', stage: 'merged', principal: 'M87', main: '81.5100' },
    ]);
    expect(grouper.group(stay(['M87.000'], ['81.5100', '81.5100'])).code).toBe('BX-1');
    expect(grouper.group(stay(['M87.000'], ['81.5100'])).code).toBe('BX-2');
  });

  it('find a code by its prefix, a category within a range, and take a dagger with its asterisk for one code', () => {
    const grouper = smallGrouper([
      { code: 'JC-1', principal: 'A01.001+K77.0*' },
      { code: 'JC-2', principal: 'A15-A16|A18.0' },
    ]);
    expect(grouper.group(stay(['A01.001+K77.0*'])).code).toBe('JC-1');
    expect(grouper.group(stay(['A01.001'])).code).toBe('ZH-A01-1');
    expect(grouper.group(stay(['A16.500x002'])).code).toBe('JC-2');
    expect(grouper.group(stay(['A18.000'])).code).toBe('JC-2');
    expect(grouper.group(stay(['A17.000'])).code).toBe('ZH-A17-1');
  });

  it('join codes of the main cell: one of them is the main operation, the rest are among the others', () => {
    const grouper = smallGrouper([{ code: 'JC-1', principal: 'K35', main: '47.0100+54.5100' }]);
    expect(grouper.group(stay(['K35.800'], ['47.0100', '54.5100'])).code).toBe('JC-1');
    expect(grouper.group(stay(['K35.800'], ['54.5100', '45.2302', '47.0100'])).code).toBe('JC-1');
    expect(grouper.group(stay(['K35.800'], ['45.2302', '47.0100', '54.5100'])).tier).toBe('comprehensive');
    expect(grouper.group(stay(['K35.800'], ['47.0100'])).tier).toBe('comprehensive');
  });

  it('tell resistant tuberculosis by the annex or by a secondary diagnosis, not by a principal one', () => {
    const grouper = smallGrouper(
      [
        { code: 'FZ-1', stage: 'tuberculosis', principal: 'A15-A19|U84', resistant: true },
        { code: 'FZ-2', stage: 'tuberculosis', principal: 'A15-A19|U84', resistant: false },
      ],
      { resistantPrincipals: ['A15.000x015'], resistantOthers: ['U84.300'] },
    );
    expect(grouper.group(stay(['A15.000x015'])).code).toBe('FZ-1');
    expect(grouper.group(stay(['A15.000', 'U84.300'])).code).toBe('FZ-1');
    expect(grouper.group(stay(['A15.000', 'A15.000x015'])).code).toBe('FZ-2');
    expect(grouper.group(stay(['U84.300'])).code).toBe('FZ-2');
  });
});

describe('how a catalogue is read', () => {
  const tumours = [
    {
      code: 'FZ-1',
      stage: 'tumours',
      principal: 'Z51.1',
      otherDiagnosis: 'C00-C75',
      anyOperation: '99.2503',
    },
    {
      code: 'FZ-2',
      stage: 'tumours',
      principal: 'Z51.1',
      otherDiagnosis: 'C00-C75',
      anyOperation: '99.2503+99.2800x005',
    },
  ] as const;
  const treated = stay(['Z51.103', 'C34.900'], ['99.2800x005', '99.2503']);

  it('takes the first row that fits, or the one that asks most operations', () => {
    expect(smallGrouper(tumours).group(treated).code).toBe('FZ-1');
    expect(smallGrouper(tumours, { reading: { rowChoice: 'narrowest' } }).group(treated).code).toBe('FZ-2');
  });

  it('counts the operations of the alternative that the case has, not the most that a row could ask', () => {
    const rows = [
      { code: 'JC-1', principal: 'I25', main: '36.0600|36.0700+39.6500+39.5000' },
      { code: 'JC-2', principal: 'I25', main: '36.0600', related: '88.5500' },
    ];
    const grouper = smallGrouper(rows, { reading: { rowChoice: 'narrowest' } });
    expect(grouper.group(stay(['I25.100'], ['36.0600', '88.5500'])).code).toBe('JC-2');
    expect(grouper.group(stay(['I25.100'], ['36.0600'])).code).toBe('JC-1');
    const all = stay(['I25.100'], ['36.0700', '39.6500', '39.5000', '88.5500']);
    expect(grouper.group(all).code).toBe('JC-1');
    const [tried, matched] = grouper.explain(stay(['I25.100'], ['36.0600', '99.0000']));
    expect(tried).toMatchObject({ step: 'triedInVain', near: [{ group: 'JC-2', lacks: ['related'] }] });
    expect(matched).toMatchObject({ step: 'groupMatched', group: 'JC-1' });
  });

  it('lets a blank operations cell pass every case, or conservative ones alone', () => {
    const rows = [{ code: 'JC-1', principal: 'K35' }];
    const operated = stay(['K35.800'], ['47.0100']);
    const inspected = stay(['K35.800'], ['45.2302']);
    expect(smallGrouper(rows).group(operated).code).toBe('JC-1');
    const strict = smallGrouper(rows, { reading: { blankOperations: 'conservative' } });
    expect(strict.group(operated).code).toBe('ZH-K35-4');
    expect(strict.group(inspected).code).toBe('JC-1');
    expect(strict.group(stay(['K35.800'])).code).toBe('JC-1');
  });

  it('takes an excluded whole code for itself, and a shorter one for all beneath it', () => {
    const excludedPrincipals = ['Z51.100', 'Z37'];
    const grouper = smallGrouper([], { excludedPrincipals });
    expect(grouper.group(stay(['Z51.100'])).status).toBe('ungroupable');
    expect(grouper.group(stay(['Z51.100x003'])).status).toBe('grouped');
    expect(grouper.group(stay(['Z37.000'])).status).toBe('ungroupable');
    const prefixes = smallGrouper([], { excludedPrincipals, reading: { exclusions: 'prefixes' } });
    expect(prefixes.group(stay(['Z51.100x003'])).status).toBe('ungroupable');
  });
});

describe('an excluded main operation', () => {
  const rows = [
    { code: 'JC-1', principal: 'K35', main: '47.0100' },
    { code: 'JC-2', principal: 'K35', main: '93.9000' },
  ];

  it('leaves the case without a main operation, and makes it conservative', () => {
    const grouper = smallGrouper(rows, { excludedOperations: [{ code: '93.9000', effect: 'conservative' }] });
    expect(grouper.group(stay(['K35.800'], ['93.9000', '47.0100']))).toMatchObject({
      code: 'ZH-K35-1',
      treatment: 'conservative',
    });
    expect(grouper.group(stay(['K35.800'], ['47.0100', '93.9000'])).code).toBe('JC-1');
  });

  it('hands on to the next one where the list says no more than that it is not the main one', () => {
    const grouper = smallGrouper(rows, { excludedOperations: [{ code: '93.9000', effect: 'next' }] });
    expect(grouper.group(stay(['K35.800'], ['93.9000', '47.0100'])).code).toBe('JC-1');
    expect(grouper.group(stay(['K35.800'], ['93.9000'])).code).toBe('ZH-K35-3');
  });

  it('is the main one after all beside the principal diagnoses that the list names', () => {
    const excludedOperations = [
      { code: '93.9000', effect: 'conservative', unlessPrincipal: 'A00-A09|K20-K93' } as const,
    ];
    const grouper = smallGrouper([...rows, { code: 'JC-3', principal: 'J18', main: '93.9000' }], {
      excludedOperations,
    });
    expect(grouper.group(stay(['K35.800'], ['93.9000'])).code).toBe('JC-2');
    expect(grouper.group(stay(['J18.900'], ['93.9000'])).code).toBe('ZH-J18-1');
  });

  it('is still an operation for rows that ask one at any position', () => {
    const grouper = smallGrouper(
      [{ code: 'XQ-14', stage: 'early', principal: '所有诊断', anyOperation: '96.7201' }],
      { excludedOperations: [{ code: '96.7201', effect: 'conservative' }] },
    );
    expect(grouper.group(stay(['J18.900'], ['96.7201'])).code).toBe('XQ-14');
  });
});

describe('a case that no core group takes', () => {
  const title = { zh: '综合' };
  const comprehensive = [
    { code: 'A', of: 'K00-K93', treatment: 'related-operation', title, score: 10 },
    { code: 'B', of: 'K35-K38', treatment: 'related-operation', title, score: 20 },
    { code: 'C', of: 'K35', treatment: 'therapeutic', title, score: 30 },
  ] as const;
  const grouper = smallGrouper([], { comprehensive: [...comprehensive] });

  it('goes by the highest class of its operations, to the category, else the narrowest chapter, else to an implied group', () => {
    expect(grouper.group(stay(['K35.800'], ['45.2302', '93.9000']))).toMatchObject({ code: 'C', score: 30 });
    expect(grouper.group(stay(['K35.800'], ['93.9000', '36.0601']))).toMatchObject({ code: 'B', score: 20 });
    expect(grouper.group(stay(['K80.800'], ['47.0100']))).toMatchObject({ code: 'A', score: 10 });
    expect(grouper.group(stay(['K35.800'], ['45.2302']))).toMatchObject({ code: 'ZH-K35-2', score: null });
  });

  it('goes by the class of its main operation where the catalogue says so', () => {
    const byMain = smallGrouper([], { reading: { treatmentBy: 'main' } });
    expect(byMain.group(stay(['K35.800'], ['45.2302', '47.0100'])).code).toBe('ZH-K35-2');
  });

  it('is ungroupable when its principal diagnosis is no code at all, whatever core groups ask', () => {
    const takesAll = smallGrouper([{ code: 'JC-1', principal: '所有诊断' }]);
    for (const principal of ['没有编码', 'hello', 'k35.800', 'K3']) {
      const given = stay([principal]);
      expect(grouper.group(given)).toMatchObject({ status: 'ungroupable', code: '0000' });
      expect(takesAll.group(given)).toMatchObject({ status: 'ungroupable', code: '0000' });
      expect(grouper.explain(given).map(({ step }) => step)).toEqual(['principalNoCode', 'result']);
      expect(grouper.argue(given)[0]?.text.zh).toContain(principal);
    }
    expect(takesAll.group(stay(['K35.800'])).code).toBe('JC-1');
    expect(grouper.title('ZH-000-1')).toBeNull();
  });

  it('has a title for an implied group too, and no entry in the catalogue', () => {
    expect(grouper.title('ZH-K35-4')).toEqual({ zh: 'K35（相关手术组）', en: 'K35, related operation' });
    expect(grouper.groupOf('ZH-K35-4')).toBeNull();
    expect(grouper.title('constructor')).toBeNull();
    expect(grouper.groupOf('B')?.score).toBe(20);
  });
});

describe('a catalogue of combinations', () => {
  const form = { header: { form: 'combinations' as const } };

  it('prefers the set with the main operation, then the largest, the highest score, the first', () => {
    const grouper = smallGrouper(
      [
        { code: 'A', principal: 'K35.8', anyOperation: '54.5100+45.2302+93.9000', score: 90 },
        { code: 'B', principal: 'K35.8', anyOperation: '47.0100', score: 10 },
        { code: 'C', principal: 'K35.8', anyOperation: '47.0100+54.5100', score: 20 },
        { code: 'D', principal: 'K35.8', anyOperation: '47.0100+45.2302', score: 30 },
        { code: 'E', principal: 'K35.8', anyOperation: '47.0100+93.9000', score: 30 },
      ],
      form,
    );
    expect(grouper.group(stay(['K35.800'], ['47.0100', '54.5100', '45.2302', '93.9000'])).code).toBe('D');
    expect(grouper.group(stay(['K35.800'], ['54.5100', '45.2302', '93.9000', '47.0100'])).code).toBe('A');
    expect(grouper.group(stay(['K35.800'], ['47.0100', '36.0601'])).code).toBe('B');
  });

  it('asks the sets of the principal diagnosis that is named closest before all others', () => {
    const grouper = smallGrouper(
      [
        { code: 'A', principal: 'K35|K36.1', anyOperation: '47.0100+54.5100', score: 90 },
        { code: 'B', principal: 'K35.8', anyOperation: '47.0100', score: 10 },
        { code: 'C', principal: 'K00-K93', anyOperation: '47.0100+54.5100+45.2302', score: 99 },
      ],
      form,
    );
    const operations = ['47.0100', '54.5100', '45.2302'];
    expect(grouper.group(stay(['K35.800'], operations)).code).toBe('B');
    expect(grouper.group(stay(['K35.900'], operations)).code).toBe('A');
    expect(grouper.group(stay(['K36.000'], operations)).code).toBe('C');
    expect(grouper.group(stay(['K36.100'], operations)).code).toBe('A');
  });

  it('leaves a group without operations to cases without any but those it may have', () => {
    const grouper = smallGrouper([{ code: 'A', principal: 'K35.8', score: 5 }], form);
    expect(grouper.group(stay(['K35.800'])).code).toBe('A');
    expect(grouper.group(stay(['K35.800'], ['45.2302'])).code).toBe('A');
    expect(grouper.group(stay(['K35.800'], ['47.0100'])).code).toBe('ZH-K35-4');
  });

  it('does not count excluded operations in a set', () => {
    const grouper = smallGrouper([{ code: 'A', principal: 'K35.8', anyOperation: '47.0100+93.9000' }], {
      ...form,
      excludedOperations: [{ code: '93.9000', effect: 'conservative' }],
    });
    expect(grouper.group(stay(['K35.800'], ['47.0100', '93.9000'])).code).toBe('ZH-K35-4');
  });
});

describe('a case', () => {
  const rows = [
    { code: 'JC-1', principal: 'K35', primaryCare: true },
    { code: 'JC-2', principal: 'K36' },
  ];

  it('is primary care by its group or by the list', () => {
    const grouper = smallGrouper(rows, {
      primaryCare: [{ principal: 'K36', main: '47.0100', title: { zh: '阑尾炎' } }],
    });
    expect(grouper.group(stay(['K35.800'])).primaryCare).toBe(true);
    expect(grouper.group(stay(['K36.x00'], ['47.0100'])).primaryCare).toBe(true);
    expect(grouper.group(stay(['K36.x00'])).primaryCare).toBe(false);
  });

  it('is refused as a DRG case is, or without a principal diagnosis', () => {
    const grouper = smallGrouper(rows);
    expect(grouper.group(stay(['K35.800'], [], { sex: null }))).toMatchObject({
      status: 'invalid',
      code: '0000',
    });
    expect(grouper.group(stay([])).status).toBe('invalid');
    expect(grouper.group(stay(['', 'K35.800'])).status).toBe('invalid');
  });

  it('is translated from the clinical edition when it asks for that, or ends unmapped', () => {
    const dx = (code: string) => (code === 'K35.8clinical' ? 'K35.800' : undefined);
    const proc = (code: string) => (code === '47.01' ? '47.0100' : undefined);
    const grouper = smallGrouper([{ code: 'JC-1', principal: 'K35', main: '47.0100' }], {}, { dx, proc });
    expect(grouper.group(stay(['K35.8clinical'], ['47.01'], { map: 1 })).code).toBe('JC-1');
    expect(grouper.group(stay(['K35.800'], ['47.01'], { map: 1 })).status).toBe('dxUnmapped');
    expect(grouper.group(stay(['K35.8clinical'], ['47'], { map: 1 })).status).toBe('procUnmapped');
    expect(grouper.explain(stay(['K35.8clinical'], ['47.01'], { map: 1 })).slice(0, 2)).toEqual([
      { step: 'codeMapped', kind: 'dx', position: 0, from: 'K35.8clinical', to: 'K35.800' },
      { step: 'codeMapped', kind: 'proc', position: 0, from: '47.01', to: '47.0100' },
    ]);
  });

  it('gets the same frozen result object as others of its group', () => {
    const grouper = smallGrouper(rows);
    const result = grouper.group(stay(['K36.x00']));
    expect(grouper.group(stay(['K36.100', 'I10.x00']))).toBe(result);
    expect(Object.isFrozen(result)).toBe(true);
  });
});

it('stays right when 300,000 hostile codes pass between two cases', () => {
  const grouper = smallGrouper([{ code: 'JC-1', principal: 'K35.8', main: '47.0100' }]);
  const honest = stay(['K35.800'], ['47.0100']);
  expect(grouper.group(honest).code).toBe('JC-1');
  const codes = new Set<string>();
  for (let i = 0; i < 150_000; i++) {
    const { code } = grouper.group(
      stay([`K35.9${i}`, `é${i}`], [`47.02${i}`, '0123456789abcdef'.repeat(9) + i]),
    );
    codes.add(code);
  }
  expect([...codes]).toEqual(['ZH-K35-1']);
  expect(grouper.group(honest).code).toBe('JC-1');
});
