import {
  type ApiGatewayManagementApiClient,
  GoneException,
  type PostToConnectionCommandInput,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerConnection, type ConnectionEvent } from '../../../functions/live/answer-connection.ts';
import { liveSink } from '../../../functions/notify/live-sink.ts';
import type { News } from '../../../functions/notify/sink.ts';
import type { Audience } from '../../../platform/alerts/audience.ts';
import { type LiveStore, liveStore } from '../../../platform/table/live.ts';
import { anyAlert, anyLampAlert } from '../../support/alerts.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';

const hospital = 'H37130200901';
const now = 1_800_000_000;
const doctor: Audience = { kind: 'doctor', hospital, doctor: 'D1' };
const department: Audience = { kind: 'department', hospital, department: 'A03.04' };

let running: RunningTable;
let live: LiveStore;
beforeAll(async () => {
  running = await runTable();
  live = liveStore(running.table);
});
afterAll(() => running.stop());

function event(eventType: 'CONNECT' | 'DISCONNECT' | 'MESSAGE', connectionId: string, ticket?: string) {
  const requestContext = { eventType, connectionId };
  return {
    requestContext,
    ...(ticket && { queryStringParameters: { ticket } }),
  } as unknown as ConnectionEvent;
}

const connect = async (connection: string, audience: Audience, at = now) => {
  await live.issue(`ticket-${connection}`, audience, at);
  return answerConnection(live, event('CONNECT', connection, `ticket-${connection}`), at);
};

/** Pushes an alert `seconds` after `now`; answers who got what. */
const push = (alert = anyAlert({ hospital }), gone: readonly string[] = [], seconds = 60) =>
  pushNews({ kind: 'alert', alert }, gone, seconds);

async function pushNews(news: News, gone: readonly string[] = [], seconds = 60) {
  const got: [string, unknown][] = [];
  const client = {
    send: async ({ input: { ConnectionId = '', Data } }: { input: PostToConnectionCommandInput }) => {
      if (gone.includes(ConnectionId)) throw new GoneException({ message: 'gone', $metadata: {} });
      got.push([ConnectionId, JSON.parse(String(Data))]);
    },
  };
  const sink = liveSink(live, client as unknown as ApiGatewayManagementApiClient, () => now + seconds);
  for (const recipient of await sink.recipientsOf(news)) await sink.send(recipient, news);
  return got;
}

describe('a live connection', () => {
  it('opens by a ticket, once and within a minute', async () => {
    expect(await connect('c0', doctor)).toEqual({ statusCode: 200 });
    expect(await answerConnection(live, event('CONNECT', 'c9', 'ticket-c0'), now)).toEqual({
      statusCode: 403,
    });
    await live.issue('late', doctor, now);
    expect(await answerConnection(live, event('CONNECT', 'c9', 'late'), now + 61)).toEqual({
      statusCode: 403,
    });
    for (const ticket of ['never-issued', undefined])
      expect(await answerConnection(live, event('CONNECT', 'c9', ticket), now)).toEqual({ statusCode: 403 });
    await answerConnection(live, event('DISCONNECT', 'c0'), now);
  });

  it('of two that spend a ticket at once, opens one', async () => {
    await live.issue('twice', doctor, now);
    const both = ['c7', 'c8'].map((id) => answerConnection(live, event('CONNECT', id, 'twice'), now));
    expect((await Promise.all(both)).map(({ statusCode }) => statusCode).sort()).toEqual([200, 403]);
    for (const id of ['c7', 'c8']) await answerConnection(live, event('DISCONNECT', id), now);
  });

  it('is pushed the alerts of its doctor, its department or its hospital, and nobody else’s', async () => {
    await connect('mine', doctor);
    await connect('colleague', { ...doctor, doctor: 'D2' });
    await connect('manager', department);
    await connect('office', { kind: 'hospital', hospital });
    await connect('foreign', { kind: 'hospital', hospital: 'H9' });
    const alert = anyAlert({ hospital });
    const got = await push(alert);
    expect(got.map(([connection]) => connection).sort()).toEqual(['manager', 'mine', 'office']);
    for (const [, message] of got) expect(message).toEqual({ type: 'alert', alert });
    const others = await push(anyAlert({ hospital, department: 'A04', doctor: null }));
    expect(others.map(([connection]) => connection)).toEqual(['office']);
  });

  it('is pushed a lamp of its department or hospital, as something else than an alert about a case; no doctor is', async () => {
    const lamp = anyLampAlert({ hospital });
    const got = await pushNews({ kind: 'lamp', alert: lamp });
    expect(got.map(([connection]) => connection).sort()).toEqual(['manager', 'office']);
    for (const [, message] of got) expect(message).toEqual({ type: 'lamp', lamp });
  });

  it('is forgotten when it is gone, and when it closes', async () => {
    expect((await push(anyAlert({ hospital }), ['manager'])).map(([id]) => id).sort()).toEqual([
      'mine',
      'office',
    ]);
    expect((await push()).map(([id]) => id).sort()).toEqual(['mine', 'office']);
    await answerConnection(live, event('DISCONNECT', 'mine'), now);
    expect((await push()).map(([id]) => id)).toEqual(['office']);
  });

  it('is not forgotten while it is only opening, and not pushed to when it must have ended', async () => {
    await connect('opening', doctor, now + 58);
    await push(anyAlert({ hospital }), ['opening']);
    expect((await push()).map(([id]) => id).sort()).toEqual(['office', 'opening']);
    expect(await push(anyAlert({ hospital }), [], 3 * 3600)).toEqual([]);
  });
});
