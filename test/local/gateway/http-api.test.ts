import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { generateKeyPair, importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IdentityProvider, startIdentityProvider } from '../../../local/identity-provider.ts';
import { type LocalCloud, startLocalCloud } from '../../../local/start-local-cloud.ts';
import { fixtureAssembly, removeTemporaryDirs, temporaryDir } from '../fixtures/assembly.ts';

const MIB = 2 ** 20;
const AUDIENCE = 'drg-sentinel';

describe('an HTTP API of the template', () => {
  const dataDir = temporaryDir();
  let identity: IdentityProvider;
  let cloud: LocalCloud;
  let api: string;
  beforeAll(async () => {
    identity = await startIdentityProvider({ dataDir, port: 0 });
    const { IdentityIssuer = '', IdentityAudience = '' } = identity.parameters;
    const parameters = { IdentityIssuer, IdentityAudience };
    cloud = await startLocalCloud({ assemblyDir: fixtureAssembly('http'), dataDir, parameters });
    api = cloud.outputs['FixtureHttp']?.['ApiUrl'] ?? '';
  });
  afterAll(async () => {
    await cloud.stop();
    await identity.close();
    removeTemporaryDirs();
  });

  const call = (path: string, init?: RequestInit) => fetch(`${api}${path}`, init);
  const eventOf = async (path: string, init?: RequestInit) => {
    const answer = (await (await call(path, init)).json()) as {
      event: APIGatewayProxyEventV2WithJWTAuthorizer;
      apiUrl: string;
    };
    return answer.event;
  };
  const post = (path: string, body: RequestInit['body'], type?: string) =>
    call(path, { method: 'POST', body: body ?? null, headers: type ? { 'content-type': type } : {} });

  it('listens on 127.0.0.1, and tells its handlers its address', async () => {
    expect(api).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await call('/open')).json()).toMatchObject({ apiUrl: api });
  });

  it('invokes the handler with the event of payload format 2.0', async () => {
    const event = await eventOf('/open?a=1&a=%E4%BA%8C&b=&as=event', {
      headers: { 'X-Custom': 'one', Cookie: 'session=1; theme=dark', 'User-Agent': 'test' },
    });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /open',
      rawPath: '/open',
      rawQueryString: 'a=1&a=%E4%BA%8C&b=&as=event',
      queryStringParameters: { a: '1,二', b: '', as: 'event' },
      cookies: ['session=1', 'theme=dark'],
      headers: { 'x-custom': 'one', host: new URL(api).host, 'x-forwarded-for': '127.0.0.1' },
      requestContext: {
        accountId: '000000000000',
        domainName: new URL(api).host,
        http: {
          method: 'GET',
          path: '/open',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'test',
        },
        routeKey: 'GET /open',
        stage: '$default',
        time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
      },
      isBase64Encoded: false,
    });
    expect(Math.abs(Date.now() - event.requestContext.timeEpoch)).toBeLessThan(60_000);
    for (const absent of ['body', 'pathParameters']) expect(event).not.toHaveProperty(absent);
    for (const absent of ['cookie', 'connection']) expect(event.headers).not.toHaveProperty(absent);
  });

  it('joins headers that come more than once', async () => {
    const { body } = await rawRequest(`${api}/open`, ['x-twice', 'one', 'X-Twice', 'two', 'host', 'h']);
    expect(JSON.parse(body).event.headers['x-twice']).toBe('one,two');
  });

  it.each([
    ['/pets/dog', 'GET /pets/dog', undefined],
    ['/pets/7', 'GET /pets/{id}', { id: '7' }],
    ['/pets/%E7%8C%AB%20a', 'GET /pets/{id}', { id: '猫 a' }],
    ['/pets/a/b', 'GET /pets/{proxy+}', { proxy: 'a/b' }],
  ])('sends GET %s to %s', async (path, routeKey, pathParameters) => {
    const event = await eventOf(path);
    expect([event.routeKey, event.pathParameters]).toEqual([routeKey, pathParameters]);
    expect(event.rawPath).toBe(decodeURIComponent(path));
  });

  it('sends another method to the route that takes any', async () => {
    expect((await eventOf('/pets/dog', { method: 'DELETE' })).routeKey).toBe('ANY /pets/{proxy+}');
  });

  it.each(['/nowhere', '/pets', '/pets/', '/open/'])('answers 404 to %s', async (path) => {
    const answer = await call(path);
    expect([answer.status, await answer.text()]).toEqual([404, '{"message":"Not Found"}']);
  });

  it('reads past the body of what it refuses, so that the connection stays good', async () => {
    const refused = () => post('/nowhere', 'x'.repeat(200_000), 'text/plain');
    const answers = await Promise.all(Array.from({ length: 20 }, refused));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(404));
    expect(answers[0]?.headers.get('connection')).toBe('keep-alive');
    expect((await call('/open')).status).toBe(200);
  });

  it('answers 400 to a path that cannot be decoded', async () => {
    expect((await rawRequest(`${api}/pets/%E7`, ['host', 'h'])).status).toBe(400);
  });

  it.each([
    ['application/json; charset=utf-8', false],
    ['text/csv', false],
    ['application/fhir+json', true],
    ['application/octet-stream', true],
    [undefined, true],
  ])('hands on a body of type %s in base64: %s', async (type, isBase64Encoded) => {
    const answer = await post('/open', Buffer.from('{"药":1}'), type);
    const { event } = (await answer.json()) as { event: APIGatewayProxyEventV2WithJWTAuthorizer };
    expect(event.isBase64Encoded).toBe(isBase64Encoded);
    expect(Buffer.from(event.body ?? '', isBase64Encoded ? 'base64' : 'utf8').toString()).toBe('{"药":1}');
  });

  it('hands on a body of 5 MiB, and answers 413 to one that Lambda or the gateway would refuse', async () => {
    const text = (bytes: number) => post('/open?as=sizes', 'x'.repeat(bytes), 'text/plain');
    expect(await (await text(5 * MIB)).json()).toEqual({ characters: 5 * MIB });
    for (const bytes of [6 * MIB, 11 * MIB]) expect((await text(bytes)).status).toBe(413);
    // Base64 makes four bytes of three.
    expect((await post('/open?as=sizes', randomBytes(5 * MIB), 'image/png')).status).toBe(413);
  });

  it('answers 413 to a body without a declared length before it is all sent', async () => {
    const piece = new Uint8Array(MIB);
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => (sent++ < 64 ? controller.enqueue(piece) : controller.close()),
    });
    const answer = call('/open', { method: 'POST', body, duplex: 'half' } as RequestInit);
    expect(
      await answer.then(
        ({ status }) => status,
        () => 'connection closed',
      ),
    ).not.toBe(200);
    expect(sent).toBeLessThan(64);
  });

  it('sends status, headers, cookies and body as the handler answered them', async () => {
    const answer = await call('/open?as=full');
    expect([answer.status, await answer.text()]).toEqual([201, '{"resourceType":"OperationOutcome"}']);
    expect(answer.headers.get('content-type')).toBe('application/fhir+json');
    expect(answer.headers.get('x-count')).toBe('3');
    expect(answer.headers.getSetCookie()).toEqual(['a=1; Secure', 'b=2']);
  });

  it('sends the bytes of an answer in base64', async () => {
    const answer = await call('/open?as=binary');
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([0, 1, 254, 255]);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  it.each([
    ['list', '[1,"two"]'],
    ['nothing', 'null'],
  ])('takes a result without status code for the body: %s', async (as, body) => {
    const answer = await call(`/open?as=${as}`);
    expect([answer.status, await answer.text()]).toEqual([200, body]);
    expect(answer.headers.get('content-type')).toBe('application/json');
  });

  it('sends a status without a body', async () => {
    const answer = await call('/open?as=statusOnly');
    expect([answer.status, await answer.text()]).toEqual([204, '']);
  });

  it.each(['malformed', 'tooLong', 'throwing'])('says nothing of a handler that fails: %s', async (as) => {
    const answer = await call(`/open?as=${as}`);
    expect([answer.status, await answer.text()]).toEqual([500, '{"message":"Internal Server Error"}']);
  });

  it('answers 500 where the handler runs out of its time, and goes on with a new one', async () => {
    expect((await call('/open?ms=10000')).status).toBe(500);
    expect((await call('/open')).status).toBe(200);
  });

  it('answers 503 where the handler takes longer than the integration waits', async () => {
    const answer = await call('/impatient?ms=1500');
    expect([answer.status, await answer.text()]).toEqual([503, '{"message":"Service Unavailable"}']);
  });

  it('answers many requests at once', async () => {
    const numbers = Array.from({ length: 60 }, (_, index) => index);
    const events = await Promise.all(numbers.map((id) => eventOf(`/pets/${id}?ms=5`)));
    expect(events.map(({ pathParameters }) => Number(pathParameters?.['id']))).toEqual(numbers);
  });

  describe('called from a browser', () => {
    const preflight = (origin: string, method: string) =>
      call('/pets/7', {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': method },
      });

    // A route that takes any method takes OPTIONS too, so the gateway answers only where there is none.
    it('answers the preflight of a listed origin itself', async () => {
      const answer = await call('/open', {
        method: 'OPTIONS',
        headers: { origin: 'https://ehr.example', 'access-control-request-method': 'POST' },
      });
      expect(answer.status).toBe(204);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'access-control-allow-origin': 'https://ehr.example',
        'access-control-allow-methods': 'GET,POST',
        'access-control-allow-headers': 'authorization,content-type',
        'access-control-max-age': '3600',
      });
    });

    it('hands an OPTIONS request on where a route takes it', async () => {
      expect((await preflight('https://ehr.example', 'GET')).status).toBe(200);
    });

    it.each([
      ['https://ehr.example', 'https://ehr.example'],
      ['http://ward.example', 'http://ward.example'],
      ['https://evil.example', null],
    ])('tells %s that it may read the answer: %s', async (origin, allowed) => {
      for (const path of ['/open', '/nowhere']) {
        const { headers } = await call(path, { headers: { origin } });
        expect(headers.get('access-control-allow-origin')).toBe(allowed);
      }
    });
  });

  describe('on a guarded route', () => {
    const signed = async (
      claims: Record<string, unknown>,
      key?: Parameters<SignJWT['sign']>[0],
      alg = 'RS384',
    ) => {
      const keys = JSON.parse(readFileSync(join(dataDir, 'identity-keys.json'), 'utf8'));
      return new SignJWT({ iss: identity.parameters['IdentityIssuer'] ?? '', aud: AUDIENCE, ...claims })
        .setProtectedHeader({ alg, kid: keys.provider.kid })
        .sign(key ?? (await importJWK(keys.provider)));
    };
    const soon = () => Math.floor(Date.now() / 1000) + 60;
    const withToken = (token: string, path = '/guarded/x') =>
      call(path, { headers: { authorization: `Bearer ${token}` } });

    it('lets the users of the identity provider in, and hands their claims on as texts', async () => {
      const clinician = identity.users.find(({ role }) => role === 'clinician');
      const { event } = (await (await withToken(clinician?.token ?? '')).json()) as {
        event: APIGatewayProxyEventV2WithJWTAuthorizer;
      };
      const { claims } = event.requestContext.authorizer.jwt;
      expect(claims).toMatchObject({
        sub: clinician?.name,
        name: clinician?.name,
        role: 'clinician',
        hospital: clinician?.hospital,
        department: clinician?.department,
        doctor: clinician?.doctor,
        aud: AUDIENCE,
      });
      expect(claims['exp']).toMatch(/^\d+$/);
    });

    it('writes lists among the claims as the gateway does', async () => {
      const token = await signed({ exp: soon(), groups: ['a', 'b'], aud: ['x', AUDIENCE] });
      const event = (
        (await (await withToken(token)).json()) as { event: APIGatewayProxyEventV2WithJWTAuthorizer }
      ).event;
      expect(event.requestContext.authorizer.jwt.claims).toMatchObject({
        groups: '[a b]',
        aud: `[x ${AUDIENCE}]`,
      });
    });

    it('takes client_id where a token has no audience', async () => {
      const token = await signed({ exp: soon(), aud: undefined, client_id: AUDIENCE });
      expect((await withToken(token)).status).toBe(200);
    });

    it.each<[string, () => Promise<string>]>([
      ['nothing', async () => ''],
      ['no token at all', async () => 'abc'],
      ['an expired one', () => signed({ exp: soon() - 120 })],
      ['one without an end', () => signed({})],
      ['one that is not valid yet', () => signed({ exp: soon(), nbf: soon() })],
      ['one for somebody else', () => signed({ exp: soon(), aud: 'elsewhere' })],
      ['one from somebody else', () => signed({ exp: soon(), iss: 'http://127.0.0.1:1' })],
      [
        'one signed with another key',
        async () => signed({ exp: soon() }, (await generateKeyPair('RS384')).privateKey),
      ],
      [
        'one of another kind of key',
        async () => signed({ exp: soon() }, (await generateKeyPair('ES384')).privateKey, 'ES384'),
      ],
    ])('answers 401 to %s', async (_, token) => {
      const answer = await withToken(await token());
      expect([answer.status, await answer.text()]).toEqual([401, '{"message":"Unauthorized"}']);
    });

    it('answers 401 where there is no header', async () => {
      expect((await call('/guarded/x')).status).toBe(401);
    });

    it('asks for one of the scopes of a route', async () => {
      const withScope = async (scope: string) => withToken(await signed({ exp: soon(), scope }), '/scoped');
      expect((await withScope('read admin')).status).toBe(200);
      expect((await withScope('read')).status).toBe(403);
    });
  });
});

/** A request with its path and headers exactly as given, which fetch would mend. */
function rawRequest(url: string, headers: string[]): Promise<{ status: number | undefined; body: string }> {
  const { hostname, port } = new URL(url);
  const path = url.slice(url.indexOf('/', 8));
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers }, async (answer) => {
      resolve({ status: answer.statusCode, body: (await answer.toArray()).join('') });
    });
    sent.on('error', reject).end();
  });
}
