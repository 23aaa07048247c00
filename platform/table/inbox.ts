import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Audience, audienceName, audiencesOf } from '../alerts/audience.ts';
import type { Alert, LampAlert } from '../messages.ts';
import { succeeds } from './batches.ts';
import { alertKey, inboxOf } from './keys.ts';
import type { Table } from './table.ts';

/** How far people are with an alert; it never goes back. */
export const alertStates = ['new', 'read', 'acknowledged', 'answered'] as const;
export type AlertState = (typeof alertStates)[number];

/** One step of a person. */
export interface AlertStep {
  /** `sub` of the person's token. */
  readonly by: string;
  readonly name: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What people did about an alert: each step once, by whoever took it first. */
interface Progress {
  /** ISO 8601, UTC. */
  readonly raised_at: string;
  readonly state: AlertState;
  readonly read?: AlertStep;
  readonly acknowledged?: AlertStep;
  readonly answered?: AlertStep & { readonly text: string };
}

/** An alert about a case, or about a lamp that turned red. */
export type InboxAlert = (Alert & Progress & { readonly kind?: undefined }) | (LampAlert & Progress);

export type AlertAct =
  | { readonly to: 'read' | 'acknowledged'; readonly step: AlertStep }
  | { readonly to: 'answered'; readonly step: AlertStep & { readonly text: string } };

export interface AlertPage {
  readonly alerts: readonly InboxAlert[];
  /** Where the next page begins; `null` at the end. */
  readonly next: string | null;
}

export interface InboxStore {
  /** Keeps an alert once; one that is known stays as people have left it. */
  readonly keep: (alert: Alert | LampAlert, raisedAt: string) => Promise<void>;
  readonly find: (hospital: string, alertId: string) => Promise<InboxAlert | null>;
  /** Newest first; an eventual reading. */
  readonly list: (audience: Audience, limit: number, after: string | null) => Promise<AlertPage>;
  /** Moves an alert on, and answers how it stands then: unmoved where it has been as far before. */
  readonly advance: (alert: InboxAlert, act: AlertAct) => Promise<InboxAlert | null>;
}

export function inboxStore({ client, name }: Table): InboxStore {
  const find = async (hospital: string, alertId: string) => {
    const Key = alertKey(hospital, alertId);
    const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }));
    return Item ? alertIn(Item) : null;
  };
  return {
    find,
    keep: async (alert, raisedAt) => {
      const put = new PutCommand({
        TableName: name,
        Item: { ...keysOf(alert, raisedAt), ...alert, raised_at: raisedAt, state: 'new' },
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      await succeeds(client.send(put));
    },
    list: async (audience, limit, after) => {
      const index = indexOf[audience.kind];
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: name,
          IndexName: index,
          KeyConditionExpression: '#pk = :pk',
          ExpressionAttributeNames: { '#pk': `${index}pk` },
          ExpressionAttributeValues: { ':pk': inboxOf(audienceName(audience)) },
          ScanIndexForward: false,
          Limit: limit,
          ...(after !== null && { ExclusiveStartKey: startKey(audience, after) }),
        }),
      );
      return { alerts: Items.map(alertIn), next: LastEvaluatedKey?.[`${index}sk`] ?? null };
    },
    advance: async ({ hospital, alert_id }, { to, step }) => {
      const earlier = alertStates.slice(0, alertStates.indexOf(to));
      const earlierNames = earlier.map((_, at) => `:s${at}`);
      const update = new UpdateCommand({
        TableName: name,
        Key: alertKey(hospital, alert_id),
        UpdateExpression: 'SET #state = :to, #to = :step',
        ConditionExpression: `#state IN (${earlierNames.join(', ')})`,
        ExpressionAttributeNames: { '#state': 'state', '#to': to },
        ExpressionAttributeValues: {
          ':to': to,
          ':step': step,
          ...Object.fromEntries(earlier.map((state, at) => [earlierNames[at], state])),
        },
      });
      await succeeds(client.send(update));
      return find(hospital, alert_id);
    },
  };
}

const indexOf: Readonly<Record<Audience['kind'], string>> = {
  doctor: 'gsi1',
  department: 'gsi2',
  hospital: 'gsi3',
};

/** The keys of an alert: its own, and one in the list of everybody whom it concerns. */
function keysOf(alert: Alert | LampAlert, raisedAt: string) {
  const place = `${raisedAt}#${alert.alert_id}`;
  const lists = audiencesOf(alert).map((audience) => listKeys(audience, place));
  return Object.assign(alertKey(alert.hospital, alert.alert_id), ...lists) as object;
}

function listKeys(audience: Audience, place: string) {
  const index = indexOf[audience.kind];
  return { [`${index}pk`]: inboxOf(audienceName(audience)), [`${index}sk`]: place };
}

/** Made of the audience, not taken from the caller: a place of another list is a place in one's own. */
function startKey(audience: Audience, place: string) {
  const alertId = place.slice(place.indexOf('#') + 1);
  return { ...alertKey(audience.hospital, alertId), ...listKeys(audience, place) };
}

const keyAttributes = /^(pk|sk|gsi\d[ps]k)$/;

function alertIn(item: Record<string, unknown>): InboxAlert {
  return Object.fromEntries(
    Object.entries(item).filter(([attribute]) => !keyAttributes.test(attribute)),
  ) as unknown as InboxAlert;
}
