import { describe, expect, it } from 'vitest';
import { askedOf, messagesFor } from '../../../functions/report/asked-of.ts';
import { installedRegisters } from '../../support/installed-registers.ts';

describe('askedOf', () => {
  it.each([
    [
      'the clock',
      { 'detail-type': 'Scheduled Event', source: 'aws.events', region: 'cn-northwest-1', detail: {} },
      { all: '2026-05' },
    ],
    ['a period of all', { period: '2026-Q1' }, { all: '2026-Q1' }],
    [
      'a hospital',
      { hospital: 'H37130200901' },
      { name: { scope: { kind: 'hospital', hospital: 'H37130200901' }, period: '2026-05' } },
    ],
    [
      'a region',
      { region: '371300', period: '2026' },
      { name: { scope: { kind: 'region', region: '371300' }, period: '2026' } },
    ],
    [
      'a department',
      { hospital: 'H1', department: 'A03' },
      { name: { scope: { kind: 'hospital', hospital: 'H1' }, period: '2026-05', department: 'A03' } },
    ],
  ])('understands %s', (_, event, asked) => {
    expect(askedOf(event, '2026-05')).toEqual(asked);
  });

  it.each([
    ['a period that is none', { period: '2026-13' }],
    ['a hospital and a region', { hospital: 'H1', region: '371300' }],
    ['a department of nobody', { department: 'A03' }],
  ])('refuses %s', (_, event) => {
    expect(() => askedOf(event, '2026-05')).toThrow();
  });
});

describe('messagesFor', () => {
  it('has every hospital of the registry and each of their regions once', () => {
    const messages = messagesFor('2026-05', installedRegisters);
    const hospitals = messages.flatMap((message) => ('hospital' in message ? message.hospital : []));
    const regions = messages.flatMap((message) => ('region' in message ? message.region : []));
    expect(hospitals).toEqual([...installedRegisters.hospitals.keys()]);
    expect(new Set(regions).size).toBe(regions.length);
    expect(regions).toContain('371300');
  });
});
