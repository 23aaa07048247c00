import * as z from 'zod';
import { watchLimits, watchOf } from './watch-limits.ts';

/** Lambda's own limits on the concurrency of one event source. */
const concurrency = z.int().min(2).max(1000);

/** The retention periods that CloudWatch Logs offers, in days, up to two years. */
const logRetentionDays = z.literal([7, 14, 30, 60, 90, 180, 365, 731]);

/** At most so many alerts in a window of time; SQS holds a message back for a quarter of an hour at most. */
const sendLimit = z.strictObject({ alerts: z.int().min(1), windowSeconds: z.int().min(1).max(899) });

const shape = z.strictObject({
  name: z.enum(['dev', 'rehearsal', 'prod']),
  /** Where the stage lives. One for real claims stands in China, which these may not leave. */
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
  /** Claim data outlives the stack, and the table refuses to be deleted. */
  keepData: z.boolean(),
  /** Copies of the table beside its point-in-time recovery, which goes back five weeks; `null`: none. */
  backup: z
    .strictObject({
      /** In EventBridge's words; UTC. */
      schedule: z.string().regex(/^cron\(.+\)$/),
      keptDays: z.int().min(35),
    })
    .nullable(),
  /**
   * Which version of the person key functions are given; `null`: the one that is current when they are first deployed.
   * CloudFormation reads a secret only where the template changes: a new value is taken up by naming its version here.
   */
  personKeyVersion: z
    .string()
    .regex(/^[\w-]{32,64}$/, 'the VersionId that aws secretsmanager put-secret-value answers')
    .nullable(),
  /** How long a claim file stays readable after a newer upload took its key. */
  replacedUploadDays: z.int().min(1),
  accessLogDays: z.int().min(1),
  logRetentionDays,
  logLevel: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
  /** When statistics and baselines are made anew, in EventBridge's words; UTC. */
  statisticsSchedule: z.string().regex(/^(cron|rate)\(.+\)$/),
  /** How long summaries of a region wait for more of its hospitals, and of a year for more of its months; SQS waits 900 s at most. */
  gatherSeconds: z.int().min(0).max(900),
  /** Repair of batches that have not moved for long. */
  sweep: z.strictObject({
    schedule: z.string().regex(/^(cron|rate)\(.+\)$/),
    /** When uploads are looked for of which no event ever came; each look goes back two days. */
    lostUploadsSchedule: z.string().regex(/^(cron|rate)\(.+\)$/),
    /** How long a batch may stay where it is; doubled with each repair. Longer than any step runs, which is a quarter of an hour. */
    patienceMinutes: z.int().min(1),
    /** After so many it is told as stuck. */
    mostRepairs: z.int().min(1),
  }),
  /** When the lamps of the month before are lit; UTC. */
  lampsSchedule: z.string().regex(/^(cron|rate)\(.+\)$/),
  /** When the reports of the month before are made; UTC. */
  reportSchedule: z.string().regex(/^(cron|rate)\(.+\)$/),
  /** What analysts may ask of years of data. */
  analysis: z.strictObject({
    /** Months before are there and not looked at. */
    firstMonth: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
    /** A question that would read more is broken off. */
    mostScannedGb: z.int().min(1),
    /** How long answers are kept. */
    answerDays: z.int().min(1),
  }),
  /** Who gets alerts by e-mail; each address has to confirm once. */
  alertEmails: z.array(z.email()),
  api: z.strictObject({
    /** Whose pages may call the API from a browser: origins as browsers send them, or `*`. */
    browserOrigins: z.array(z.union([z.literal('*'), z.url({ protocol: /^https?$/ })])),
    /** Above these the gateway answers 429. */
    requestsPerSecond: z.int().min(1),
    requestsAtOnce: z.int().min(1),
    /** Likewise, for each route whose answer takes a whole handler for seconds. */
    costly: z.strictObject({ requestsPerSecond: z.int().min(1), requestsAtOnce: z.int().min(1) }),
  }),
  /**
   * How browsers get the portal: by S3 and CloudFront, or by the HTTP API. CloudFront in China's regions has no
   * functions, no origin access control and no name of its own.
   */
  portal: z.discriminatedUnion('by', [
    z.strictObject({
      by: z.literal('cloudfront'),
      /** What one address may ask in five minutes before the firewall refuses it; a hospital's people come from one. */
      requestsPerAddress: z.int().min(10),
      /** A name of its own, with a certificate of us-east-1; without one CloudFront gives one, and TLS as it likes. */
      domain: z
        .strictObject({
          name: z.hostname(),
          certificateArn: z.string().regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/.+$/),
        })
        .nullable(),
    }),
    z.strictObject({ by: z.literal('gateway') }),
  ]),
  /**
   * Who vouches for users: an OpenID provider named by the parameters of the deployment, or a user pool of the stack.
   * China's regions have no user pools.
   */
  identity: z.enum(['issuer', 'cognito']),
  /** Whether users of the user pool must have a one-time code beside their password. */
  secondFactor: z.enum(['optional', 'required']),
  /** By way of sending, how many alerts one recipient gets before he is told their number only. */
  sendLimits: z.strictObject({ live: sendLimit, webhook: sendLimit, email: sendLimit }),
  /** Limits of reading claim files that differ from the documented ones, by the names of docs/intake.md. */
  intake: z.record(z.string(), z.int().min(1)),
  /** Whether webhooks may lead into private networks and go without https. */
  webhookReach: z.enum(['public-https', 'anywhere']),
  /** The Lambda that answers while an order is written. */
  orderChecks: z.strictObject({
    /** The whole way of an answer, and what of it reading beside the request may take. */
    answerWithinMs: z.int().min(50).max(2000),
    readWithinMs: z.int().min(10).max(1000),
    /** How long it is kept what was shown; the report on overrides looks back over thirteen months. */
    warningDays: z.int().min(396),
    /** Copies started before anybody calls (provisioned concurrency); none saves their price. */
    keptWarm: z.int().min(0),
    /** Reserved concurrency; `null` leaves it to the account. */
    mostAtOnce: z.int().min(1).nullable(),
  }),
  /** How many copies of each step may run at once. */
  maxConcurrency: z.strictObject({
    split: concurrency,
    enrol: concurrency,
    audit: concurrency,
    close: concurrency,
    summarise: concurrency,
    lamps: concurrency,
    notify: concurrency,
    report: concurrency,
    'dry-run': concurrency,
  }),
  watch: watchLimits,
  /**
   * Whether functions are traced (X-Ray). Which of the calls Lambda decides: the first of each second and one in twenty
   * of the rest, which nobody can change.
   */
  traces: z.enum(['sampled', 'off']),
});

const stageSchema = shape.superRefine(({ region, portal, identity }, context) => {
  if (!region.startsWith('cn-')) return;
  const refuse = (field: string) =>
    context.addIssue({ code: 'custom', path: [field], message: `not to be had in ${region}` });
  if (portal.by === 'cloudfront') refuse('portal');
  if (identity === 'cognito') refuse('identity');
});

/** Every deployment choice of one stage. */
export type Stage = Readonly<z.infer<typeof stageSchema>>;

const prod: z.input<typeof stageSchema> = {
  name: 'prod',
  region: 'cn-northwest-1',
  keepData: true,
  // The second night of each month, before the hospitals send the month that ended.
  backup: { schedule: 'cron(0 18 1 * ? *)', keptDays: 400 },
  personKeyVersion: null,
  replacedUploadDays: 90,
  accessLogDays: 365,
  logRetentionDays: 365,
  logLevel: 'INFO',
  // Two in the morning of the sixth in China, when the hospitals have sent the month before.
  statisticsSchedule: 'cron(0 18 5 * ? *)',
  gatherSeconds: 60,
  sweep: {
    schedule: 'rate(5 minutes)',
    lostUploadsSchedule: 'rate(1 day)',
    patienceMinutes: 20,
    mostRepairs: 3,
  },
  // Half an hour after them.
  lampsSchedule: 'cron(30 18 5 * ? *)',
  // When statistics and lamps are through.
  reportSchedule: 'cron(0 20 5 * ? *)',
  // Ten years of a province of 50 million stays a year are some 32.
  analysis: { firstMonth: '2015-01', mostScannedGb: 200, answerDays: 30 },
  alertEmails: [],
  // No hospital's pages call from a browser until they are named here; servers need no leave.
  api: {
    browserOrigins: [],
    requestsPerSecond: 2000,
    requestsAtOnce: 4000,
    costly: { requestsPerSecond: 50, requestsAtOnce: 100 },
  },
  portal: { by: 'gateway' },
  identity: 'issuer',
  secondFactor: 'required',
  sendLimits: {
    live: { alerts: 20, windowSeconds: 60 },
    webhook: { alerts: 600, windowSeconds: 60 },
    email: { alerts: 5, windowSeconds: 840 },
  },
  intake: {},
  webhookReach: 'public-https',
  orderChecks: {
    answerWithinMs: 500,
    readWithinMs: 150,
    warningDays: 400,
    keptWarm: 2,
    mostAtOnce: null,
  },
  maxConcurrency: {
    split: 20,
    enrol: 200,
    audit: 200,
    close: 20,
    summarise: 20,
    lamps: 5,
    notify: 10,
    report: 5,
    'dry-run': 5,
  },
  watch: watchOf.prod,
  traces: 'sampled',
};

const stages: Readonly<Record<string, z.input<typeof stageSchema>>> = {
  dev: {
    name: 'dev',
    // For generated claims alone, so it may stand where all services are whole.
    region: 'ap-southeast-1',
    keepData: false,
    backup: null,
    personKeyVersion: null,
    replacedUploadDays: 7,
    accessLogDays: 30,
    logRetentionDays: 14,
    logLevel: 'DEBUG',
    statisticsSchedule: 'cron(0 18 ? * SUN *)',
    gatherSeconds: 1,
    sweep: {
      schedule: 'rate(5 minutes)',
      lostUploadsSchedule: 'rate(1 day)',
      patienceMinutes: 20,
      mostRepairs: 3,
    },
    lampsSchedule: 'cron(0 19 ? * SUN *)',
    reportSchedule: 'cron(0 20 ? * SUN *)',
    analysis: { firstMonth: '2015-01', mostScannedGb: 10, answerDays: 7 },
    alertEmails: [],
    api: {
      browserOrigins: ['*'],
      requestsPerSecond: 200,
      requestsAtOnce: 400,
      costly: { requestsPerSecond: 10, requestsAtOnce: 20 },
    },
    portal: { by: 'cloudfront', requestsPerAddress: 20_000, domain: null },
    identity: 'issuer',
    secondFactor: 'optional',
    sendLimits: {
      live: { alerts: 20, windowSeconds: 5 },
      webhook: { alerts: 20, windowSeconds: 5 },
      email: { alerts: 5, windowSeconds: 5 },
    },
    intake: {},
    webhookReach: 'anywhere',
    orderChecks: {
      answerWithinMs: 500,
      readWithinMs: 150,
      warningDays: 400,
      keptWarm: 0,
      mostAtOnce: null,
    },
    maxConcurrency: {
      split: 2,
      enrol: 5,
      audit: 5,
      close: 2,
      summarise: 2,
      lamps: 2,
      notify: 2,
      report: 2,
      'dry-run': 2,
    },
    watch: watchOf.dev,
    traces: 'sampled',
  },
  rehearsal: {
    // Prod, as far as an emulator or a region outside China can have it: what `npm run test:deploy` deploys.
    ...prod,
    name: 'rehearsal',
    region: 'us-east-1',
    keepData: false,
    // An emulator makes none.
    backup: null,
    // A secret of its own.
    personKeyVersion: null,
  },
  prod,
};

export const stageNames: readonly string[] = Object.keys(stages);

/** Reads one stage's settings. Throws one error that says every mistake. */
export function parseStage(input: unknown): Stage {
  const parsed = stageSchema.safeParse(input);
  if (!parsed.success) throw new Error(`config/stages: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** The stage of that name. Throws with the known names when there is none. */
export function stageNamed(name: string): Stage {
  if (!Object.hasOwn(stages, name)) {
    throw new Error(`config/stages: no stage '${name}'; known are ${Object.keys(stages).join(', ')}`);
  }
  return parseStage(stages[name]);
}
