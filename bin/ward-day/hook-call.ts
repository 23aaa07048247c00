import type { WardEncounter, WardOrder } from './ward-encounters.ts';

/** A call of order-sign, with the FHIR R4 resources that the service asks to be prefetched. */
export function hookCall(hookInstance: string, encounter: WardEncounter, current: readonly WardOrder[]) {
  const { id, patient, attending, standing } = encounter;
  const subject = { reference: `Patient/${id}` };
  const resources = (orders: readonly WardOrder[], status: 'draft' | 'active', kind: string) =>
    orders.filter(({ item }) => item.kind === kind).map((order) => orderResource(order, status, subject));
  return {
    hook: 'order-sign',
    hookInstance,
    context: {
      userId: `Practitioner/${current[0]?.doctor.code ?? attending.code}`,
      patientId: id,
      encounterId: id,
      draftOrders: bundle([
        ...resources(current, 'draft', 'drug'),
        ...resources(current, 'draft', 'service'),
      ]),
    },
    prefetch: {
      patient: {
        resourceType: 'Patient',
        id,
        gender: patient.sex === '1' ? 'male' : 'female',
        birthDate: patient.born,
        identifier: [{ system: 'urn:cn:nhsa:hi-no', value: patient.person }],
      },
      encounter: encounterResource(encounter, subject),
      conditions: bundle(patient.diagnoses.map(conditionResource(id, subject))),
      procedures: bundle([]),
      medications: bundle(resources(standing, 'active', 'drug')),
      services: bundle(resources(standing, 'active', 'service')),
      devices: bundle([]),
      coverage: bundle([
        {
          resourceType: 'Coverage',
          id: 'insurance',
          status: 'active',
          beneficiary: subject,
          type: coded('urn:cn:nhsa:hi-type', '310'),
        },
      ]),
    },
  };
}

interface Reference {
  readonly reference: string;
}

function encounterResource({ id, patient, admittedAt, attending }: WardEncounter, subject: Reference) {
  return {
    resourceType: 'Encounter',
    id,
    status: 'in-progress',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    subject,
    period: { start: `${admittedAt}+08:00` },
    serviceType: coded('urn:cn:nhsa:dept', patient.department),
    participant: [
      {
        type: [
          {
            coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'ATND' }],
          },
        ],
        individual: practitioner(attending.code),
      },
    ],
  };
}

function conditionResource(encounter: string, subject: Reference) {
  return ([code, name]: readonly [string, string], at: number) => ({
    resourceType: 'Condition',
    id: `${encounter}-${at + 1}`,
    subject,
    code: coded('urn:cn:nhsa:icd-10', code, name),
  });
}

function orderResource(
  { id, item, quantity, days, isLongTerm, doctor, startsAt }: WardOrder,
  status: 'draft' | 'active',
  subject: Reference,
) {
  const what = coded(`urn:cn:nhsa:${item.kind}`, item.code, item.name);
  const common = {
    id,
    status,
    intent: 'order',
    subject,
    authoredOn: `${startsAt}+08:00`,
    requester: practitioner(doctor.code),
    extension: [
      {
        url: 'urn:drg-sentinel:fhir:unit-price',
        valueMoney: { value: item.price_yuan, currency: 'CNY' },
      },
    ],
  };
  if (item.kind === 'service')
    return {
      resourceType: 'ServiceRequest',
      ...common,
      code: what,
      quantityQuantity: { value: quantity },
      occurrenceDateTime: `${startsAt}+08:00`,
    };
  return {
    resourceType: 'MedicationRequest',
    ...common,
    medicationCodeableConcept: what,
    ...(isLongTerm && { courseOfTherapyType: { coding: [{ code: 'continuous' }] } }),
    dispenseRequest: {
      quantity: { value: quantity },
      ...(days !== null && { expectedSupplyDuration: { value: days, code: 'd' } }),
    },
  };
}

/** By the doctor's national code, which serves as the client's own id here. */
function practitioner(code: string) {
  return {
    reference: `Practitioner/${code}`,
    identifier: { system: 'urn:cn:nhsa:dr-codg', value: code },
  };
}

function coded(system: string, code: string, display?: string) {
  return { coding: [{ system, code, ...(display && { display }) }] };
}

function bundle(resources: readonly object[]) {
  return { resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) };
}
