import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { identifyCaller } from '../../platform/http/api-env.ts';
import { authorizeCaller } from '../../platform/http/authorize-caller.ts';
import { compressAnswers } from '../../platform/http/compress-answers.ts';
import { internalError } from '../../platform/http/internal-error.ts';
import { keepTrail, type TrailServices } from '../../platform/http/keep-trail.ts';
import { problem } from '../../platform/http/problem.ts';
import type { DryRunMessage, SchemeDryRunMessage } from '../../platform/messages.ts';
import type { ObjectStore } from '../../platform/object-store.ts';
import type { BatchStore } from '../../platform/table/batches.ts';
import type { MutingStore } from '../../platform/table/mutings.ts';
import { activationRoutes } from './activation-routes.ts';
import type { InstalledKnowledge } from './installed-knowledge.ts';
import { mutingRoutes } from './muting-routes.ts';
import { identifyReader, type KnowledgeEnv } from './reader.ts';
import { regionRulesRoutes } from './region-rules-routes.ts';
import type { RulePrecision } from './rule-precision.ts';
import { ruleRoutes } from './rule-routes.ts';
import { schemeRoutes } from './scheme-routes.ts';
import { tariffRoutes } from './tariff-routes.ts';

export interface KnowledgeServices extends TrailServices {
  readonly installed: InstalledKnowledge;
  /** What was installed and decided after the deployment. */
  readonly bucket: ObjectStore;
  readonly batches: Pick<BatchStore, 'find'>;
  readonly mutings: Pick<MutingStore, 'of'>;
  readonly precisionOf: (rule: string) => Promise<RulePrecision>;
  readonly askForDryRun: (message: DryRunMessage | SchemeDryRunMessage) => Promise<void>;
  /** ISO 8601 in UTC. */
  readonly now: () => string;
}

/** A region's document with all its tables. */
const largestBodyBytes = 4 * 1024 * 1024;

/** What the portal tells of schemes, tariffs and rules, and what a region's office decides about them. */
export function knowledgeApi(services: KnowledgeServices): Hono<KnowledgeEnv> {
  const api = new Hono<KnowledgeEnv>().basePath('/api/v1/knowledge');
  api.notFound(() => problem('not-found'));
  api.onError(internalError);
  api.use(compressAnswers);
  api.use('*', bodyLimit({ maxSize: largestBodyBytes, onError: () => problem('body-too-large') }));
  api.use(
    '*',
    identifyCaller,
    keepTrail(services),
    authorizeCaller,
    identifyReader(services.installed.registers),
  );
  api.route('/schemes', schemeRoutes(services));
  api.route('/tariffs', tariffRoutes(services));
  api.route('/rules', ruleRoutes(services));
  api.route('/region-rules', regionRulesRoutes(services));
  api.route('/activations', activationRoutes(services));
  api.route('/mutings', mutingRoutes(services));
  return api;
}
