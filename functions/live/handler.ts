import type { APIGatewayProxyResultV2, APIGatewayProxyWebsocketEventV2 } from 'aws-lambda';
import { awsClients } from '../../platform/aws.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { liveStore } from '../../platform/table/live.ts';
import { openTable } from '../../platform/table/table.ts';
import { answerConnection } from './answer-connection.ts';

const settings = readSettings(process.env, { TABLE: required });
const live = liveStore(openTable(awsClients().dynamodb, settings.TABLE));

/** Opens and closes live connections; nothing is ever said to it over one. */
export const handler = (event: APIGatewayProxyWebsocketEventV2): Promise<APIGatewayProxyResultV2> =>
  answerConnection(live, event, Math.floor(Date.now() / 1000));
