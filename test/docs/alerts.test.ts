import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Webhook as Signer } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { sentinelProgram } from '../../bin/program.ts';
import { openApiDocument } from '../../functions/query/openapi-document.ts';
import { anyAlert } from '../support/alerts.ts';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/alerts.md'), 'utf8');

describe('docs/alerts.md', () => {
  it('shows an alert with the fields that alerts have', () => {
    const [, json = ''] = /```json\n(.+?)```/s.exec(text) ?? [];
    expect(Object.keys(JSON.parse(json))).toEqual(Object.keys(anyAlert()));
  });

  it('names the routes that there are', () => {
    const told = [...text.matchAll(/`(GET|POST) (\/[^`]+)`/g)].map(([, method, path]) => `${method} ${path}`);
    const described = Object.entries(openApiDocument().paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const ofAlerts = described.filter((route) => /alerts|openapi/.test(route));
    expect([...new Set(told)].sort()).toEqual(ofAlerts.sort());
  });

  it('shows commands that there are', () => {
    const webhooks = sentinelProgram().commands.find((one) => one.name() === 'webhooks');
    const shown = [...text.matchAll(/^sentinel webhooks ([a-z]+)/gm)].map(([, name]) => name);
    expect(shown).toEqual(webhooks?.commands.map((one) => one.name()));
  });

  it('shows a receiver that believes what we signed and nothing else', async () => {
    const [, code = ''] = /```js\n(import .+?)```/s.exec(text) ?? [];
    const room = join(root, '.local', 'test', `docs-${process.pid}`);
    mkdirSync(room, { recursive: true });
    writeFileSync(join(room, 'receiver.mjs'), code);
    const { readAlert } = await import(pathToFileURL(join(room, 'receiver.mjs')).href);
    rmSync(room, { recursive: true });
    const secret = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
    const body = JSON.stringify(anyAlert());
    const at = new Date();
    const headers = {
      'webhook-id': 'a',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Signer(secret).sign('a', at, body),
    };
    expect(readAlert(secret, body, headers)).toEqual(JSON.parse(body));
    expect(() => readAlert(secret, `${body} `, headers)).toThrow();
    expect(() => readAlert(secret, body, { ...headers, 'webhook-timestamp': '1' })).toThrow();
  });
});
