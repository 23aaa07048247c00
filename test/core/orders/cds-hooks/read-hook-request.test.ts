import { describe, expect, it } from 'vitest';
import { findHookService, type HookService } from '../../../../core/orders/cds-hooks/hook-book.ts';
import { readHookRequest } from '../../../../core/orders/cds-hooks/read-hook-request.ts';
import { loadHookBook } from '../../../../platform/knowledge/load-cds-hooks.ts';
import { bundleOf, ceftriaxone, contextOf, orderSign, patient, prefetch } from './any-hook-call.ts';

const book = loadHookBook();
const service = (hook: string) => findHookService(book, `drg-sentinel-${hook}`) as HookService;
const sign = (changes: Readonly<Record<string, unknown>>) =>
  readHookRequest(service('order-sign'), orderSign(changes));

function problemsOf(reading: ReturnType<typeof readHookRequest>) {
  if (reading.ok) return [];
  return reading.problems.map(({ code, at }) => `${reading.status} ${code} ${at}`);
}

describe('a call of a hook', () => {
  it('is read with its drafts and what was prefetched', () => {
    const reading = sign({});
    expect(reading.ok && reading.request).toMatchObject({
      patientId: 'p1',
      encounterId: 'e1',
      selections: null,
      incomplete: [],
      draftOrders: [{ id: 'm1' }],
    });
    expect(reading.ok && [...reading.request.prefetched.keys()]).toEqual(Object.keys(prefetch));
  });

  it.each([
    ['no JSON', '{"hook":', '400 bad-json body'],
    ['no object', '[]', '400 bad-json body'],
    ['the hook of another service', orderSign({ hook: 'order-select' }), '400 wrong-hook hook'],
    ['no hookInstance', orderSign({ hookInstance: undefined }), '400 field-missing hookInstance'],
    ['a hookInstance that is no UUID', orderSign({ hookInstance: '42' }), '400 bad-field hookInstance'],
    ['no context', orderSign({ context: undefined }), '400 field-missing context'],
    ['an empty user', orderSign({ context: contextOf({ userId: '' }) }), '400 field-missing context.userId'],
    [
      'a user without a type',
      orderSign({ context: contextOf({ userId: 'dr1' }) }),
      '400 bad-field context.userId',
    ],
    [
      'a patient who signs',
      orderSign({ context: contextOf({ userId: 'Patient/p1' }) }),
      '400 bad-field context.userId',
    ],
    [
      'no patient',
      orderSign({ context: contextOf({ patientId: undefined }) }),
      '400 field-missing context.patientId',
    ],
    [
      'a null encounter',
      orderSign({ context: contextOf({ encounterId: null }) }),
      '400 field-missing context.encounterId',
    ],
    [
      'no drafts',
      orderSign({ context: contextOf({ draftOrders: undefined }) }),
      '400 field-missing context.draftOrders',
    ],
    [
      'an empty bundle',
      orderSign({ context: contextOf({ draftOrders: bundleOf() }) }),
      '400 field-missing context.draftOrders.entry',
    ],
    [
      'drafts in a list',
      orderSign({ context: contextOf({ draftOrders: [ceftriaxone] }) }),
      '400 bad-field context.draftOrders',
    ],
    ['plain http', orderSign({ fhirServer: 'http://ehr.example.org' }), '400 not-https fhirServer'],
  ])('is refused with %s', (_, body, problem) => {
    expect(problemsOf(readHookRequest(service('order-sign'), body))).toContain(problem);
  });

  it('may carry an access token only with the server that it is for, whole, and as a bearer token', () => {
    const fhirAuthorization = {
      access_token: 't',
      token_type: 'Bearer',
      expires_in: 300,
      scope: 'user/*.read',
      subject: 'drg-sentinel',
    };
    expect(problemsOf(sign({ fhirAuthorization }))).toEqual(['400 field-missing fhirServer']);
    expect(problemsOf(sign({ fhirAuthorization, fhirServer: 'https://ehr.example.org/r4' }))).toEqual([]);
    const broken = { ...fhirAuthorization, token_type: 'mac', scope: undefined };
    expect(problemsOf(sign({ fhirAuthorization: broken, fhirServer: 'https://ehr.example.org/r4' }))).toEqual(
      ['400 bad-field fhirAuthorization.token_type', '400 field-missing fhirAuthorization.scope'],
    );
  });

  it('ignores what it does not know', () => {
    expect(sign({ extension: { 'com.example': 1 }, context: contextOf({ taskId: 7 }) }).ok).toBe(true);
  });

  it('names every key that is needed and was not prefetched, and no other', () => {
    const { patient: _, conditions: __, ...rest } = prefetch;
    expect(problemsOf(sign({ prefetch: rest }))).toEqual([
      '412 prefetch-missing prefetch.patient',
      '412 prefetch-missing prefetch.conditions',
    ]);
    expect(problemsOf(sign({ prefetch: undefined }))).toHaveLength(6);
  });

  it('takes null for none found, a resource as it is, and a bundle for its entries', () => {
    const reading = sign({ prefetch: { ...prefetch, medications: ceftriaxone, services: bundleOf() } });
    const of = (key: string) => (reading.ok ? reading.request.prefetched.get(key) : undefined);
    expect(of('procedures')).toEqual([]);
    expect(of('medications')).toMatchObject([{ id: 'm1' }]);
    expect(of('services')).toEqual([]);
    expect(of('patient')).toMatchObject([{ id: 'p1' }]);
  });

  it('does not take the report of an error for the data', () => {
    const outcome = {
      resourceType: 'OperationOutcome' as const,
      issue: [{ severity: 'error' as const, code: 'timeout' as const }],
    };
    expect(problemsOf(sign({ prefetch: { ...prefetch, conditions: outcome } }))).toEqual([
      '412 prefetch-failed prefetch.conditions',
    ]);
    const warned = bundleOf(patient, { ...outcome, issue: [{ severity: 'warning', code: 'informational' }] });
    expect(sign({ prefetch: { ...prefetch, conditions: warned } }).ok).toBe(true);
  });

  it('says of which keys only a page was sent', () => {
    const page = {
      ...bundleOf(ceftriaxone),
      link: [{ relation: 'next', url: 'https://ehr.example.org/?page=2' }],
    };
    const reading = sign({ prefetch: { ...prefetch, medications: page } });
    expect(reading.ok && reading.request.incomplete).toEqual(['medications']);
  });

  it('is not troubled by unreadable data that it does not need', () => {
    expect(sign({ prefetch: { ...prefetch, user: '123' } }).ok).toBe(true);
    expect(problemsOf(sign({ prefetch: { ...prefetch, patient: '123' } }))).toEqual([
      '412 prefetch-unreadable prefetch.patient',
    ]);
  });
});

describe('order-select', () => {
  const select = (selections: unknown) =>
    readHookRequest(
      service('order-select'),
      orderSign({ hook: 'order-select', context: contextOf({ selections }) }),
    );

  it('names what was selected, by reference or by id', () => {
    expect(select(['MedicationRequest/m1']).ok).toBe(true);
    expect(select(['m1']).ok).toBe(true);
  });

  it('is refused without selections, or with one that is no draft', () => {
    expect(problemsOf(select(undefined))).toEqual(['400 field-missing context.selections']);
    expect(problemsOf(select([]))).toEqual(['400 field-missing context.selections']);
    expect(problemsOf(select(['m1', 'ServiceRequest/m1']))).toEqual([
      '400 selection-not-found context.selections[1]',
    ]);
  });
});

describe('patient-view', () => {
  const view = (context: object, more = {}) =>
    readHookRequest(
      service('patient-view'),
      JSON.stringify({
        hook: 'patient-view',
        hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
        context,
        ...more,
      }),
    );

  it('needs nothing where no encounter is open', () => {
    expect(view({ userId: 'Patient/p1', patientId: 'p1' }).ok).toBe(true);
  });

  it('needs the patient, the encounter and its conditions where one is', () => {
    expect(problemsOf(view({ userId: 'PractitionerRole/r', patientId: 'p1', encounterId: 'e1' }))).toEqual([
      '412 prefetch-missing prefetch.patient',
      '412 prefetch-missing prefetch.encounter',
      '412 prefetch-missing prefetch.conditions',
    ]);
  });
});
