import { ListTopicsCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { Webhook as Verifier } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stageNamed } from '../../config/stages.ts';
import type { AlertView as AnyAlertView } from '../../functions/query/alert-view.ts';
import type { Alert } from '../../platform/messages.ts';
import { openTable } from '../../platform/table/table.ts';
import { webhookStore } from '../../platform/table/webhooks.ts';
import { anyAlert } from '../support/alerts.ts';
import {
  callerNamed,
  type OpenScreen,
  openScreen,
  refusedConnection,
} from '../support/pipeline/http-caller.ts';
import { eventually, sendFile, sqs, stack, table } from '../support/pipeline/outsider.ts';
import { quietAt, sendTo } from '../support/pipeline/queues.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';
import { receiveWebhooks, type WebhookReceiver } from '../support/webhook-receiver.ts';

const hospital = 'H37132300904';
const respiratory = { hospital, doctor: 'D904A03011', department: 'A03.01', discharged: '2026-06-08' };
const surgery = { hospital, doctor: 'D904A04011', department: 'A04.01', discharged: '2026-06-08' };
const stays = (strayYuan: number) =>
  toNdjson([
    wireStay({ ...respiratory, id: 'AL1', admitted: '2026-06-02', strayYuan }),
    wireStay({ ...respiratory, id: 'AL2', admitted: '2026-06-02', strayYuan: 50 }),
    wireStay({ ...surgery, id: 'AL3', admitted: '2026-06-02', strayYuan: 60 }),
  ]);
const ours = new Set(['AL1', 'AL2', 'AL3']);

const askRespiratory = callerNamed('clinician-yimeng-respiratory');
const askSurgery = callerNamed('clinician-yimeng-surgery');
const askHead = callerNamed('head-yimeng-respiratory');
const askElsewhere = callerNamed('office');

const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const webhooks = webhookStore(openTable(table, stack.table));
const { region, accessKeyId, secretAccessKey } = stack.aws;
const sns = new SNSClient({ region, endpoint: stack.aws.sns, credentials: { accessKeyId, secretAccessKey } });

type AlertView = Extract<AnyAlertView, { kind: 'case' }>;

interface Page {
  readonly alerts: AlertView[];
  readonly next: string | null;
}

const pushedTo = (screen: OpenScreen) =>
  (screen.messages as { type: string; alert: Alert }[]).map(({ alert }) => alert.setl_id).sort();

/** A queue that hears the topic of the e-mails, as an address that subscribed would. */
async function subscribeQueue(): Promise<string> {
  const { Topics = [] } = await sns.send(new ListTopicsCommand({}));
  const topic = Topics.find(({ TopicArn }) => TopicArn?.includes('AlertTopic'))?.TopicArn;
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'mailbox-of-test' }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  await sns.send(
    new SubscribeCommand({
      TopicArn: topic,
      Protocol: 'sqs',
      Endpoint: Attributes?.['QueueArn'],
      Attributes: { FilterPolicy: JSON.stringify({ hospital: [hospital], department: ['A04.01'] }) },
    }),
  );
  return QueueUrl ?? '';
}

describe('alerts', () => {
  let receiver: WebhookReceiver;
  let mailbox: string;
  let screens: Record<'respiratory' | 'surgery' | 'head' | 'elsewhere', OpenScreen>;
  let mine: AlertView;

  beforeAll(async () => {
    receiver = await receiveWebhooks();
    await webhooks.put({ hospital, id: 'alerts-test', url: receiver.url, secret, department: null });
    mailbox = await subscribeQueue();
    screens = {
      respiratory: await openScreen(askRespiratory),
      surgery: await openScreen(askSurgery),
      head: await openScreen(askHead),
      elsewhere: await openScreen(askElsewhere),
    };
    await sendFile(hospital, 'alerts/june.ndjson', stays(40));
    await quietAt('Notify');
  });
  afterAll(async () => {
    for (const screen of Object.values(screens)) screen.close();
    await webhooks.remove(hospital, 'alerts-test');
    await receiver.close();
  });

  it('reach the screen of their doctor and of the head of the department while the file is processed, and no other', async () => {
    await eventually('pushes', async () => screens.head.messages.length >= 2 || null);
    expect(pushedTo(screens.respiratory)).toEqual(['AL1', 'AL2']);
    expect(pushedTo(screens.surgery)).toEqual(['AL3']);
    expect(pushedTo(screens.head)).toEqual(['AL1', 'AL2']);
    expect(pushedTo(screens.elsewhere).filter((id) => ours.has(id))).toEqual([]);
  });

  it('need a ticket to be heard, which is good once', async () => {
    const { url } = screens.respiratory;
    expect(await refusedConnection(url)).toBe(403);
    expect(await refusedConnection(url.replace(/ticket=.*/, 'ticket=made-up'))).toBe(403);
    expect(await refusedConnection(url.replace(/\?.*/, ''))).toBe(403);
  });

  it("stand in their doctor's inbox, page by page, and in nobody else's", async () => {
    const first = (await askRespiratory<Page>('GET', '/api/v1/alerts?limit=1')).body;
    const second = (await askRespiratory<Page>('GET', `/api/v1/alerts?limit=1&cursor=${first.next}`)).body;
    const found = [...first.alerts, ...second.alerts];
    expect(found.map(({ setl_id }) => setl_id).sort()).toEqual(['AL1', 'AL2']);
    expect(found[0]).toMatchObject({ state: 'new', standing: 'current', doctor: respiratory.doctor });
    mine = found.find(({ setl_id }) => setl_id === 'AL1') as AlertView;
    const surgeons = (await askSurgery<Page>('GET', '/api/v1/alerts')).body.alerts;
    expect(surgeons.map(({ setl_id }) => setl_id)).toEqual(['AL3']);
    expect((await askHead<Page>('GET', '/api/v1/alerts')).body.alerts).toHaveLength(2);
  });

  it('of another doctor, department or hospital are 404 in the same words as what is nowhere', async () => {
    const nowhere = await askSurgery('GET', `/api/v1/alerts/${'0'.repeat(32)}`);
    expect(nowhere).toMatchObject({ status: 404, type: 'application/problem+json' });
    const path = `/api/v1/alerts/${mine.alert_id}`;
    expect(await askSurgery('GET', path)).toEqual(nowhere);
    expect(await askElsewhere('GET', path)).toEqual(nowhere);
    expect(await askSurgery('POST', `${path}/answer`, { text: '与我无关' })).toEqual(nowhere);
    expect(await askHead('GET', '/api/v1/alerts?department=A04.01')).toEqual(nowhere);
  });

  it('are read, acknowledged and answered', async () => {
    const path = `/api/v1/alerts/${mine.alert_id}`;
    for (const [act, state] of [
      ['read', 'read'],
      ['acknowledgement', 'acknowledged'],
    ] as const)
      expect((await askRespiratory('POST', `${path}/${act}`)).body).toMatchObject({ state });
    const answer = { text: '出院带药，录入日期有误，已更正' };
    expect((await askRespiratory('POST', `${path}/answer`, answer)).body).toMatchObject({
      state: 'answered',
      answered: answer,
    });
    expect((await askHead('GET', path)).body).toMatchObject({ state: 'answered', answered: answer });
  });

  it('are asked for with a token, but for what describes them', async () => {
    expect((await fetch(`${stack.api}/api/v1/alerts`)).status).toBe(401);
    const description = await fetch(`${stack.api}/openapi.json`);
    expect(Object.keys(((await description.json()) as { paths: object }).paths)).toContain(
      '/api/v1/alerts/{id}',
    );
  });

  it('are posted to a webhook once, signed, though notify is told of them again and again', async () => {
    const posted = receiver.received.filter(({ body }) => ours.has(JSON.parse(body).setl_id));
    for (const { body } of posted) await sendTo('Notify', JSON.parse(body));
    for (const { body } of posted) await sendTo('Notify', JSON.parse(body));
    await quietAt('Notify');
    const all = receiver.received.filter(({ body }) => ours.has(JSON.parse(body).setl_id));
    expect(all).toEqual(posted);
    const verified = all.map(({ body, headers }) =>
      new Verifier(secret).verify(body, headers as Record<string, string>),
    ) as Alert[];
    expect(verified.map(({ setl_id }) => setl_id).sort()).toEqual(['AL1', 'AL2', 'AL3']);
  });

  it('become e-mail for those who subscribed to the department, without naming the case', async () => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: mailbox, WaitTimeSeconds: 2 }),
    );
    const letters = Messages.map(({ Body = '' }) => JSON.parse(Body) as { Subject: string; Message: string });
    expect(letters.map(({ Subject }) => Subject)).toEqual([
      `DRG Sentinel: ${hospital} A04.01 可疑 Suspicious`,
    ]);
    expect(letters[0]?.Message).toMatch(/金额 60\.00 元.*CNY 60\.00/s);
    expect(JSON.stringify(letters)).not.toMatch(/AL3|D904/);
  });

  it('stay when a newer upload clears the case, and say so', async () => {
    await sendFile(hospital, 'alerts/corrected.ndjson', stays(0));
    const { body } = await askRespiratory<AlertView>('GET', `/api/v1/alerts/${mine.alert_id}`);
    expect(body).toMatchObject({ standing: 'cleared', state: 'answered' });
  });
});

describe('a hundred alerts at once', () => {
  it('are as many messages as the limit says and digests of the others: none is lost', async () => {
    const { alerts: limit, windowSeconds } = stageNamed('dev').sendLimits.webhook;
    const flooded = 'H00000000777';
    const receiver = await receiveWebhooks();
    await webhooks.put({ hospital: flooded, id: 'flood', url: receiver.url, secret, department: null });
    const alerts = Array.from({ length: 100 }, () =>
      anyAlert({ hospital: flooded, department: 'A99', doctor: null }),
    );
    await Promise.all(alerts.map((alert) => sendTo('Notify', alert)));
    await quietAt('Notify');
    await receiver.close();
    const bodies = receiver.received.map(({ body }) => JSON.parse(body) as Alert | { more_alerts: number });
    const digests = bodies.filter((body) => 'more_alerts' in body);
    const sent = bodies.length - digests.length;
    const windows = new Set(
      receiver.received.map(({ headers }) =>
        Math.floor(Number(headers['webhook-timestamp']) / windowSeconds),
      ),
    );
    expect(sent).toBeLessThanOrEqual(limit * windows.size);
    expect(digests.length).toBeGreaterThan(0);
    expect(sent + digests.reduce((sum, { more_alerts }) => sum + more_alerts, 0)).toBe(100);
  });
});
