import { once } from 'node:events';
import {
  Agent,
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Endpoints } from '../../local/start-services.ts';
import type { Service } from './aws-answers.ts';
import { type Call, callOf } from './call.ts';

/** What a gate does with a call; `pass` hands it to the service and answers what the service said. */
export type Guard = (call: Call, gate: Gate) => Promise<void>;

export interface Gate {
  /** Hands the call on, with another body, or as a call of another operation, where these are given. */
  readonly pass: (body?: Buffer, operation?: string) => Promise<PassedAnswer>;
  readonly answer: (status: number, headers: Headers, body: Buffer | string) => void;
  /** Cuts the connection to the caller. */
  readonly cut: () => void;
  /** Resolves when the caller has gone away. */
  readonly left: Promise<void>;
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

export interface PassedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** Stand before the services: one each for handlers, and one where event sources take messages. */
export interface Gates {
  /** From now on calls are led there. */
  readonly lead: (services: Endpoints) => { readonly handlers: Endpoints; readonly eventSources: Endpoints };
  readonly close: () => Promise<void>;
}

/** Opens gates that let a guard see every call, and do with it what it likes. */
export async function openGates(guards: {
  readonly handlers: Guard;
  readonly eventSources: Guard;
}): Promise<Gates> {
  const targets = new Map<string, string>();
  const agent = new Agent({ keepAlive: true });
  const open = async (name: string, service: Service, guard: Guard) => {
    const server = createServer((incoming, outgoing) => {
      serve({ incoming, outgoing, service, guard, agent, target: targets.get(name) ?? '' }).catch(() =>
        outgoing.destroy(),
      );
    });
    server.keepAliveTimeout = 60_000;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  };
  const gates = {
    s3: await open('s3', 's3', guards.handlers),
    sqs: await open('sqs', 'sqs', guards.handlers),
    dynamodb: await open('dynamodb', 'dynamodb', guards.handlers),
    eventSources: await open('eventSources', 'sqs', guards.eventSources),
  };
  return {
    lead: (services) => {
      for (const name of ['s3', 'sqs', 'dynamodb'] as const) targets.set(name, services[name]);
      targets.set('eventSources', services.sqs);
      const { s3, sqs, dynamodb, eventSources } = gates;
      return {
        handlers: { ...services, s3: s3.address, sqs: sqs.address, dynamodb: dynamodb.address },
        eventSources: { ...services, sqs: eventSources.address },
      };
    },
    close: async () => {
      agent.destroy();
      await Promise.all(Object.values(gates).map(({ server }) => closeServer(server)));
    },
  };
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

interface Passage {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly service: Service;
  readonly guard: Guard;
  readonly agent: Agent;
  readonly target: string;
}

async function serve({ incoming, outgoing, service, guard, agent, target }: Passage): Promise<void> {
  const { method = 'GET', url = '/', headers } = incoming;
  const body = await buffer(incoming);
  const call = callOf(service, method, headers['x-amz-target'], body);
  const { promise: left, resolve } = Promise.withResolvers<void>();
  outgoing.once('close', resolve);
  await guard(call, {
    left,
    pass: async (other = body, operation = call.operation) => {
      const passed = request(`${target}${url}`, {
        method,
        agent,
        headers: { ...headersFor(headers, other), ...targetOf(service, headers, operation) },
      });
      passed.end(other);
      const [answer] = (await once(passed, 'response')) as [IncomingMessage];
      return { status: answer.statusCode ?? 502, headers: answer.headers, body: await buffer(answer) };
    },
    answer: (status, answerHeaders, answerBody) => {
      if (outgoing.destroyed) return;
      outgoing.writeHead(status, fitting(answerHeaders, method, answerBody));
      outgoing.end(answerBody);
    },
    cut: () => incoming.socket.destroy(),
  });
}

function targetOf(service: Service, headers: Headers, operation: string): Record<string, string> {
  const [api = ''] = String(headers['x-amz-target']).split('.');
  return service === 's3' ? {} : { 'x-amz-target': `${api}.${operation}` };
}

const ownHeaders = ['connection', 'expect', 'keep-alive', 'transfer-encoding', 'x-amz-crc32'];

function headersFor(headers: Headers, body: Buffer): Record<string, string | string[]> {
  return { ...without(headers, [...ownHeaders, 'content-length']), 'content-length': String(body.length) };
}

/** HEAD says a length without a body. */
function fitting(headers: Headers, method: string, body: Buffer | string): Record<string, string | string[]> {
  if (method === 'HEAD') return without(headers, ownHeaders);
  const kept = without(headers, [...ownHeaders, 'content-length']);
  return { ...kept, 'content-length': String(Buffer.byteLength(body)) };
}

function without(headers: Headers, names: readonly string[]): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !names.includes(name)) kept[name] = value;
  }
  return kept;
}
