import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecord } from '../../../core/claims/read-record.ts';
import type { SettlementList } from '../../../core/claims/settlement-list.ts';
import { withoutIdentity } from '../../../core/claims/without-identity.ts';
import { holds } from '../../support/holds.ts';
import { feeLine, settlementList } from '../../support/settlement-lists.ts';
import { exampleList, jsonSource, feeLine as sentLine, setlinfo, toRecord } from './example-list.ts';

/** Long enough not to stand in a list by chance. */
const secret = fc.stringMatching(/^[A-Z0-9张李王路号]{12,18}$/u);

const full = settlementList({
  patient: { ageDays: 3, newbornWeightGrams: 3200, maternity: 'neither', birthDate: '1961-04-12' },
  procedures: [
    { code: '47.0101', name: '腹腔镜', performedOn: '2026-03-02', surgeon: 'D2', anaesthesia: '03' },
  ],
  feeLines: [
    feeLine({
      name: '血常规',
      orderedTo: null,
      prescription: { dose: 1, doseUnit: 'g', timesPerDay: 2, days: 3, prescriberTitle: 'chief' },
    }),
  ],
  feeCategories: [{ category: '03', amountFen: 1000 }],
  icuStays: [{ wardType: '1', enteredAt: '2026-03-02T08:00:00', leftAt: '2026-03-03T08:00:00' }],
  fundPayments: [{ fund: '310100', amountFen: 700 }],
});

/** The same value with a field of its own in every object of it. */
function withFieldEverywhere(value: unknown, field: string, content: string): unknown {
  if (Array.isArray(value)) return value.map((one) => withFieldEverywhere(one, field, content));
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries(value).map(([name, one]) => [name, withFieldEverywhere(one, field, content)]);
  return { ...Object.fromEntries(inner), [field]: content };
}

describe('a list without identity', () => {
  it('is the list in all that says what was done and what it cost', () => {
    expect(withoutIdentity(full)).toEqual({
      ...full,
      encounterId: null,
      patient: { ...full.patient, personId: null, birthDate: null },
    });
  });

  it('loses whatever the model may be given and the allow-list does not name, in every part of it', () => {
    holds(
      fc.property(
        fc.constantFrom('psn_name', 'certno', 'tel', 'coner_addr', 'patn_iden', '__proto'),
        secret,
        (field, content) => {
          const told = withFieldEverywhere(full, field, content) as SettlementList;
          expect(JSON.stringify(withoutIdentity(told))).not.toContain(content);
        },
      ),
    );
  });

  it('has no name, number, address, phone or birth date of what was sent', () => {
    const persons = fc.record({
      psn_name: secret,
      hi_no: secret,
      psn_no: secret,
      certno: secret,
      coner_name: secret,
      coner_tel: secret,
      coner_addr: secret,
      curr_addr: secret,
      medcasno: secret,
      mdtrt_id: secret,
      brdy: fc
        .date({ min: new Date('1930-01-01'), max: new Date('2010-01-01'), noInvalidDate: true })
        .map((day) => day.toISOString().slice(0, 10)),
    });
    holds(
      fc.property(persons, (person) => {
        const { psn_no, psn_name } = person;
        const wire = exampleList({
          setlinfo: setlinfo(person),
          feedetail: [sentLine({ psn_no, psn_name, mdtrt_id: person.mdtrt_id })],
        });
        const reading = readRecord(toRecord(JSON.stringify(wire)), jsonSource);
        if (!reading.ok) throw new Error(JSON.stringify(reading.rejection));
        const kept = JSON.stringify(withoutIdentity(reading.list));
        for (const [field, value] of Object.entries(person)) expect(kept, field).not.toContain(value);
      }),
    );
  });
});
