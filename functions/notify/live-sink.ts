import {
  type ApiGatewayManagementApiClient,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { audienceName, audiencesOf } from '../../platform/alerts/audience.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { LiveStore } from '../../platform/table/live.ts';
import type { Outgoing, Sink } from './sink.ts';

const pushesAtOnce = 8;

/**
 * The open connections of the doctor, of the managers of the department and of those who see the whole hospital.
 * @param now epoch seconds
 */
export function liveSink(
  live: LiveStore,
  connections: ApiGatewayManagementApiClient,
  now: () => number,
): Sink {
  const push = async (connection: string, Data: string) => {
    try {
      await connections.send(new PostToConnectionCommand({ ConnectionId: connection, Data }));
    } catch (error) {
      if (!(error instanceof GoneException)) throw error;
      await live.dropGone(connection, now());
    }
  };
  return {
    name: 'live',
    recipientsOf: async ({ alert }) => {
      const audiences = audiencesOf(alert).map(audienceName);
      const listening = await Promise.all(
        audiences.map(async (audience) => (await live.connectionsOf(audience, now())).length > 0),
      );
      return audiences.filter((_, at) => listening[at]);
    },
    send: async (audience, message) => {
      const open = await live.connectionsOf(audience, now());
      const text = JSON.stringify(wireForm(message));
      await inParallel(open, pushesAtOnce, (connection) => push(connection, text));
    },
  };
}

function wireForm(message: Outgoing) {
  if (message.kind === 'alert') return { type: 'alert', alert: message.alert };
  if (message.kind === 'lamp') return { type: 'lamp', lamp: message.alert };
  return { type: 'more-alerts', more: message.more };
}
