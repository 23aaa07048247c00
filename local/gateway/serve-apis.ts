import type { RequestListener } from 'node:http';
import type { Resolver } from '../resolve-intrinsics.ts';
import { answerHttp } from './answer-http.ts';
import { holdConnections } from './hold-connections.ts';
import { gatewayAnswer } from './http-answer.ts';
import { manageConnections } from './manage-connections.ts';
import { type HttpApi, readHttpApi } from './read-http-api.ts';
import { type LiveApi, readLiveApi } from './read-live-api.ts';
import type { Gateway } from './start-gateway.ts';

/** The template's APIs. */
export interface Apis {
  readonly http: HttpApi | undefined;
  readonly live: LiveApi | undefined;
}

export function readApis(resolver: Resolver): Apis {
  return { http: readHttpApi(resolver), live: readLiveApi(resolver) };
}

/** References to all functions that the APIs invoke. */
export function functionsOf({ http, live }: Apis): string[] {
  const ofLive = live ? [live.connectFunction, live.disconnectFunction ?? live.connectFunction] : [];
  return [...(http?.routes ?? []).map((route) => route.functionReference), ...ofLive];
}

/** Opens the gateway: the WebSocket API under the path of its stage, and the HTTP API everywhere else. */
export function serveApis(
  { http, live }: Apis,
  gateway: Gateway,
  invoke: (functionReference: string, event: unknown) => Promise<unknown>,
): { close(): Promise<void> } {
  const answer = http ? answerHttp(http, invoke) : notFound;
  if (!live) {
    gateway.open(answer, (_, socket) => socket.destroy());
    return { close: gateway.close };
  }
  const connections = holdConnections(live, invoke);
  gateway.open(manageConnections(live.stage, connections, answer), connections.upgrade);
  return {
    close: async () => {
      await Promise.all([gateway.close(), connections.close()]);
    },
  };
}

const notFound: RequestListener = (_, response) => {
  const { status, headers, body } = gatewayAnswer(404, 'Not Found');
  response.writeHead(status, headers).end(body);
};
