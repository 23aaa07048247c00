import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { buildApp } from 'fauxqs';
// The package exports only servers that keep nothing (buildApp) or listen on every interface (startFauxqs);
// its stores, put together here, do both right.
import { PersistenceManager } from '../node_modules/fauxqs/dist/persistence.js';
import { FileS3Persistence } from '../node_modules/fauxqs/dist/s3/fileS3Persistence.js';
import { S3Store } from '../node_modules/fauxqs/dist/s3/s3Store.js';
import { SnsStore } from '../node_modules/fauxqs/dist/sns/snsStore.js';
import { SqsStore } from '../node_modules/fauxqs/dist/sqs/sqsStore.js';
import { answerCrossOrigin } from './answer-cross-origin.ts';
import type { BucketCorsRules } from './bucket-cross-origin.ts';
import { hurryQueues } from './hurry-queues.ts';
import { keepPartsOnDisk } from './keep-parts-on-disk.ts';
import { mendListing } from './list-page.ts';
import { mendMultipart } from './mend-multipart.ts';
import { mendObjectRequests } from './mend-object-requests.ts';
import { readObjectsFromDisk } from './read-objects-from-disk.ts';
import { type ObjectCreated, watchCreatedObjects } from './watch-created-objects.ts';

export interface ObjectsAndQueues {
  /** Address of both services: S3 and SQS share one server. */
  readonly endpoint: string;
  /** Makes the bucket unless it is there, and lets browsers do what the rules say; answers whether it is new. */
  createBucket(name: string, cors: BucketCorsRules): boolean;
  /** Puts a message into a queue before it returns. */
  send(queueArn: string, body: string): void;
  /** Messages in a queue in any state: visible, delayed, or received and not yet deleted. */
  countMessages(queueArn: string): number;
  /** Lets waiting receivers return empty-handed, so that they can stop. */
  releaseReceivers(): void;
  close(): Promise<void>;
}

/**
 * Starts S3 and SQS on 127.0.0.1 over a data folder that survives restarts.
 * @param haste - what messages wait is divided by it
 * @param onObjectCreated - runs after an object is complete and before the client has its answer
 */
export async function startFauxqs(options: {
  dataDir: string;
  port: number;
  region: string;
  haste: number;
  onObjectCreated: (object: ObjectCreated) => void;
}): Promise<ObjectsAndQueues> {
  const stores = { s3Store: new S3Store(), sqsStore: new SqsStore(), snsStore: new SnsStore() };
  const { s3Store, sqsStore } = stores;
  sqsStore.host = ''; // queue URLs then carry the address the client used
  const messages = openMessages(join(options.dataDir, 'sqs'), sqsStore);
  const objectsDir = join(options.dataDir, 's3');
  const objects = openObjects(objectsDir, s3Store);

  const app = buildApp({ logger: false, defaultRegion: options.region, stores });
  const cors = new Map<string, BucketCorsRules>();
  answerCrossOrigin(app, (bucket) => cors.get(bucket));
  mendObjectRequests(app, s3Store);
  mendMultipart(app, s3Store);
  mendListing(s3Store);
  keepPartsOnDisk(s3Store, objects, objectsDir);
  readObjectsFromDisk(app, objects, objectsDir);
  watchCreatedObjects(app, objects, options.onObjectCreated);
  if (options.haste !== 1) hurryQueues(app, options.haste);
  app.addHook('onClose', () => messages.close());
  const endpoint = await app.listen({ host: '127.0.0.1', port: options.port });
  readdressQueues(sqsStore, endpoint);

  const queue = (arn: string) => {
    const found = sqsStore.getQueueByArn(arn);
    if (!found) throw new Error(`no queue ${arn}`);
    return found;
  };
  return {
    endpoint,
    createBucket: (name, rules) => {
      cors.set(name, rules);
      const isNew = !s3Store.hasBucket(name);
      s3Store.createBucket(name);
      return isNew;
    },
    send: (arn, body) => queue(arn).enqueue(SqsStore.createMessage(body)),
    countMessages: (arn) => {
      const { ready, delayed, inflight } = queue(arn).inspectMessages();
      return ready.length + delayed.length + inflight.length;
    },
    releaseReceivers: () => sqsStore.shutdown(),
    close: () => app.close(),
  };
}

function openObjects(dir: string, store: S3Store): FileS3Persistence {
  const persistence = new FileS3Persistence(dir);
  persistence.loadS3(store);
  store.persistence = persistence;
  return persistence;
}

function openMessages(dir: string, store: SqsStore): PersistenceManager {
  const persistence = new PersistenceManager(dir);
  const database = Reflect.get(persistence, 'db') as DatabaseSync;
  // With a write-ahead log, NORMAL survives a killed process and spares a disk flush for every message.
  database.exec('PRAGMA synchronous = NORMAL');
  // Whoever had these in hand was killed with the last run: nobody else can be at work on them.
  database.exec('UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL');
  // fauxqs 2.4.1 writes NULL into a NOT NULL column when a message is made visible at once.
  const makeVisible = database.prepare(
    'UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?',
  );
  persistence.updateMessageReady = (messageId) => void makeVisible.run(messageId);
  persistence.loadSqsAndSns(store, new SnsStore());
  store.persistence = persistence;
  for (const queue of store.allQueues()) queue.persistence = persistence;
  return persistence;
}

/** Queues loaded from disk still carry the port of the last run. */
function readdressQueues(store: SqsStore, endpoint: string): void {
  for (const queue of store.allQueues()) {
    Object.assign(queue, { url: `${endpoint}${new URL(queue.url).pathname}` });
  }
}
