import type { Bundle, Encounter, FhirResource, MedicationRequest, Patient } from 'fhir/r4.js';

/** A synthetic woman of 1958 with pneumonia, a week in hospital, for whom an antibacterial is being ordered. */
export const patient: Patient = {
  resourceType: 'Patient',
  id: 'p1',
  gender: 'female',
  birthDate: '1958-03-02',
  identifier: [{ system: 'urn:cn:nhsa:hi-no', value: '370000195803020021' }],
};

export const encounter: Encounter = {
  resourceType: 'Encounter',
  id: 'e1',
  status: 'in-progress',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
  subject: { reference: 'Patient/p1' },
  period: { start: '2026-03-02T09:30:00+08:00' },
  serviceType: { coding: [{ system: 'urn:cn:nhsa:dept', code: 'A03.01' }] },
  participant: [{ type: [{ coding: [{ code: 'ATND' }] }], individual: { reference: 'Practitioner/dr1' } }],
};

export const ceftriaxone: MedicationRequest = {
  resourceType: 'MedicationRequest',
  id: 'm1',
  status: 'draft',
  intent: 'order',
  subject: { reference: 'Patient/p1' },
  encounter: { reference: 'Encounter/e1' },
  authoredOn: '2026-03-09T10:00:00+08:00',
  requester: { reference: 'Practitioner/dr1' },
  medicationCodeableConcept: {
    coding: [{ system: 'urn:cn:nhsa:drug', code: 'XJ01DDT167B014010100001', display: '注射用头孢曲松钠' }],
  },
  dosageInstruction: [
    {
      timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
      doseAndRate: [{ doseQuantity: { value: 2, unit: 'g' } }],
    },
  ],
  dispenseRequest: {
    quantity: { value: 14, unit: '支' },
    expectedSupplyDuration: { value: 7, code: 'd' },
  },
};

export function bundleOf(...resources: readonly FhirResource[]): Bundle {
  return { resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) };
}

export const prefetch = {
  patient,
  encounter,
  conditions: bundleOf({
    resourceType: 'Condition',
    id: 'c1',
    subject: { reference: 'Patient/p1' },
    code: { coding: [{ system: 'urn:cn:nhsa:icd-10', code: 'J18.900', display: '肺炎' }] },
  }),
  procedures: null,
  medications: null,
  services: null,
};

/** A sound call of order-sign; `changes` replace whole top-level fields. */
export function orderSign(changes: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    hook: 'order-sign',
    hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
    context: contextOf(),
    prefetch,
    ...changes,
  });
}

export function contextOf(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    userId: 'Practitioner/dr1',
    patientId: 'p1',
    encounterId: 'e1',
    draftOrders: bundleOf(ceftriaxone),
    ...changes,
  };
}
