import type { Condition, Encounter, FhirResource, MedicationRequest } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { findHookService, type HookService } from '../../../../core/orders/cds-hooks/hook-book.ts';
import { type AskedByHook, readHookQuestion } from '../../../../core/orders/cds-hooks/read-hook-question.ts';
import { loadHookBook, loadHookReader } from '../../../../platform/knowledge/load-cds-hooks.ts';
import {
  bundleOf,
  ceftriaxone,
  contextOf,
  encounter,
  orderSign,
  patient,
  prefetch,
} from './any-hook-call.ts';

const book = loadHookBook();
const code = 'XJ01DDT167B014010100001';
const catalogue = new Map([[code, { code, name: '头孢曲松', category: '09', unitPriceFen: 1250 }]]);
const reader = { ...loadHookReader(), catalogue };
const caller = { hospital: 'H37000000001', askedAt: '2026-03-09T10:00:05' };

function read(body: string, hook = 'order-sign') {
  const service = findHookService(book, `drg-sentinel-${hook}`) as HookService;
  return readHookQuestion(service, body, caller, reader);
}

function asked(changes: Readonly<Record<string, unknown>> = {}, hook = 'order-sign'): AskedByHook {
  const reading = read(orderSign({ hook, ...changes }), hook);
  if (reading.kind !== 'question') throw new Error(JSON.stringify(reading));
  return reading.asked;
}

const prefetched = (changes: Readonly<Record<string, unknown>>) =>
  asked({ prefetch: { ...prefetch, ...changes } });
const drafted = (...drafts: readonly FhirResource[]) =>
  asked({ context: contextOf({ draftOrders: bundleOf(...drafts) }) });
const ofEncounter = (changes: Partial<Encounter>) =>
  prefetched({ encounter: { ...encounter, ...changes } }).question.encounter;
const firstOrder = (changes: Partial<MedicationRequest>) =>
  drafted({ ...ceftriaxone, ...changes } as MedicationRequest).question.encounter.orders[0];

describe('a call of a hook as a question about orders', () => {
  it('is of the hospital of the token and of the encounter, patient and orders that were sent', () => {
    expect(asked()).toEqual({
      question: {
        encounter: {
          hospital: 'H37000000001',
          encounterId: 'e1',
          care: 'inpatient',
          careType: null,
          declaredHospital: { name: null, level: null },
          patient: {
            reference: 'p1',
            personId: '370000195803020021',
            sex: 'female',
            birthDate: '1958-03-02',
            maternity: null,
          },
          admittedAt: '2026-03-02T09:30:00',
          dischargedAt: null,
          department: 'A03.01',
          doctor: 'dr1',
          diagnoses: [{ code: 'J18.900', name: '肺炎', presentOnAdmission: null }],
          procedures: [],
          insurance: { typeCode: null, insuredRegion: null },
          costSoFarFen: null,
          orders: [
            {
              id: 'MedicationRequest/m1',
              code,
              name: '注射用头孢曲松钠',
              quantity: 14,
              unitPriceFen: 1250,
              amountFen: 17_500,
              category: '09',
              department: null,
              doctor: 'dr1',
              startsAt: '2026-03-09T10:00:00',
              stopsAt: null,
              isLongTerm: false,
              takeHome: false,
              isCurrent: true,
              prescription: { dose: 2, doseUnit: 'g', timesPerDay: 1, days: 7, prescriberTitle: null },
            },
          ],
        },
        askedAt: '2026-03-09T10:00:05',
        request: 'order-sign d1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
        concerns: 'current-orders',
        rules: null,
      },
      deletable: new Set(['MedicationRequest/m1']),
      notes: { leftOut: [], unpriced: [], notSent: ['devices', 'coverage', 'user'], incomplete: [] },
    });
  });

  it('is none where a record is opened outside any encounter', () => {
    const context = { userId: 'Practitioner/dr1', patientId: 'p1' };
    expect(read(orderSign({ hook: 'patient-view', context }), 'patient-view')).toEqual({ kind: 'nothing' });
  });

  it.each([
    ['there is no patient', { patient: null }, 'prefetch-none', 'prefetch.patient'],
    ['the patient is another', { patient: { ...patient, id: 'p2' } }, 'other-patient', 'prefetch.patient'],
    [
      'the encounter is another',
      { encounter: { ...encounter, id: 'e2' } },
      'other-encounter',
      'prefetch.encounter',
    ],
    [
      'the encounter is of another patient',
      { encounter: { ...encounter, subject: { reference: 'https://ehr.example.org/r4/Patient/p2' } } },
      'other-patient',
      'prefetch.encounter',
    ],
    [
      'the patient is broken',
      { patient: { ...patient, gender: 7 } },
      'prefetch-unreadable',
      'prefetch.patient',
    ],
  ])('is refused where %s', (_, changes, problem, at) => {
    expect(read(orderSign({ prefetch: { ...prefetch, ...changes } }))).toEqual({
      kind: 'refused',
      status: 412,
      problems: [{ code: problem, at }],
    });
  });
});

describe('the encounter', () => {
  it.each([
    ['2026-03-02T01:30:00Z', '2026-03-02T09:30:00'],
    ['2026-03-01T20:00:00.250-05:30', '2026-03-02T09:30:00'],
    ['2026-03-02T09:30', '2026-03-02T09:30:00'],
    ['2026-03-02', '2026-03-02T00:00:00'],
    ['2026-03', caller.askedAt],
    ['2026-02-30', caller.askedAt],
  ])('that began at %s began at %s here', (start, local) => {
    expect(ofEncounter({ period: { start } }).admittedAt).toBe(local);
  });

  it('ends with the day on which it ends', () => {
    expect(ofEncounter({ period: { end: '2026-03-12' } }).dischargedAt).toBe('2026-03-12T23:59:59');
  });

  it.each([
    ['AMB', 'outpatient'],
    ['EMER', 'outpatient'],
    ['ACUTE', 'inpatient'],
    ['of-a-house', 'inpatient'],
  ])('of class %s is %s', (classCode, care) => {
    expect(ofEncounter({ class: { code: classCode } }).care).toBe(care);
  });

  it('goes by its national number and department where it has them, else by what the client calls them', () => {
    const numbered = ofEncounter({ identifier: [{ system: 'urn:cn:nhsa:mdtrt-id', value: 'M77' }] });
    expect(numbered.encounterId).toBe('M77');
    const { serviceType: _, ...unnamed } = encounter;
    const beds = [
      { location: { reference: 'Location/ward-1' }, status: 'completed' as const },
      { location: { reference: 'Location/ward-2' }, status: 'active' as const },
    ];
    const placed = prefetched({ encounter: { ...unnamed, location: beds } }).question.encounter;
    expect(placed.department).toBe('ward-2');
    const organization = { identifier: { system: 'urn:cn:nhsa:dept', value: 'A04' } };
    const provided = { ...unnamed, location: beds, serviceProvider: organization };
    expect(prefetched({ encounter: provided }).question.encounter.department).toBe('A04');
  });

  it('says what it has cost in an extension, in yuan and no other money', () => {
    const cost = (currency: string) =>
      ofEncounter({
        extension: [
          {
            url: 'urn:drg-sentinel:fhir:cost-so-far',
            valueMoney: { value: 8123.45, currency: currency as 'CNY' },
          },
        ],
      }).costSoFarFen;
    expect(cost('CNY')).toBe(812_345);
    expect(cost('USD')).toBeNull();
  });
});

describe('the person', () => {
  const personOf = (...identifier: readonly object[]) =>
    prefetched({ patient: { ...patient, identifier } }).question.encounter.patient.personId;

  it('goes by the insured number before the identity card, and not by what stands for none', () => {
    const card = { system: 'urn:oid:2.16.156.10011.1.3', value: '37010219580302002x' };
    expect(personOf(card, { system: 'urn:cn:nhsa:psn-no', value: '37000000987' })).toBe('37000000987');
    expect(personOf(card, { system: 'urn:cn:nhsa:hi-no', value: '无' })).toBe('37010219580302002X');
    expect(personOf({ system: 'https://his.example.org/mrn', value: '4711001' })).toBeNull();
  });

  it('is of the sex that FHIR tells, and born on a day or not known when', () => {
    const { sex, birthDate } = prefetched({ patient: { ...patient, gender: 'other', birthDate: '1958' } })
      .question.encounter.patient;
    expect([sex, birthDate]).toEqual(['unknown', null]);
  });
});

describe('diagnoses', () => {
  const condition = (id: string, icd: string, changes: Partial<Condition> = {}): Condition => ({
    resourceType: 'Condition',
    id,
    subject: { reference: 'Patient/p1' },
    code: { coding: [{ system: 'urn:oid:2.16.156.10011.2.3.3.11', code: icd }] },
    ...changes,
  });
  const diagnosis = (id: string, role?: string, rank?: number) => ({
    condition: { reference: `Condition/${id}` },
    ...(role && { use: { coding: [{ code: role }] } }),
    ...(rank && { rank }),
  });

  it('begin with the principal one: by role, by rank, and last those that the encounter does not name', () => {
    const conditions = bundleOf(
      condition('unnamed', 'E11.900'),
      condition('admission', 'R50.900'),
      condition('second', 'I10.x00'),
      condition('principal', 'J18.900'),
    );
    const named = [
      diagnosis('admission', 'AD'),
      diagnosis('second', 'DD', 2),
      diagnosis('principal', 'DD', 1),
    ];
    const { diagnoses } = prefetched({ conditions, encounter: { ...encounter, diagnosis: named } }).question
      .encounter;
    expect(diagnoses.map((one) => one.code)).toEqual(['J18.900', 'I10.x00', 'R50.900', 'E11.900']);
  });

  it('count once however often they are recorded, and not at all where they are refuted', () => {
    const refuted = { verificationStatus: { coding: [{ code: 'refuted' }] } };
    const conditions = bundleOf(
      condition('a', 'J18.900'),
      condition('b', 'J18.900'),
      condition('c', 'C34.900', refuted),
    );
    const { question, notes } = prefetched({ conditions });
    expect(question.encounter.diagnoses.map((one) => one.code)).toEqual(['J18.900']);
    expect(notes.leftOut).toEqual([]);
  });

  it('in codes of other systems, broken, or of other patients are named and left out', () => {
    const snomed = { code: { coding: [{ system: 'http://snomed.info/sct', code: '233604007' }] } };
    const conditions = bundleOf(
      condition('a', '-', snomed),
      condition('b', 'J18.900', { code: { coding: 'J18.900' } as never }),
      condition('c', 'J18.900', { subject: { reference: 'Patient/p2' } }),
      condition('d', 'J20.900'),
    );
    const { question, notes } = prefetched({ conditions });
    expect(question.encounter.diagnoses.map((one) => one.code)).toEqual(['J20.900']);
    expect(notes.leftOut).toEqual([
      { resource: 'Condition/a', why: 'no-known-code' },
      { resource: 'Condition/b', why: 'unreadable' },
      { resource: 'Condition/c', why: 'other-patient' },
    ]);
  });
});

describe('procedures and insurance', () => {
  it('are what was done, on its day, and what pays in the region of the payor', () => {
    const procedure = (status: string, icd: string) => ({
      resourceType: 'Procedure' as const,
      id: icd,
      status: status as 'completed',
      subject: { reference: 'Patient/p1' },
      code: { coding: [{ system: 'urn:cn:nhsa:icd-9-cm-3', code: icd }] },
      performedPeriod: { start: '2026-03-03T23:30:00Z' },
      performer: [{ actor: { reference: 'Practitioner/dr2' } }],
    });
    const { encounter: read } = prefetched({
      procedures: bundleOf(procedure('completed', '33.2400'), procedure('not-done', '32.2000')),
      coverage: bundleOf({
        resourceType: 'Coverage',
        status: 'active',
        beneficiary: { reference: 'Patient/p1' },
        type: { coding: [{ system: 'urn:cn:nhsa:hi-type', code: '310' }] },
        payor: [{ identifier: { system: 'urn:cn:nhsa:admdvs', value: '371300' } }],
      }),
    }).question;
    expect(read.procedures).toEqual([
      { code: '33.2400', name: null, performedOn: '2026-03-04', surgeon: 'dr2', anaesthesia: null },
    ]);
    expect(read.insurance).toEqual({ typeCode: '310', insuredRegion: '371300' });
  });
});

describe('orders', () => {
  it('that are drafts are being written; those that stand are context, and others do not count', () => {
    const standing = (id: string, changes: object) => ({
      ...ceftriaxone,
      id,
      status: 'active' as const,
      ...changes,
    });
    const { orders } = prefetched({
      medications: bundleOf(
        standing('stands', {}),
        standing('given', { status: 'completed' }),
        standing('cancelled', { status: 'cancelled' }),
        standing('entered-in-error', { status: 'entered-in-error' }),
        standing('proposed', { intent: 'proposal' }),
        standing('one-dose-of-it', { intent: 'instance-order' }),
        standing('never', { doNotPerform: true }),
      ),
    }).question.encounter;
    expect(orders.map(({ id, isCurrent }) => [id.split('/')[1], isCurrent])).toEqual([
      ['m1', true],
      ['stands', false],
      ['given', false],
    ]);
  });

  it('that were not selected are context, drafts though they are', () => {
    const context = contextOf({
      selections: ['MedicationRequest/m1'],
      draftOrders: bundleOf(ceftriaxone, { ...ceftriaxone, id: 'm2' }),
    });
    const { question, deletable } = asked({ context }, 'order-select');
    expect(question.encounter.orders.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
      ['MedicationRequest/m1', true],
      ['MedicationRequest/m2', false],
    ]);
    expect(deletable.size).toBe(2);
  });

  it('that are signed again count once, as they are now, and cannot be deleted like a draft', () => {
    const again = { ...ceftriaxone, status: 'active' as const };
    const { question, deletable } = asked({
      context: contextOf({ draftOrders: bundleOf(again) }),
      prefetch: { ...prefetch, medications: bundleOf({ ...again, dispenseRequest: {} }, again) },
    });
    expect(question.encounter.orders.map(({ id, quantity, isCurrent }) => [id, quantity, isCurrent])).toEqual(
      [['MedicationRequest/m1', 14, true]],
    );
    expect(deletable.size).toBe(0);
  });

  it('of services and consumables are read like those of drugs', () => {
    const { orders } = drafted(
      {
        resourceType: 'ServiceRequest',
        id: 's1',
        status: 'draft',
        intent: 'order',
        subject: { reference: 'Patient/p1' },
        code: { coding: [{ system: 'urn:cn:nhsa:service', code: '210200001000000' }], text: '头颅磁共振' },
        quantityQuantity: { value: 2 },
        occurrenceDateTime: '2026-03-10T08:00:00+08:00',
      },
      {
        resourceType: 'DeviceRequest',
        id: 'd1',
        status: 'draft',
        intent: 'order',
        subject: { reference: 'Patient/p1' },
        codeCodeableConcept: { coding: [{ system: 'urn:cn:nhsa:consumable', code: 'C0101010010100100001' }] },
      },
    ).question.encounter;
    expect(orders).toMatchObject([
      { id: 'ServiceRequest/s1', name: '头颅磁共振', quantity: 2, startsAt: '2026-03-10T08:00:00' },
      { id: 'DeviceRequest/d1', name: null, quantity: 1, startsAt: caller.askedAt, doctor: 'dr1' },
    ]);
  });

  it('are called by 200 characters at most', () => {
    const coding = { system: 'urn:cn:nhsa:drug', code, display: '长'.repeat(100_000) };
    const [order] = drafted({ ...ceftriaxone, medicationCodeableConcept: { coding: [coding] } }).question
      .encounter.orders;
    expect(order?.name).toHaveLength(200);
  });

  it('may have their drug inside, or beside them', () => {
    const { medicationCodeableConcept: drug, ...bare } = ceftriaxone;
    const contained = {
      ...bare,
      contained: [{ resourceType: 'Medication' as const, id: 'x', code: drug }],
      medicationReference: { reference: '#x' },
    };
    const beside = { ...bare, id: 'm2', medicationReference: { reference: 'Medication/y' } };
    const lost = { ...bare, id: 'm3', medicationReference: { reference: 'Medication/z' } };
    const { question, notes } = drafted(contained as MedicationRequest, beside, lost, {
      resourceType: 'Medication',
      id: 'y',
      code: drug,
    } as FhirResource);
    expect(question.encounter.orders.map((order) => order.code)).toEqual([code, code]);
    expect(notes.leftOut).toEqual([{ resource: 'MedicationRequest/m3', why: 'no-known-code' }]);
  });

  it('of kinds that are not known here, without an id or of other patients are named and left out', () => {
    const { id: _, ...nameless } = ceftriaxone;
    const diet = { resourceType: 'NutritionOrder', id: 'n1', status: 'draft' } as FhirResource;
    const other = { ...ceftriaxone, id: 'm9', subject: { reference: 'Patient/p2' } };
    expect(drafted(ceftriaxone, diet, nameless, other).notes.leftOut).toEqual([
      { resource: 'NutritionOrder/n1', why: 'unknown-kind' },
      { resource: 'MedicationRequest/?', why: 'no-id' },
      { resource: 'MedicationRequest/m9', why: 'other-patient' },
    ]);
  });

  it('cost what the client says, else what the catalogue says, else nothing, and that is said', () => {
    const told = {
      extension: [
        { url: 'urn:drg-sentinel:fhir:unit-price', valueMoney: { value: 9.995, currency: 'CNY' as const } },
      ],
    };
    expect(firstOrder(told)).toMatchObject({ unitPriceFen: 999.5, amountFen: 13_993 });
    const coding = [{ system: 'urn:cn:nhsa:drug', code: 'XJ01DDT167B014010109999' }];
    const { question, notes } = drafted({ ...ceftriaxone, medicationCodeableConcept: { coding } });
    expect(question.encounter.orders[0]).toMatchObject({ unitPriceFen: 0, amountFen: 0, category: null });
    expect(notes.unpriced).toEqual(['MedicationRequest/m1']);
  });

  it.each([
    [1e300, 1],
    [1, 1e300],
    [1e9 + 1, 1],
  ])('have no price where it is %d yuan for %d', (value, quantity) => {
    const extension = [
      { url: 'urn:drg-sentinel:fhir:unit-price', valueMoney: { value, currency: 'CNY' as const } },
    ];
    const { medicationCodeableConcept: _, ...bare } = ceftriaxone;
    const unknown = { coding: [{ system: 'urn:cn:nhsa:drug', code: 'XJ01DDT167B014010109999' }] };
    const dispenseRequest = { quantity: { value: quantity } };
    const { question, notes } = drafted({
      ...bare,
      medicationCodeableConcept: unknown,
      extension,
      dispenseRequest,
    });
    expect(question.encounter.orders[0]).toMatchObject({ unitPriceFen: 0, amountFen: 0 });
    expect(notes.unpriced).toEqual(['MedicationRequest/m1']);
  });

  it.each([
    ['three times in two days', { repeat: { frequency: 3, period: 2, periodUnit: 'd' as const } }, 1.5],
    ['every eight hours', { repeat: { period: 8, periodUnit: 'h' as const } }, 3],
    ['BID by its code', { code: { coding: [{ code: 'BID' }] } }, 2],
    ['at bedtime by its code', { code: { coding: [{ code: 'BED' }] } }, 1],
    ['每日三次 in words', { code: { text: '每日三次' } }, 3],
    ['as needed', { code: { text: '必要时' } }, null],
  ])('taken %s', (_, timing, timesPerDay) => {
    const instruction = { ...ceftriaxone.dosageInstruction?.[0], timing };
    expect(firstOrder({ dosageInstruction: [instruction] })?.prescription.timesPerDay).toBe(timesPerDay);
  });

  it('with several instructions have no one dose', () => {
    const [instruction = {}] = ceftriaxone.dosageInstruction ?? [];
    expect(firstOrder({ dosageInstruction: [instruction, instruction] })?.prescription).toMatchObject({
      dose: null,
      timesPerDay: null,
      days: 7,
    });
  });

  it.each([
    [{ value: 2, code: 'wk' }, 14],
    [{ value: 36, unit: 'h' }, 1.5],
    [{ value: 2, unit: '瓶' }, null],
  ])('for %j last %s days', (expectedSupplyDuration, days) => {
    expect(firstOrder({ dispenseRequest: { expectedSupplyDuration } })?.prescription.days).toBe(days);
  });

  it('may be for discharge, or go on', () => {
    const course = {
      category: [{ coding: [{ code: 'discharge' }] }],
      courseOfTherapyType: { coding: [{ code: 'continuous' }] },
    };
    expect(firstOrder(course)).toMatchObject({ takeHome: true, isLongTerm: true });
  });

  it('carry the rank and the national code of the prescriber whom the client tells of', () => {
    const user = {
      resourceType: 'Practitioner',
      id: 'dr1',
      identifier: [{ system: 'urn:cn:nhsa:dr-codg', value: 'D370000000042' }],
      qualification: [{ code: { coding: [{ system: 'urn:cn:nhsa:drord-dr-profttl', code: '233' }] } }],
    };
    const { encounter: read } = prefetched({ user }).question;
    expect(read.doctor).toBe('D370000000042');
    expect(read.orders[0]).toMatchObject({
      doctor: 'D370000000042',
      prescription: { prescriberTitle: 'attending' },
    });
    const other = drafted({ ...ceftriaxone, requester: { reference: 'Practitioner/dr9' } }).question
      .encounter;
    expect(other.orders[0]).toMatchObject({ doctor: 'dr9', prescription: { prescriberTitle: null } });
  });
});
