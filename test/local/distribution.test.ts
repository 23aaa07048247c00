import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Template } from '../../local/read-assembly.ts';
import { type LocalCloud, startLocalCloud } from '../../local/start-local-cloud.ts';
import { fixtureAssembly, removeTemporaryDirs, temporaryDir } from './fixtures/assembly.ts';

const pages = join(import.meta.dirname, 'fixtures', 'pages');
const index = readFileSync(join(pages, 'index.html'), 'utf8');
const long = readFileSync(join(pages, 'assets', 'long-1a2b.css'), 'utf8');

afterAll(removeTemporaryDirs);

describe('a distribution of the template', () => {
  const dataDir = temporaryDir();
  let cloud: LocalCloud;
  const output = (name: string) => cloud.outputs['FixturePortal']?.[name] ?? '';
  const open = () => startLocalCloud({ assemblyDir: fixtureAssembly('portal'), dataDir });
  const s3 = () => {
    const { s3: endpoint, region, accessKeyId, secretAccessKey } = cloud.endpoints;
    return new S3Client({
      endpoint,
      region,
      credentials: { accessKeyId, secretAccessKey },
      forcePathStyle: true,
    });
  };
  const ask = (path: string, init?: RequestInit) => fetch(`${output('PortalUrl')}${path}`, init);
  beforeAll(async () => {
    cloud = await open();
  });
  afterAll(() => cloud.stop());

  it('listens on 127.0.0.1 under the URL that its name resolves to', () => {
    expect(output('PortalUrl')).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(output('PortalUrl')).not.toBe(output('ApiUrl'));
  });

  it.each(['/', '/cases/1', '/units/department?period=2026-10'])(
    'runs the function of the template: %s is a page',
    async (path) => {
      const answer = await ask(path);
      expect([answer.status, await answer.text()]).toEqual([200, index]);
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    },
  );

  it('answers files with the type of their name, and as the deployment says how long they may be kept', async () => {
    const asset = await ask('/assets/long-1a2b.css');
    expect(asset.headers.get('content-type')).toMatch(/^text\/css/);
    expect(asset.headers.get('cache-control')).toBe('public,max-age=31536000,immutable');
    expect((await ask('/plain.json')).headers.get('cache-control')).toBe('no-cache');
  });

  it('compresses what is worth it, for who can read that', async () => {
    const packed = await ask('/assets/long-1a2b.css', { headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(await packed.text()).toBe(long);
    const plain = await ask('/assets/long-1a2b.css', { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(
      (await ask('/plain.json', { headers: { 'accept-encoding': 'gzip' } })).headers.get('content-encoding'),
    ).toBeNull();
  });

  it('sends nothing again that a browser still has', async () => {
    const etag = (await ask('/plain.json')).headers.get('etag') ?? '';
    expect((await ask('/plain.json', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it.each(['/', '/gone.js', '/api/open', '/api/gone'])(
    'gives %s the headers of the template',
    async (path) => {
      const { headers } = await ask(path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-security-policy': `default-src 'none'; connect-src ${output('ApiUrl')}`,
        'strict-transport-security': 'max-age=86400; preload',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
    },
  );

  it('passes requests on to the API, with query, token and body, under its own host name', async () => {
    const answer = await ask('/api/open?a=1&b=%E4%BA%8C', {
      method: 'POST',
      body: 'said',
      headers: { authorization: 'Bearer abc', 'content-type': 'text/plain' },
    });
    const { event } = (await answer.json()) as { event: Record<string, unknown> };
    expect(event).toMatchObject({
      rawPath: '/api/open',
      rawQueryString: 'a=1&b=%E4%BA%8C',
      body: 'said',
      headers: { authorization: 'Bearer abc', host: new URL(output('ApiUrl')).host },
    });
  });

  it("leaves the API's errors as they are, also where a path looks like a page", async () => {
    const answer = await ask('/api/gone');
    expect([answer.status, await answer.text()]).toEqual([404, '{"message":"Not Found"}']);
  });

  it('has no page for a file that is not there', async () => {
    expect((await ask('/assets/gone.js')).status).toBe(404);
  });

  it('refuses methods that the behaviour does not allow', async () => {
    expect((await ask('/', { method: 'POST', body: 'x' })).status).toBe(403);
    expect((await ask('/', { method: 'OPTIONS' })).status).toBe(403);
  });

  it('does not hang on a function that never ends', async () => {
    expect((await ask('/', { headers: { loop: 'yes' } })).status).toBe(502);
    expect((await ask('/')).status).toBe(200);
  });

  it('cannot be led out of its bucket', async () => {
    const path = `/../${output('Intake')}/secret.txt`;
    await s3().send(new PutObjectCommand({ Bucket: output('Intake'), Key: 'secret.txt', Body: 'secret' }));
    expect(await rawStatus(`${output('PortalUrl')}`, path)).not.toBe(200);
    expect(await rawStatus(`${output('PortalUrl')}`, path.replace('..', '%2e%2e'))).not.toBe(200);
  });

  it('follows the next deployment: files that are gone go, but those named by their content', async () => {
    const put = (Key: string) =>
      s3().send(new PutObjectCommand({ Bucket: output('Pages'), Key, Body: 'old' }));
    await Promise.all([put('old.html'), put('assets/old-9f.js')]);
    await cloud.stop();
    cloud = await open();
    const { Contents = [] } = await s3().send(new ListObjectsV2Command({ Bucket: output('Pages') }));
    expect(Contents.map(({ Key }) => Key).sort()).toEqual([
      'assets/long-1a2b.css',
      'assets/old-9f.js',
      'index.html',
      'plain.json',
    ]);
    const { CacheControl } = await s3().send(
      new GetObjectCommand({ Bucket: output('Pages'), Key: 'index.html' }),
    );
    expect(CacheControl).toBe('no-cache');
  });

  describe('and the bucket that takes files from its pages', () => {
    const preflight = (origin: string, method = 'PUT', headers = 'content-type') =>
      fetch(`${cloud.endpoints.s3}/${output('Intake')}/a/b`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': method,
          ...(headers && { 'access-control-request-headers': headers }),
        },
      });

    it('lets them put, and read the ETag that they need to complete an upload', async () => {
      const origin = output('PortalUrl');
      const asked = await preflight(origin, 'PUT', 'content-type,x-amz-checksum-crc32');
      expect(asked.status).toBe(200);
      expect(Object.fromEntries(asked.headers)).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'PUT',
        'access-control-allow-headers': 'content-type, x-amz-checksum-crc32',
        'access-control-max-age': '60',
      });
      const url = `${cloud.endpoints.s3}/${output('Intake')}/a/b`;
      const put = await fetch(url, { method: 'PUT', body: 'x', headers: { origin } });
      expect(put.status).toBe(200);
      expect(put.headers.get('etag')).toBeTruthy();
      expect(put.headers.get('access-control-expose-headers')).toBe('ETag');
    });

    it('lets in whom a pattern covers, and no one who only looks like it', async () => {
      expect((await preflight('https://office.hospital.example')).status).toBe(200);
      expect((await preflight('https://hospital.example.evil')).status).toBe(403);
    });

    it.each<[string, () => Promise<Response>]>([
      ['another origin', () => preflight('https://elsewhere.example')],
      ['another method', () => preflight(output('PortalUrl'), 'DELETE')],
      ['another header', () => preflight(output('PortalUrl'), 'PUT', 'authorization')],
    ])('refuses %s', async (_, asked) => {
      const answer = await asked();
      expect(answer.status).toBe(403);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    });

    it('tells a page of another origin nothing, though the request itself is as good as any', async () => {
      const url = `${cloud.endpoints.s3}/${output('Intake')}/a/b`;
      const put = await fetch(url, {
        method: 'PUT',
        body: 'x',
        headers: { origin: 'https://elsewhere.example' },
      });
      expect(put.headers.get('access-control-allow-origin')).toBeNull();
    });
  });
});

describe('a distribution the local cloud cannot run as it stands', () => {
  const start = (change: (config: Record<string, unknown>) => void) => {
    const assemblyDir = temporaryDir();
    cpSync(fixtureAssembly('portal'), assemblyDir, { recursive: true });
    const path = join(assemblyDir, 'FixturePortal.template.json');
    const template = JSON.parse(readFileSync(path, 'utf8')) as Template;
    const found = Object.values(template.Resources).find(
      ({ Type }) => Type === 'AWS::CloudFront::Distribution',
    );
    change(found?.Properties['DistributionConfig'] as Record<string, unknown>);
    writeFileSync(path, JSON.stringify(template));
    return startLocalCloud({ assemblyDir, dataDir: temporaryDir() });
  };

  it.each<[string, (config: Record<string, unknown>) => void, RegExp]>([
    [
      'custom error responses',
      (config) => Object.assign(config, { CustomErrorResponses: [{ ErrorCode: 404 }] }),
      /Distribution.*custom error responses do not run locally/s,
    ],
    [
      'a cache policy of its own',
      (config) => Object.assign(config['DefaultCacheBehavior'] as object, { CachePolicyId: 'mine' }),
      /only managed cache policies run locally/,
    ],
    [
      'an origin that is not there',
      (config) => Object.assign(config['DefaultCacheBehavior'] as object, { TargetOriginId: 'nowhere' }),
      /no origin nowhere/,
    ],
  ])('is refused for %s', async (_, change, message) => {
    await expect(start(change)).rejects.toThrow(message);
  });
});

/** Sends a path as it stands, which fetch would straighten. */
function rawStatus(origin: string, path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path }, (answer) => resolve(answer.resume().statusCode))
      .on('error', reject)
      .end();
  });
}
