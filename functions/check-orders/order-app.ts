import { Hono } from 'hono';
import { type ClientVerifier, clientVerifier } from '../../platform/cds-clients.ts';
import { chinaTime } from '../../platform/china-time.ts';
import { log } from '../../platform/log.ts';
import { metrics } from '../../platform/metrics.ts';
import { type Memory, rememberBriefly } from '../../platform/remember-briefly.ts';
import { baselineStore } from '../../platform/table/baselines.ts';
import { caseStore } from '../../platform/table/cases.ts';
import { mutingStore } from '../../platform/table/mutings.ts';
import { personStore } from '../../platform/table/persons.ts';
import { spentTokenStore } from '../../platform/table/spent-tokens.ts';
import type { Table } from '../../platform/table/table.ts';
import { warningStore } from '../../platform/table/warnings.ts';
import { traced } from '../../platform/trace.ts';
import { answerCdsWithout, answerNhsaWithout, refuseNhsaFeedback } from './answer-without.ts';
import { baselinesInBackground } from './baselines-in-background.ts';
import { cdsRoutes } from './cds-routes.ts';
import { type CheckLimits, type CheckParts, encounterChecker } from './check-encounter.ts';
import type { Engine } from './load-engine.ts';
import { nhsaRoutes } from './nhsa-routes.ts';
import type { OrderEnv } from './order-env.ts';
import { reportingChecks } from './report-check.ts';
import { answerTaker } from './take-answers.ts';

export interface OrderAppParts {
  /** `null` where it could not be loaded. */
  readonly engine: Engine | null;
  readonly table: Table;
  readonly personKey: string;
  /** JSON, as the stack's parameter has it. */
  readonly cdsClients: string;
  readonly limits: CheckLimits;
  readonly now: () => Date;
}

/** A decision to mute, or its end, is heeded after a minute at the latest. */
const ofMutings: Memory = { seconds: 60, most: 1000 };
/** Other stays are known by their bills, which come days later; a doctor asks about one patient many times. */
const ofHistories: Memory = { seconds: 60, most: 2000 };

/** All routes, on their stores. */
export function orderApp(parts: OrderAppParts): Hono<OrderEnv> {
  const { engine, now } = parts;
  const app = new Hono<OrderEnv>();
  app.use(async (c, next) => {
    c.set('receivedAt', now());
    await traced('check-orders', { step: 'check-orders' }, next);
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
  });
  return engine ? withEngine(app, engine, parts) : withoutEngine(app);
}

function withEngine(app: Hono<OrderEnv>, engine: Engine, parts: OrderAppParts): Hono<OrderEnv> {
  const { table, cdsClients, limits } = parts;
  const checkEncounter = reportingChecks(encounterChecker(checkParts(engine, parts)));
  const takeAnswers = answerTaker(warningStore(table), limits.answerMs);
  const nhsa = nhsaRoutes({ ...engine, checkEncounter, takeAnswers });
  const cds = cdsRoutes({
    ...engine,
    checkEncounter,
    takeAnswers,
    verify: verifierOf(cdsClients),
    tokens: spentTokenStore(table),
    withinMs: limits.readMs,
  });
  return app.route('/nhsa', nhsa).route('/cds-services', cds);
}

function withoutEngine(app: Hono<OrderEnv>): Hono<OrderEnv> {
  return app
    .post('/nhsa/3103', (c) => refuseNhsaFeedback(c, { lack: 'knowledge' }))
    .post('/nhsa/:infno', (c) => answerNhsaWithout(c, { lack: 'knowledge' }))
    .post('/cds-services/:id', (c) => answerCdsWithout(c, { lack: 'knowledge' }))
    .all((c) => c.body(null, 503));
}

function checkParts(engine: Engine, { table, personKey, limits, now }: OrderAppParts): CheckParts {
  const baselines = baselinesInBackground(baselineStore(table).read);
  return {
    check: engine.check,
    warnings: warningStore(table),
    historyOf: rememberBriefly(ofHistories, personStore(table, caseStore(table)).historyOf),
    mutingsOf: rememberBriefly(ofMutings, mutingStore(table).of),
    baselinesOf: (hospital) => {
      const { region, scheme } = engine.placeOf(hospital, chinaTime(now()).slice(0, 10));
      return baselines(region, scheme);
    },
    personKey,
    limits,
    now,
  };
}

/** Without a list of clients that can be read none is trusted; the national interfaces answer all the same. */
function verifierOf(cdsClients: string): ClientVerifier {
  try {
    return clientVerifier(cdsClients);
  } catch (error) {
    log.error('CDS clients not read: none is let in', { error: error as Error });
    return async () => ({ ok: false, why: 'unknown-issuer', wwwAuthenticate: 'Bearer' });
  }
}
