import { describe, expect, it } from 'vitest';
import { readFeedback } from '../../../../core/orders/nhsa/read-feedback.ts';
import { protocol, type Wire } from './audit-messages.ts';

const hospital = 'H37130200901';
const id = 'fc0a928d-1e74-85e5-a178-0e6ffa5ad611';
const kept = { warn_type: '1', warn_rslt_id: id, dspo_way: '1', dspo_way_rea: '已与家长沟通，无替代药品' };
const changed = { warn_type: '2', warn_rslt_id: id, dspo_way: '2' };

function read(input: unknown, envelope: Wire = {}) {
  return readFeedback({ infno: '3103', fixmedins_code: hospital, input, ...envelope }, hospital, protocol);
}

function faultsOf(warns: unknown) {
  const reading = read({ data: { warns } });
  return reading.ok ? [] : reading.refusal.faults.map(({ path, code }) => `${path} ${code}`);
}

describe('a message of 3103', () => {
  it('says what was done about each warning', () => {
    const reading = read({ data: { warns: [kept, changed] } });
    expect(reading.ok && reading.answers).toEqual([
      { id, state: 'overridden', reasonCode: null, reasonText: kept.dspo_way_rea, answeredAt: null },
      { id, state: 'changed', reasonCode: null, reasonText: null, answeredAt: null },
    ]);
  });

  it.each<[string, unknown]>([
    ['a list in data', { data: { warns: [kept] } }],
    ['one object for the list', { data: { warns: kept } }],
    ['data that is the list', { data: [kept] }],
    ['data that is the one warning', { data: kept }],
    ['a list in input itself', { warns: [kept] }],
    ['data that is a list of one', { data: [{ ...kept }] }],
    ['its type beside the list', { data: { warn_type: '1', warns: [{ ...kept, warn_type: undefined }] } }],
  ])('is read from %s', (_, input) => {
    const reading = read(input);
    expect(reading.ok && reading.answers.map(({ state }) => state)).toEqual(['overridden']);
  });

  it.each<[string, unknown, string]>([
    [
      'keeps an order and gives no reason',
      { ...kept, dspo_way_rea: undefined },
      'dspo_way_rea reason-missing',
    ],
    ['keeps an order for blanks', { ...kept, dspo_way_rea: '  ' }, 'dspo_way_rea reason-missing'],
    ['keeps an order for a full stop', { ...kept, dspo_way_rea: '。' }, 'dspo_way_rea reason-missing'],
    ['explains at too great a length', { ...kept, dspo_way_rea: '因'.repeat(201) }, 'dspo_way_rea too-long'],
    ['names no warning', { ...kept, warn_rslt_id: '' }, 'warn_rslt_id field-missing'],
    ['does neither', { ...kept, dspo_way: '3' }, 'dspo_way unknown-code'],
    ['is of no known moment', { ...changed, warn_type: '9' }, 'warn_type unknown-code'],
    ['does not say the moment', { ...changed, warn_type: '' }, 'warn_type field-missing'],
  ])('is refused when it %s', (_, warn, fault) => {
    expect(faultsOf([warn])[0]).toBe(`input.data.warns[0].${fault}`);
  });

  it.each([[[]], [''], [undefined], ['warns'], [[7]]])('is refused with %j for its list', (warns) => {
    expect(faultsOf(warns).length).toBeGreaterThan(0);
  });

  it('is refused as another hospital’s, whatever else is wrong', () => {
    const reading = read({ data: { warns: [{}] } }, { fixmedins_code: 'H37130200902' });
    expect(reading.ok ? null : reading.refusal.reason).toBe('foreign-hospital');
  });

  it('is refused under another number', () => {
    const reading = read({ data: { warns: [kept] } }, { infno: '3101' });
    expect(reading.ok ? null : reading.refusal.reason).toBe('wrong-infno');
  });
});
