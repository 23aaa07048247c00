import { describe, expect, it } from 'vitest';
import type { GroupingCase } from '../../../core/grouping/grouping-case.ts';
import { aCase, aNewborn, nationalGrouper } from './national-grouper.ts';

const drgOf = (given: GroupingCase) => nationalGrouper.group(given).drg;
const statusOf = (given: GroupingCase) => nationalGrouper.group(given).status;

describe('validation before grouping', () => {
  it.each([
    { why: 'a blank sex', given: aCase({ dx: ['I24.000'], sex: null }) },
    { why: 'an empty sex', given: aCase({ dx: ['I24.000'], sex: '' }) },
    { why: 'a newborn of blank weight', given: aNewborn({ dx: ['P22.000'], weightGrams: null }) },
    {
      why: 'a newborn of weight 0 on day 28',
      given: aNewborn({ dx: ['P22.000'], ageDays: 28, weightGrams: 0 }),
    },
    {
      why: 'blank ages and weight, which read as a newborn',
      given: aCase({ dx: ['I24.000'], ageYears: null }),
    },
    { why: 'no diagnosis', given: aCase({ dx: [] }) },
  ])('refuses $why', ({ given }) => {
    expect(nationalGrouper.group(given)).toEqual({ status: 'invalid', mdc: '0000', adrg: '00', drg: '0000' });
  });

  it.each([
    {
      why: 'a weightless infant of 29 days',
      given: aNewborn({ dx: ['P22.000'], ageDays: 29, weightGrams: 0 }),
    },
    { why: 'a sex outside the code list', given: aCase({ dx: ['G43.000'], sex: '9' }) },
    { why: 'the sex "0", which is not blank', given: aCase({ dx: ['G43.000'], sex: '0' }) },
  ])('lets pass $why', ({ given }) => expect(statusOf(given)).toBe('grouped'));

  it('lets a list with one empty code pass, and finds no group for it', () => {
    expect(statusOf(aCase({ dx: [''] }))).toBe('ungroupable');
  });
});

describe('codes', () => {
  it.each(['toString', 'constructor', '__proto__', 'hasOwnProperty'])(
    'take %s for unknown, not for a list member',
    (code) => {
      expect(statusOf(aCase({ dx: [code] }))).toBe('ungroupable');
      expect(statusOf(aCase({ dx: [code], map: 1 }))).toBe('dxUnmapped');
      expect(statusOf(aCase({ dx: ['G43.000'], proc: [code], map: 1 }))).toBe('procUnmapped');
      expect(drgOf(aCase({ dx: ['G45.000', code], proc: [code] }))).toBe('BR25');
      expect(nationalGrouper.knowsDx(code)).toBe(false);
      expect(nationalGrouper.title(code)).toBeNull();
    },
  );

  it.each(['g43.000', ' G43.000', 'G43.000 ', 'G43', 'G43.0'])(
    'are compared exactly: "%s" is not G43.000',
    (code) => {
      expect(statusOf(aCase({ dx: [code] }))).toBe('ungroupable');
    },
  );

  it('are not split at the dagger', () => {
    expect(statusOf(aCase({ dx: ['A02.201+J17.0*'] }))).not.toBe(statusOf(aCase({ dx: ['A02.201'] })));
  });
});

describe('mapping from the clinical edition', () => {
  it('happens only when asked for', () => {
    expect(statusOf(aCase({ dx: ['A02.200x004+N16.0*'] }))).toBe('ungroupable');
    expect(statusOf(aCase({ dx: ['A02.200x004+N16.0*'], map: 1 }))).toBe('grouped');
  });

  it('refuses a case that is already in the insurance edition where the target is no source code', () => {
    expect(statusOf(aCase({ dx: ['A02.205+N16.0*'] }))).toBe('grouped');
    expect(statusOf(aCase({ dx: ['A02.205+N16.0*'], map: 1 }))).toBe('dxUnmapped');
  });

  it('names the diagnosis when both a diagnosis and a procedure have no translation', () => {
    expect(statusOf(aCase({ dx: ['none'], proc: ['none'], map: 1 }))).toBe('dxUnmapped');
  });

  it('comes before validation', () => {
    expect(statusOf(aCase({ dx: ['none'], sex: null, map: 1 }))).toBe('dxUnmapped');
  });

  it('takes an empty procedure code for one without a translation, and an empty list for none', () => {
    expect(statusOf(aCase({ dx: ['G43.000'], proc: [''], map: 1 }))).toBe('procUnmapped');
    expect(statusOf(aCase({ dx: ['G43.000'], proc: [], map: 1 }))).toBe('grouped');
  });
});

describe('entering an MDC', () => {
  it.each([
    { dx: 'D48.127', sex: '1', drg: 'MZ19' },
    { dx: 'D48.127', sex: '男', drg: 'MZ19' },
    { dx: 'D48.127', sex: '2', drg: 'NZ13' },
    { dx: 'D48.127', sex: '女', drg: 'NZ13' },
    { dx: 'D48.127', sex: '9', drg: '0000' },
  ])('is gated by sex for M and N: $dx of sex $sex goes to $drg', ({ dx, sex, drg }) => {
    expect(drgOf(aCase({ dx: [dx], sex })).slice(0, 3)).toBe(drg.slice(0, 3));
  });

  it('is committed to nothing: a qualifying operation outside MDC A is grouped further on', () => {
    expect(drgOf(aCase({ dx: ['I20.808'], proc: ['36.0601'] }))).toMatch(/^FM1/);
    expect(drgOf(aCase({ dx: ['I20.808'], proc: ['37.5100'] }))).toBe('AA19');
  });

  it('takes a case to MDC A whatever its diagnosis', () => {
    expect(drgOf(aCase({ dx: ['no such code'], proc: ['37.5100'] }))).toBe('AA19');
  });

  it.each([
    { why: 'two sites', dx: ['S01.800x011', 'S21.101'], proc: [], adrg: 'ZZ1' },
    { why: 'one site twice', dx: ['S01.800x011', 'S01.800x031'], proc: [], adrg: 'BY1' },
    { why: 'the other site by an unlisted code', dx: ['S01.800x011', 'S21'], proc: [], adrg: 'BY1' },
    {
      why: 'two sites and an operation of Z',
      dx: ['S01.800x011', 'S21.101'],
      proc: ['01.0900x006'],
      adrg: 'ZB1',
    },
    {
      why: 'two sites and a foreign operation',
      dx: ['S01.800x011', 'S21.101'],
      proc: ['00.5500'],
      adrg: 'BY1',
    },
    {
      why: 'two sites and a foreign operation that is not the main one',
      dx: ['S01.800x011', 'S21.101'],
      proc: ['unknown', '00.5500'],
      adrg: 'BY1',
    },
  ])('needs two body sites for Z, and leaves it again: $why', ({ dx, proc, adrg }) => {
    expect(nationalGrouper.group(aCase({ dx, proc })).adrg).toBe(adrg);
  });

  it('reports no MDC when none of its ADRGs fits', () => {
    const result = nationalGrouper.group(aCase({ dx: ['A00.900'] }));
    expect(result).toEqual({ status: 'ungroupable', mdc: '0000', adrg: '00', drg: '0000' });
  });

  it('reads a blank age as under one year', () => {
    expect(drgOf(aCase({ dx: ['P23.600'], ageYears: null, weightGrams: 3000 }))).toMatch(/^P/);
    expect(drgOf(aCase({ dx: ['P23.600'], ageYears: 1 }))).not.toMatch(/^P/);
  });
});

describe('the order of ADRGs', () => {
  it('tries FF2 before FF1', () => {
    expect(drgOf(aCase({ dx: ['I20.808'], proc: ['38.5900x005'] }))).toBe('FF19');
    expect(drgOf(aCase({ dx: ['I20.808'], proc: ['38.5900x005', '00.0300'] }))).toMatch(/^FF2/);
    expect(drgOf(aCase({ dx: ['I20.808'], proc: ['00.0300', '38.5900x005'] }))).toMatch(/^FF2/);
  });

  it('never looks for a better main procedure', () => {
    expect(drgOf(aCase({ dx: ['I20.808'], proc: ['none', '36.0601'] }))).toBe('FR39');
  });

  it('lets one code serve both lists of FE1', () => {
    expect(drgOf(aCase({ dx: ['I20.808'], proc: ['39.7900x517'] }))).toMatch(/^FE1/);
  });
});

describe('classed procedures', () => {
  it.each([
    { proc: ['85.5300x001', '85.4300x003'], adrg: 'JA1' },
    { proc: ['85.4300x003', '85.5300x001'], adrg: 'JA1' },
    { proc: ['40.2100', '85.2100x003', '85.5300x001'], adrg: 'JA1' },
    { proc: ['85.4300x003'], adrg: 'JA2' },
    { proc: ['40.2100', '85.2100x003'], adrg: 'JA2' },
  ])('of breast surgery $proc lead to $adrg', ({ proc, adrg }) => {
    expect(nationalGrouper.group(aCase({ dx: ['C50.100'], sex: '2', proc })).adrg).toBe(adrg);
  });

  it('of NA1 need class 1, or 2 and 3 together', () => {
    const adrgOf = (proc: readonly string[]) =>
      nationalGrouper.group(aCase({ dx: ['C45.100'], sex: '2', proc })).adrg;
    expect(adrgOf(['67.4x00x002'])).toBe('NA1');
    expect(adrgOf(['40.2900x023', '54.4x00x006'])).toBe('NA1');
    expect(adrgOf(['54.4x00x006'])).not.toBe('NA1');
  });
});

describe('newborns', () => {
  it.each([
    { weightGrams: 1, adrg: 'PS1' },
    { weightGrams: 1499, adrg: 'PS1' },
    { weightGrams: 1500, adrg: 'PS2' },
    { weightGrams: 1999, adrg: 'PS2' },
    { weightGrams: 2000, adrg: 'PS3' },
    { weightGrams: 2499, adrg: 'PS3' },
    { weightGrams: 2500, adrg: 'PS4' },
    { weightGrams: 9999, adrg: 'PS4' },
  ])('of $weightGrams g go to $adrg', ({ weightGrams, adrg }) => {
    expect(nationalGrouper.group(aNewborn({ dx: ['P07.300'], weightGrams })).adrg).toBe(adrg);
  });

  it('are preterm by a diagnosis at any position', () => {
    expect(drgOf(aNewborn({ dx: ['P23.600', 'P07.300'] }))).toMatch(/^PS4/);
  });

  it.each([
    { ageDays: 28, adrg: 'PR1' },
    { ageDays: 29, adrg: 'PV1' },
    { ageDays: null, adrg: 'PR1' },
  ])('end at 28 days, a blank counting as 0: $ageDays days go to $adrg', ({ ageDays, adrg }) => {
    expect(nationalGrouper.group(aNewborn({ dx: ['P22.000'], ageDays })).adrg).toBe(adrg);
  });

  it('go to PV1 when nothing else takes them, though it is titled from 29 days', () => {
    expect(drgOf(aNewborn({ dx: ['P05.001'] }))).toBe('PV15');
  });
});

describe('the split by complications', () => {
  it.each([
    { split: '3/5', dx: ['A80.000'], drg: 'BT15' },
    { split: '3/5 with a CC', dx: ['A80.000', 'C14.200'], drg: 'BT13' },
    { split: '3/5 with an MCC', dx: ['A80.000', 'A70.x00'], drg: 'BT13' },
    { split: '1/5', dx: ['I60.000'], drg: 'BR15' },
    { split: '1/5 with a CC alone', dx: ['I60.000', 'C14.200'], drg: 'BR15' },
    { split: '1/5 with an MCC', dx: ['I60.000', 'C14.200', 'A70.x00'], drg: 'BR11' },
    { split: '1/3/5', dx: ['G45.000'], drg: 'BR25' },
    { split: '1/3/5 with a CC', dx: ['G45.000', 'C14.200'], drg: 'BR23' },
    { split: '1/3/5 with an MCC', dx: ['G45.000', 'A70.x00'], drg: 'BR21' },
    { split: '9 whatever else there is', dx: ['G43.000', 'A70.x00'], drg: 'BV39' },
  ])('$split ends in $drg', ({ dx, drg }) => expect(drgOf(aCase({ dx }))).toBe(drg));

  it('does not count a complication whose table holds the principal diagnosis', () => {
    expect(drgOf(aCase({ dx: ['A80.000', 'A80.100'] }))).toBe('BT15');
  });

  it('asks the principal diagnosis alone: a secondary of the same table excludes nothing', () => {
    expect(drgOf(aCase({ dx: ['G45.000', 'C14.003', 'C14.200', 'C14.800'] }))).toBe('BR23');
  });

  it('always counts complications of table 999, which no principal diagnosis stands in', () => {
    expect(drgOf(aCase({ dx: ['G45.000', 'U82.100'] }))).toBe('BR21');
    expect(drgOf(aCase({ dx: ['G45.000', 'B95.000'] }))).toBe('BR23');
  });
});
