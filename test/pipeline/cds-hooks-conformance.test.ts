import { randomUUID } from 'node:crypto';
import { generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../core/orders/cds-hooks/card.ts';
import {
  bundleOf,
  clientToken,
  discoveryUrl,
  emptyElements,
  forbiddenCode,
  hookCall,
  post,
  serviceRequest,
  signUrl,
} from '../support/pipeline/cds-client.ts';
import { stack } from '../support/pipeline/outsider.ts';

// CDS Hooks 2.0, section by section: what binds a CDS Service, asked of the running stack from outside. Requirements
// on clients are asked as what the service does where a client breaks them.

// The first call of all fetches the client's keys, and is answered without cards where that takes too long.
beforeAll(() => post(signUrl, hookCall('order-sign')));

interface Service {
  readonly id: string;
  readonly hook: 'patient-view' | 'order-select' | 'order-sign';
  readonly title: string;
  readonly description: string;
  readonly prefetch: Readonly<Record<string, string>>;
}

interface Answer {
  readonly cards: readonly Card[];
  readonly extension: Readonly<Record<string, unknown>>;
}

const discover = async () => (await (await fetch(discoveryUrl)).json()) as { services: Service[] };

async function cardsOf(call = hookCall('order-sign'), url = signUrl): Promise<readonly Card[]> {
  const response = await post(url, call);
  expect(response.status).toBe(200);
  return ((await response.json()) as Answer).cards;
}

async function refusalOf(response: Response) {
  const body = (await response.json()) as { resourceType: string; issue: { expression: string[] }[] };
  expect(body.resourceType).toBe('OperationOutcome');
  return { status: response.status, at: body.issue.flatMap(({ expression }) => expression) };
}

describe('Discovery', () => {
  it('is always there at {baseUrl}/cds-services, to whoever asks, as JSON', async () => {
    const response = await fetch(discoveryUrl);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  });

  it('is an object with a list of services', async () => {
    expect(Array.isArray((await discover()).services)).toBe(true);
  });

  it('describes each service by its hook, its id and a description, and has a title and prefetch templates', async () => {
    const { services } = await discover();
    expect(services.map(({ hook }) => hook)).toEqual(['patient-view', 'order-select', 'order-sign']);
    for (const { id, title, description, prefetch } of services) {
      for (const text of [id, title, description, ...Object.values(prefetch)]) {
        expect(text).toEqual(expect.stringMatching(/./));
      }
    }
  });

  it('has no element that is null or empty (Use of JSON)', async () => {
    expect(emptyElements(await discover())).toEqual([]);
  });

  it('leads to each service at {baseUrl}/cds-services/{id}', async () => {
    for (const { id, hook } of (await discover()).services) {
      expect((await post(`${discoveryUrl}/${id}`, hookCall(hook))).status).toBe(200);
    }
    const other = `${discoveryUrl}/drg-sentinel-other`;
    expect((await post(other, hookCall('order-sign'))).status).toBe(404);
  });
});

describe('Prefetch templates', () => {
  const templates = async () =>
    (await discover()).services.flatMap(({ prefetch }) => Object.values(prefetch));

  it('hold tokens between double braces, each a field that the context of every hook here has (Prefetch tokens)', async () => {
    for (const template of await templates()) {
      const rest = template.replace(/\{\{context\.(?:patientId|encounterId|userId)\}\}/g, '');
      expect(rest).not.toBe(template);
      expect(rest).not.toMatch(/[{}]/);
    }
  });

  it('are reads of one resource or searches by reference, nothing more (Prefetch query restrictions)', async () => {
    const read = /^(?:[A-Z]\w+\/\{\{[\w.]+\}\}|\{\{context\.userId\}\})$/;
    const search = /^[A-Z]\w+\?[a-z]+=\{\{[\w.]+\}\}(?:&[a-z]+=\{\{[\w.]+\}\})*$/;
    for (const template of await templates())
      expect(template).toMatch(new RegExp(`${read.source}|${search.source}`));
  });
});

describe('Calling a CDS Service', () => {
  const without = (field: 'hook' | 'hookInstance' | 'context') => ({
    ...hookCall('order-sign'),
    [field]: undefined,
  });

  it.each(['hook', 'hookInstance', 'context'] as const)('demands %s (HTTP Request)', async (field) => {
    expect(await refusalOf(await post(signUrl, without(field)))).toEqual({ status: 400, at: [field] });
  });

  it('demands a UUID for hookInstance (hookInstance)', async () => {
    const call = { ...hookCall('order-sign'), hookInstance: 'first' };
    expect(await refusalOf(await post(signUrl, call))).toEqual({ status: 400, at: ['hookInstance'] });
  });

  it('takes the hook of the service only (HTTP Request)', async () => {
    const call = { ...hookCall('order-sign'), hook: 'patient-view' };
    expect(await refusalOf(await post(signUrl, call))).toEqual({ status: 400, at: ['hook'] });
  });

  it('takes a FHIR server by https only, and demands one beside an access token (HTTP Request)', async () => {
    const plain = { ...hookCall('order-sign'), fhirServer: 'http://ehr.example.org/r4' };
    expect(await refusalOf(await post(signUrl, plain))).toEqual({ status: 400, at: ['fhirServer'] });
    const fhirAuthorization = {
      access_token: 'secret',
      token_type: 'Bearer',
      expires_in: 60,
      scope: 'user/*.read',
      subject: 'drg-sentinel',
    };
    const lone = { ...hookCall('order-sign'), fhirAuthorization };
    expect(await refusalOf(await post(signUrl, lone))).toEqual({ status: 400, at: ['fhirServer'] });
    const whole = { ...lone, fhirServer: 'https://ehr.example.org/r4' };
    const response = await post(signUrl, whole);
    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain('secret');
  });

  it.each([
    ['access_token', undefined],
    ['token_type', 'mac'],
    ['expires_in', 'soon'],
    ['scope', ''],
    ['subject', undefined],
  ])('demands fhirAuthorization.%s as it is to be (Passing the Access Token)', async (field, value) => {
    const sound = {
      access_token: 'secret',
      token_type: 'Bearer',
      expires_in: 60,
      scope: 'user/*.read',
      subject: 'drg-sentinel',
    };
    const fhirAuthorization = { ...sound, [field]: value };
    const call = { ...hookCall('order-sign'), fhirServer: 'https://ehr.example.org/r4', fhirAuthorization };
    expect(await refusalOf(await post(signUrl, call))).toEqual({
      status: 400,
      at: [`fhirAuthorization.${field}`],
    });
  });

  it.each([
    ['order-sign', 'userId'],
    ['order-sign', 'patientId'],
    ['order-sign', 'draftOrders'],
    ['order-select', 'selections'],
    ['patient-view', 'userId'],
    ['patient-view', 'patientId'],
  ] as const)('of %s demands context.%s (definition of the hook)', async (hook, field) => {
    const call = hookCall(hook);
    const broken = { ...call, context: { ...call.context, [field]: undefined } };
    const response = await post(`${discoveryUrl}/drg-sentinel-${hook}`, broken);
    expect(await refusalOf(response)).toEqual({ status: 400, at: [`context.${field}`] });
  });

  it('refuses what is no JSON (Use of JSON)', async () => {
    expect(await refusalOf(await post(signUrl, '{"hook": "order-sign"'))).toEqual({
      status: 400,
      at: ['body'],
    });
  });

  it('is not disturbed by extensions and fields that it does not know (Extensions)', async () => {
    const call = { ...hookCall('order-sign'), extension: { 'com.example.timestamp': 'now' }, more: 1 };
    expect((await post(signUrl, call)).status).toBe(200);
  });
});

describe('Providing FHIR Resources', () => {
  it('answers 412 where it lacks what it needs, and says what (Prefetch Template)', async () => {
    const { prefetch, ...call } = hookCall('order-sign');
    const response = await post(signUrl, call);
    expect(await refusalOf(response)).toEqual({
      status: 412,
      at: ['patient', 'encounter', 'conditions', 'procedures', 'medications', 'services'].map(
        (key) => `prefetch.${key}`,
      ),
    });
    const { conditions: _, ...rest } = prefetch;
    expect(await refusalOf(await post(signUrl, { ...call, prefetch: rest }))).toEqual({
      status: 412,
      at: ['prefetch.conditions'],
    });
  });

  it('takes null for a search that found nothing, and a searchset for one that did (Prefetch Template)', async () => {
    const call = hookCall('order-sign');
    const standing = bundleOf(serviceRequest('003112010260000', { id: 'sr-0', status: 'active' }));
    for (const services of [null, standing]) {
      const response = await post(signUrl, { ...call, prefetch: { ...call.prefetch, services } });
      expect(response.status).toBe(200);
    }
  });

  it('does not take the report of an error for data (Prefetch Template)', async () => {
    const call = hookCall('order-sign');
    const conditions = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'timeout' }] };
    const response = await post(signUrl, { ...call, prefetch: { ...call.prefetch, conditions } });
    expect(await refusalOf(response)).toEqual({ status: 412, at: ['prefetch.conditions'] });
  });
});

describe('CDS Service Response', () => {
  it('is 200 with an object that has an array of cards', async () => {
    expect((await cardsOf()).length).toBeGreaterThan(0);
  });

  it('is 200 with an empty array where there is nothing to say (HTTP Response)', async () => {
    expect(await cardsOf(hookCall('order-sign', [serviceRequest('003109040040000')]))).toEqual([]);
    const view = hookCall('patient-view');
    const { encounterId: _, ...context } = view.context;
    const response = await post(`${discoveryUrl}/drg-sentinel-patient-view`, { ...view, context });
    expect([response.status, ((await response.json()) as Answer).cards]).toEqual([200, []]);
  });

  it('has no element that is null or empty but the array of cards (Use of JSON)', async () => {
    const response = await post(signUrl, hookCall('order-sign'));
    expect(emptyElements(await response.json())).toEqual([]);
  });

  it('has cards with a summary of less than 140 characters, an indicator and a source with a label (Card Attributes)', async () => {
    const named = serviceRequest(forbiddenCode, {
      code: { coding: [{ system: 'urn:cn:nhsa:service', code: forbiddenCode, display: '子宫'.repeat(200) }] },
    });
    for (const card of await cardsOf(hookCall('order-sign', [named]))) {
      expect(card.summary.length).toBeGreaterThan(0);
      expect(card.summary.length).toBeLessThan(140);
      expect(['info', 'warning', 'critical']).toContain(card.indicator);
      expect(card.source.label).toEqual(expect.stringMatching(/./));
    }
  });

  it('has topics that are codings with a code and a system (Source, Coding)', async () => {
    for (const { source } of await cardsOf()) {
      expect(source.topic).toEqual({
        code: expect.stringMatching(/./),
        system: expect.stringMatching(/./),
        display: expect.stringMatching(/./),
      });
    }
  });

  it('has cards with an id of their own, the same when the same call comes again (Card Attributes)', async () => {
    const call = hookCall('order-sign', [
      serviceRequest(forbiddenCode),
      serviceRequest('003109040040000', { id: 'sr-2' }),
    ]);
    const first = await cardsOf(call);
    expect(new Set(first.map(({ uuid }) => uuid)).size).toBe(first.length);
    expect(await cardsOf(call)).toEqual(first);
  });

  it('says how to select wherever it suggests, in a word that the specification knows (Card Attributes)', async () => {
    const cards = await cardsOf();
    expect(cards.some(({ suggestions }) => suggestions)).toBe(true);
    for (const { suggestions, selectionBehavior } of cards) {
      if (suggestions) expect(['at-most-one', 'any']).toContain(selectionBehavior);
    }
  });

  it('suggests by a label, and actions with a type, a description and a relative reference (Suggestion, Action)', async () => {
    const suggestions = (await cardsOf()).flatMap((card) => card.suggestions ?? []);
    for (const { label, actions } of suggestions) {
      expect(label).toBeTruthy();
      for (const { type, description, resourceId } of actions) {
        expect([type, resourceId]).toEqual(['delete', 'ServiceRequest/sr-1']);
        expect(description).toBeTruthy();
      }
    }
  });

  it('has words for every reason to override (Reasons for rejecting a card)', async () => {
    const reasons = (await cardsOf()).flatMap((card) => card.overrideReasons ?? []);
    expect(reasons.length).toBeGreaterThan(0);
    for (const { code, system, display } of reasons) expect(code && system && display).toBeTruthy();
  });

  it('has Markdown that no order name can write into (Card Attributes)', async () => {
    const named = serviceRequest(forbiddenCode, {
      code: {
        coding: [{ system: 'urn:cn:nhsa:service', code: forbiddenCode, display: '<img src=x>[a](http://b)' }],
      },
    });
    const [card] = await cardsOf(hookCall('order-sign', [named]));
    expect(card?.detail).toContain('&lt;img src=x&gt;\\[a\\](http: //b)');
  });

  it('keeps what is our own in extensions, objects named by a reversed domain (Extensions)', async () => {
    const answer = (await (await post(signUrl, hookCall('order-sign'))).json()) as Answer;
    expect(Object.keys(answer).sort()).toEqual(['cards', 'extension']);
    expect(answer.extension['com.drg-sentinel.engine']).toMatchObject({ status: 'ok' });
  });

  it('proposes nothing that is done without the user (System Action)', async () => {
    expect(await (await post(signUrl, hookCall('order-sign'))).json()).not.toHaveProperty('systemActions');
  });

  it('warns of what was selected, not of the other drafts (order-select)', async () => {
    const call = hookCall('order-select', [
      serviceRequest(forbiddenCode),
      serviceRequest('003109040040000', { id: 'sr-2' }),
    ]);
    const context = { ...call.context, selections: ['ServiceRequest/sr-2'] };
    expect(await cardsOf({ ...call, context }, `${discoveryUrl}/drg-sentinel-order-select`)).toEqual([]);
  });

  it('tells where the stay stands when the record is opened (patient-view)', async () => {
    const [card, ...others] = await cardsOf(
      hookCall('patient-view'),
      `${discoveryUrl}/drg-sentinel-patient-view`,
    );
    expect([card?.indicator, others]).toEqual(['info', []]);
  });
});

describe('Feedback', () => {
  const feedbackUrl = `${signUrl}/feedback`;
  const at = () => new Date().toISOString();
  const tell = (...feedback: readonly object[]) => post(feedbackUrl, { feedback });
  const shown = async () => (await cardsOf())[0] as Card;

  it('is taken at {baseUrl}/cds-services/{id}/feedback: suggestions accepted (Suggestion accepted)', async () => {
    const { uuid: card, suggestions = [] } = await shown();
    const acceptedSuggestions = suggestions.map(({ uuid }) => ({ id: uuid }));
    const feedback = { card, outcome: 'accepted', acceptedSuggestions, outcomeTimestamp: at() };
    expect((await tell(feedback)).status).toBe(200);
  });

  it('is taken with a reason and a comment (Explicit reject with override reasons)', async () => {
    const { uuid: card, overrideReasons = [] } = await shown();
    const [reason] = overrideReasons;
    const overrideReason = {
      reason: { code: reason?.code, system: reason?.system },
      userComment: '会诊意见',
    };
    const feedback = { card, outcome: 'overridden', overrideReason, outcomeTimestamp: at() };
    expect((await tell(feedback)).status).toBe(200);
  });

  it('may come again for the same card, and for several at once (Suggestion accepted)', async () => {
    const cards = [await shown(), await shown()];
    const feedback = cards.map(({ uuid: card }) => ({
      card,
      outcome: 'overridden',
      overrideReason: { userComment: '急诊抢救' },
      outcomeTimestamp: at(),
    }));
    expect((await tell(...feedback)).status).toBe(200);
    expect((await tell(...feedback)).status).toBe(200);
  });

  it('may be silent, but not on a card that said that it needs a reason (Overridden guidance)', async () => {
    const { uuid: card, extension } = await shown();
    expect(extension).toEqual({ 'com.drg-sentinel.reason-required': true });
    const response = await tell({ card, outcome: 'overridden', outcomeTimestamp: at() });
    expect(await refusalOf(response)).toEqual({ status: 400, at: ['feedback[0].overrideReason'] });
  });

  it.each([
    ['card', undefined],
    ['outcome', 'ignored'],
    ['acceptedSuggestions', undefined],
    ['acceptedSuggestions', []],
    ['outcomeTimestamp', 'yesterday'],
  ])('is described by %s, which is not %j', async (field, value) => {
    const sound = {
      card: randomUUID(),
      outcome: 'accepted',
      acceptedSuggestions: [{ id: 'x' }],
      outcomeTimestamp: at(),
    };
    const response = await tell({ ...sound, [field]: value });
    expect(await refusalOf(response)).toEqual({ status: 400, at: [`feedback[0].${field}`] });
  });

  it('is an object with an array', async () => {
    expect((await post(feedbackUrl, [])).status).toBe(400);
    expect((await post(feedbackUrl, { feedback: {} })).status).toBe(400);
  });
});

describe('Trusting CDS Clients', () => {
  const statusWith = async (token: string | null) =>
    (await post(signUrl, hookCall('order-sign'), token)).status;

  it('lets nobody in without a token, and says which kind it wants', async () => {
    for (const url of [signUrl, `${signUrl}/feedback`]) {
      const response = await post(url, hookCall('order-sign'), null);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
  });

  it('lets the users of the hospital’s identity provider in by their session', async () => {
    const clinician = stack.users.find(({ role }) => role === 'clinician');
    expect(await statusWith(clinician?.token ?? '')).toBe(200);
  });

  it('takes no unsigned token (JWT Signing Algorithm)', async () => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: stack.cdsClient.issuer, aud: signUrl, iat: now, exp: now + 60, jti: randomUUID() };
    expect(await statusWith(new UnsecuredJWT(claims).encode())).toBe(401);
  });

  it('takes no token that is signed by a shared secret (JWT Signing Algorithm)', async () => {
    const now = Math.floor(Date.now() / 1000);
    const token = await new SignJWT({ iss: stack.cdsClient.issuer, aud: signUrl, jti: randomUUID() })
      .setProtectedHeader({ alg: 'HS384', typ: 'JWT', kid: stack.cdsClient.kid })
      .setIssuedAt(now)
      .setExpirationTime(now + 60)
      .sign(new TextEncoder().encode(JSON.stringify(stack.cdsClient.key)));
    expect(await statusWith(token)).toBe(401);
  });

  it('takes no token of a key that is not the client’s', async () => {
    const { privateKey } = await generateKeyPair('ES384');
    const now = Math.floor(Date.now() / 1000);
    const token = await new SignJWT({ iss: stack.cdsClient.issuer, aud: signUrl, jti: randomUUID() })
      .setProtectedHeader({ alg: 'ES384', typ: 'JWT', kid: stack.cdsClient.kid })
      .setIssuedAt(now)
      .setExpirationTime(now + 60)
      .sign(privateKey);
    expect(await statusWith(token)).toBe(401);
  });

  it.each([
    ['another service', { aud: `${discoveryUrl}/drg-sentinel-order-select` }],
    ['the discovery endpoint', { aud: discoveryUrl }],
    ['nobody', { aud: undefined }],
  ])('takes no token that is made out to %s (aud)', async (_, claims) => {
    expect(await statusWith(await clientToken(signUrl, claims))).toBe(401);
  });

  it('takes a token that names several audiences, this one among them (aud)', async () => {
    expect(
      await statusWith(await clientToken(signUrl, { aud: ['https://other.example.org', signUrl] })),
    ).toBe(200);
  });

  it('takes a token once (jti)', async () => {
    const token = await clientToken(signUrl);
    expect([await statusWith(token), await statusWith(token)]).toEqual([200, 401]);
    expect(await statusWith(await clientToken(signUrl, { jti: undefined }))).toBe(401);
  });

  it('takes no token that has run out, or was not made lately (exp, iat)', async () => {
    const now = Math.floor(Date.now() / 1000);
    expect(await statusWith(await clientToken(signUrl, { iat: now - 200, exp: now - 100 }))).toBe(401);
    expect(await statusWith(await clientToken(signUrl, { iat: now - 3600 }))).toBe(401);
    expect(await statusWith(await clientToken(signUrl, { exp: now + 3600 }))).toBe(401);
  });

  it.each([
    ['kid', undefined],
    ['kid', 'other'],
    ['typ', 'at+jwt'],
    ['jku', 'https://evil.example.org/jwks.json'],
  ])('takes no token with %s %s in its header', async (field, value) => {
    expect(await statusWith(await clientToken(signUrl, {}, { [field]: value }))).toBe(401);
  });

  it('takes no token of an issuer that is not on the list (iss)', async () => {
    expect(await statusWith(await clientToken(signUrl, { iss: 'https://evil.example.org' }))).toBe(401);
  });

  it('is asked with a key that the client publishes', async () => {
    const { kid, key, issuer } = stack.cdsClient;
    const { keys } = (await (await fetch(`${issuer}/jwks.json`)).json()) as { keys: { kid: string }[] };
    expect(keys.map((one) => one.kid)).toContain(kid);
    expect(await importJWK(key)).toBeDefined();
  });
});

describe('Cross-Origin Resource Sharing', () => {
  it.each([
    ['GET', discoveryUrl],
    ['POST', signUrl],
    ['POST', `${signUrl}/feedback`],
  ])('lets a browser %s %s with a token', async (method, url) => {
    const response = await fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://ehr.example.org',
        'access-control-request-method': method,
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(response.ok).toBe(true);
    expect(response.headers.get('access-control-allow-origin')).toMatch(
      /^(?:\*|https:\/\/ehr\.example\.org)$/,
    );
    expect(response.headers.get('access-control-allow-methods')).toContain(method);
    expect(response.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('authorization');
  });
});
