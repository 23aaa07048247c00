import type { IdentityProvider } from './identity-provider.ts';
import type { LocalCloud } from './start-local-cloud.ts';

/** Output keys by which the stacks tell the world where things are. */
const OUTPUT_KEYS = [
  'ApiUrl',
  'LiveUrl',
  'IntakeBucket',
  'WorkBucket',
  'ReceiptsBucket',
  'KnowledgeBucket',
  'AnalysisBucket',
  'TrailBucket',
  'AlertsQueueUrl',
  'TableName',
] as const;

/** Where a deployed stack has what its clients use, by the outputs of its templates. */
export interface StackPlaces {
  readonly api: string;
  /** Where screens connect by WebSocket. */
  readonly live: string;
  /** Of the pages for people; a stage may have none. */
  readonly portal: string | null;
  readonly buckets: Readonly<
    Record<'intake' | 'work' | 'receipts' | 'knowledge' | 'analysis' | 'trail', string>
  >;
  /** By the function that is fed from it; `alerts` is for others to read. */
  readonly queues: Readonly<Record<'alerts', string>> & Readonly<Record<string, string>>;
  readonly table: string;
}

/** What a client needs to know of the running stack; the content of `.local/endpoints.json`. */
export interface StackDescription extends StackPlaces {
  readonly aws: LocalCloud['endpoints'];
  readonly users: IdentityProvider['users'];
  readonly cdsClient: IdentityProvider['cdsClient'];
}

/** Throws, naming every output that no stack has. */
export function describeStack(
  { endpoints, outputs }: Pick<LocalCloud, 'endpoints' | 'outputs'>,
  { users, cdsClient }: Pick<IdentityProvider, 'users' | 'cdsClient'>,
): StackDescription {
  return { ...placesOf(outputs), aws: endpoints, users, cdsClient };
}

/** Throws, naming every output that no stack has. */
export function placesOf(outputs: LocalCloud['outputs']): StackPlaces {
  const byKey: Record<string, string> = Object.assign({}, ...Object.values(outputs));
  const missing = OUTPUT_KEYS.filter((key) => byKey[key] === undefined);
  if (missing.length > 0) throw new Error(`no stack has these outputs: ${missing.join(', ')}`);
  const output = (key: (typeof OUTPUT_KEYS)[number]) => byKey[key] ?? '';
  return {
    api: output('ApiUrl'),
    live: output('LiveUrl'),
    portal: byKey['PortalUrl'] ?? null,
    buckets: {
      intake: output('IntakeBucket'),
      work: output('WorkBucket'),
      receipts: output('ReceiptsBucket'),
      knowledge: output('KnowledgeBucket'),
      analysis: output('AnalysisBucket'),
      trail: output('TrailBucket'),
    },
    queues: { ...queuesIn(byKey), alerts: output('AlertsQueueUrl') },
    table: output('TableName'),
  };
}

/** Addresses of queues among the outputs of a stack: `DryRunQueueUrl` names the queue of `dry-run`. */
function queuesIn(outputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(outputs).flatMap(([key, url]) => {
      const words = /^((?:[A-Z][a-z]+)+)QueueUrl$/.exec(key)?.[1];
      return words ? [[words.replace(/\B[A-Z]/g, '-$&').toLowerCase(), url]] : [];
    }),
  );
}
