import { randomBytes } from 'node:crypto';
import { handle } from 'hono/aws-lambda';
import { awsClients } from '../../platform/aws.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { caseStore } from '../../platform/table/cases.ts';
import { inboxStore } from '../../platform/table/inbox.ts';
import { liveStore } from '../../platform/table/live.ts';
import { openTable } from '../../platform/table/table.ts';
import { queryApi } from './query-api.ts';

const settings = readSettings(process.env, { TABLE: required, LIVE_URL: required });
const table = openTable(awsClients().dynamodb, settings.TABLE);

export const handler = handle(
  queryApi({
    inbox: inboxStore(table),
    cases: caseStore(table),
    live: liveStore(table),
    liveUrl: settings.LIVE_URL,
    newTicket: () => randomBytes(32).toString('base64url'),
    now: () => new Date().toISOString(),
  }),
);
