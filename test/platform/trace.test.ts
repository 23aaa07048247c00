import { createSocket, type Socket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { traced } from '../../platform/trace.ts';

const root = '1-67891233-abcdef012345678912345678';
const parent = '53995c3f42cd8ad8';
let daemon: Socket;
let heard: string[];

beforeEach(async () => {
  heard = [];
  daemon = createSocket('udp4').on('message', (datagram) => void heard.push(String(datagram)));
  await new Promise<void>((resolve) => daemon.bind(0, '127.0.0.1', resolve));
  vi.stubEnv('AWS_XRAY_DAEMON_ADDRESS', `127.0.0.1:${(daemon.address() as AddressInfo).port}`);
  vi.stubEnv('_X_AMZN_TRACE_ID', `Root=${root};Parent=${parent};Sampled=1;Lineage=a:0`);
});
afterEach(() => new Promise<void>((resolve) => daemon.close(() => resolve())));

const all = () => vi.waitFor(() => expect(heard).not.toEqual([]), { timeout: 10_000 });

it('tells X-Ray, in its format, what was done under which batch and chunk', async () => {
  expect(await traced('audit', { batch: '20260402-ab', chunk: 7 }, async () => 'done')).toBe('done');
  await all();
  const [header = '', document = ''] = (heard[0] ?? '').split('\n');
  expect(JSON.parse(header)).toEqual({ format: 'json', version: 1 });
  const { id, start_time, end_time, ...told } = JSON.parse(document);
  expect(told).toEqual({
    type: 'subsegment',
    trace_id: root,
    parent_id: parent,
    name: 'audit',
    fault: false,
    annotations: { batch: '20260402-ab', chunk: 7 },
  });
  expect(id).toMatch(/^[0-9a-f]{16}$/);
  expect(end_time).toBeGreaterThanOrEqual(start_time);
  expect(Math.abs(Date.now() / 1000 - end_time)).toBeLessThan(60);
});

it('tells of a failure that it was one, not why, and lets it through', async () => {
  const work = traced('audit', { batch: null }, async () => {
    throw new Error('张三 370102198001011234');
  });
  await expect(work).rejects.toThrow('张三');
  await all();
  expect(heard[0]).not.toMatch(/张三|37010219/);
  expect(JSON.parse((heard[0] ?? '').split('\n')[1] ?? '')).toMatchObject({ fault: true, annotations: {} });
});

it.each([
  ['outside Lambda', { _X_AMZN_TRACE_ID: undefined }],
  ['in an invocation that is not traced', { _X_AMZN_TRACE_ID: `Root=${root};Parent=${parent};Sampled=0` }],
  ['where no daemon runs', { AWS_XRAY_DAEMON_ADDRESS: undefined }],
  ['where Lambda says something unheard of', { _X_AMZN_TRACE_ID: ';;=;Sampled=1' }],
])('%s it does the work and is silent', async (_, environment) => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  expect(await traced('audit', {}, async () => 1)).toBe(1);
  vi.stubEnv('AWS_XRAY_DAEMON_ADDRESS', `127.0.0.1:${(daemon.address() as AddressInfo).port}`);
  vi.stubEnv('_X_AMZN_TRACE_ID', `Root=${root};Parent=${parent};Sampled=1`);
  await traced('last', {}, async () => {});
  await all();
  expect(heard).toHaveLength(1);
  expect(heard[0]).toContain('"last"');
});

it('goes on where nobody listens', async () => {
  vi.stubEnv('AWS_XRAY_DAEMON_ADDRESS', '127.0.0.1:9');
  expect(await traced('audit', {}, async () => 1)).toBe(1);
  vi.stubEnv('AWS_XRAY_DAEMON_ADDRESS', 'no.such.host.invalid:2000');
  expect(await traced('audit', {}, async () => 2)).toBe(2);
});
