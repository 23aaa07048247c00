import { randomUUID } from 'node:crypto';

const subject = { reference: 'Patient/pt-1' };
const bundle = (...resources: readonly object[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
});
const coded = (system: string, code: string) => ({ coding: [{ system, code }] });

/** A call of order-sign in which a man is ordered a service for women. */
export function orderSignCall(): object {
  const encounterId = randomUUID();
  const order = {
    resourceType: 'ServiceRequest',
    id: 'sr-1',
    status: 'draft',
    intent: 'order',
    subject,
    code: coded('urn:cn:nhsa:service', '002101030300000'),
    authoredOn: '2026-03-04T10:00:00+08:00',
  };
  const encounter = {
    resourceType: 'Encounter',
    id: encounterId,
    status: 'in-progress',
    class: { code: 'IMP' },
    subject,
    period: { start: '2026-03-01T09:00:00+08:00' },
  };
  const patient = {
    resourceType: 'Patient',
    id: 'pt-1',
    gender: 'male',
    birthDate: '1985-06-01',
    identifier: [{ system: 'urn:cn:nhsa:hi-no', value: '371300198506010011' }],
  };
  const condition = {
    resourceType: 'Condition',
    id: 'c-1',
    subject,
    code: coded('urn:cn:nhsa:icd-10', 'I10.x00x002'),
  };
  const none = { procedures: null, medications: null, services: null, devices: null, coverage: null };
  return {
    hook: 'order-sign',
    hookInstance: randomUUID(),
    context: { userId: 'Practitioner/dr-1', patientId: 'pt-1', encounterId, draftOrders: bundle(order) },
    prefetch: { ...none, patient, encounter, conditions: bundle(condition) },
  };
}
