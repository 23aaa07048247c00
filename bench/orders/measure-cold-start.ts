import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median } from '../median.ts';
import type { DeployedFunction } from './deployed-function.ts';

/** As the gateway hands a request over (payload 2.0), its token read. */
export interface HttpEvent {
  readonly path: string;
  readonly body: string;
  readonly claims: Readonly<Record<string, string>>;
}

/**
 * Median time in ms from the start of a new process to its answer to a first request.
 * @param folder where the program and the event are put
 */
export function measureColdStart(
  { folder: asset, environment }: DeployedFunction,
  event: HttpEvent,
  rounds: number,
  folder: string,
): number {
  const [program, eventFile] = [join(folder, 'answer-once.mjs'), join(folder, 'event.json')];
  writeFileSync(eventFile, JSON.stringify(payloadOf(event)));
  writeFileSync(program, programText(join(asset, 'index.mjs'), eventFile));
  const times = Array.from({ length: rounds }, () => {
    const startedAt = performance.timeOrigin + performance.now();
    const { stdout, stderr } = spawnSync(process.execPath, [program], {
      env: { ...environment, PATH: process.env['PATH'] },
      encoding: 'utf8',
    });
    const said = /^answered at ([\d.]+) with 200 (.*)$/m.exec(stdout);
    if (!said?.[2]?.includes('"status":"ok"')) throw new Error(`no answer: ${stdout}${stderr}`);
    return Number(said[1]) - startedAt;
  });
  return median(times);
}

function programText(bundle: string, eventFile: string): string {
  return `
import { readFileSync } from 'node:fs';
const { handler } = await import(${JSON.stringify(pathToFileURL(bundle).href)});
const event = JSON.parse(readFileSync(${JSON.stringify(eventFile)}, 'utf8'));
const { statusCode, body } = await handler(event, { awsRequestId: 'R' });
const at = performance.timeOrigin + performance.now();
console.log('\\nanswered at ' + at + ' with ' + statusCode + ' ' + body);
process.exit(0);
`;
}

function payloadOf({ path, body, claims }: HttpEvent) {
  return {
    version: '2.0',
    routeKey: `POST ${path}`,
    rawPath: path,
    rawQueryString: '',
    headers: { 'content-type': 'application/json', host: 'bench' },
    requestContext: {
      domainName: 'bench',
      http: { method: 'POST', path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'bench' },
      authorizer: { jwt: { claims, scopes: null } },
      requestId: 'R',
      stage: '$default',
    },
    body,
    isBase64Encoded: false,
  };
}
