import { describe, expect, it } from 'vitest';
import { sliceTeller } from '../../../../core/rules/drug-policy/tcm-slices.ts';
import { installedRules } from '../../../support/installed-rules.ts';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const [redGinseng, jujube, poria] = ['T001700353', 'T001700186', 'T000900249'];
const line = (serial: string, code: string, chargedAt = '2026-03-02T08:00:00', name: string | null = null) =>
  feeLine({ serial, code, chargedAt, name });
const list = (...feeLines: ReturnType<typeof feeLine>[]) => settlementList({ feeLines });

describe('aloneNotPayable', () => {
  const run = ruleUnderTest({
    check: 'alone-not-payable',
    parameters: { sliceCategories: ['10'] },
    table: knowledgeTable('not-payable-alone', [
      [redGinseng, '红参'],
      [jujube, '大枣'],
    ]),
  });

  it('blames a formula made of such slices only, one finding a day', () => {
    const lines = [line('L1', redGinseng), line('L2', jujube, '2026-03-02T20:00:00')];
    const nextDay = line('L3', jujube, '2026-03-03T08:00:00');
    expect(blamedLines(run(list(...lines, nextDay)))).toEqual(['L1=1000 L2=1000', 'L3=1000']);
  });

  it('lets them be beside another slice of that day, and of that day only', () => {
    const beside = [line('L1', redGinseng), line('L2', poria)];
    const later = line('L3', redGinseng, '2026-03-03T08:00:00');
    expect(blamedLines(run(list(...beside, later)))).toEqual(['L3=1000']);
  });

  it('takes a code of the region for a slice by its fee category', () => {
    const local = feeLine({ serial: 'L2', code: 'LOCAL-1', category: '10' });
    expect(verdictOf(run(list(line('L1', redGinseng), local)))).toBe('pass');
    expect(verdictOf(run(list(line('L1', redGinseng), { ...local, category: '09' })))).toBe('fail');
  });

  it('takes it for a slice by its name in the national catalogue of slices', () => {
    const { slices } = installedRules().references.drugs;
    const isSlice = sliceTeller([], { slices });
    expect(isSlice(feeLine({ code: 'LOCAL-1', name: '丁公藤' }))).toBe(true);
    expect(isSlice(feeLine({ code: 'LOCAL-1', name: '丁公藤注射液' }))).toBe(false);
    expect(isSlice(feeLine({ code: 'LOCAL-1', name: null }))).toBe(false);
  });

  it('does not take a slice that was taken back for company', () => {
    const other = line('L2', poria);
    expect(verdictOf(run(list(line('L1', redGinseng), other, refundOf(other))))).toBe('fail');
  });
});

describe('incompatiblePair', () => {
  const run = ruleUnderTest({
    check: 'incompatible-pair',
    table: knowledgeTable('incompatible-pair', [
      ['甘草', '海藻'],
      ['甘草', '京大戟'],
    ]),
  });
  const named = (serial: string, name: string, day = '2026-03-02') =>
    line(serial, `T99900020${serial.slice(1)}`, `${day}T08:00:00`, name);

  it('finds each pair of one day, whichever of the two the table names first', () => {
    const lines = [named('L1', '海藻'), named('L2', '甘草'), named('L3', '京大戟')];
    expect(blamedLines(run(list(...lines)))).toEqual(['L1=1000 L2=1000', 'L2=1000 L3=1000']);
  });

  it('blames the days that both share, and no others', () => {
    const again = { ...named('L3', '甘草', '2026-03-05'), code: 'T999000202' };
    const lines = [named('L1', '海藻'), named('L2', '甘草'), again];
    expect(blamedLines(run(list(...lines)))).toEqual(['L1=1000 L2=1000']);
  });

  it('knows a slice by its whole name only', () => {
    expect(verdictOf(run(list(named('L1', '炙甘草'), named('L2', '海藻'))))).toBe('pass');
  });

  it('reads a name whatever its width and blanks', () => {
    expect(verdictOf(run(list(named('L1', ' 甘草 '), named('L2', '海藻'))))).toBe('fail');
  });
});

describe('slicePrescriptionSize', () => {
  const run = ruleUnderTest({
    check: 'slice-prescription-size',
    parameters: { sliceCategories: [] },
    table: knowledgeTable('slice-prescription', [['处方上限', 2, 100]]),
  });

  it('counts kinds, not lines', () => {
    const twice = [line('L1', poria), line('L2', poria), line('L3', jujube)];
    expect(verdictOf(run(list(...twice)))).toBe('pass');
    expect(verdictOf(run(list(...twice, line('L4', redGinseng))))).toBe('fail');
  });

  it('allows as much as the limit says, in all slices together', () => {
    const [a, b] = [line('L1', poria), line('L2', jujube)];
    expect(verdictOf(run(list({ ...a, quantity: 60 }, { ...b, quantity: 40 })))).toBe('pass');
    expect(verdictOf(run(list({ ...a, quantity: 60 }, { ...b, quantity: 40.5 })))).toBe('fail');
  });

  it('has nothing to say without slices, and no answer without fee lines', () => {
    expect(verdictOf(run(list(feeLine())))).toBe('pass');
    expect(verdictOf(run(settlementList({ feeLines: null })))).toBe('no-data');
  });
});
