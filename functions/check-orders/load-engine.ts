import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { checkOrders } from '../../core/check-order.ts';
import { regionOf } from '../../core/knowledge.ts';
import type { CardStyle } from '../../core/orders/cds-hooks/card.ts';
import type { HookReader } from '../../core/orders/cds-hooks/read-hook-question.ts';
import type { NhsaProtocol } from '../../core/orders/nhsa/nhsa-protocol.ts';
import { payingScheme } from '../../core/payment/region-book.ts';
import { sourceOfRule } from '../../core/source-of-rule.ts';
import { loadOrderBooks, orderBooksFolder } from '../../platform/knowledge/load-order-books.ts';
import { log } from '../../platform/log.ts';
import { metrics } from '../../platform/metrics.ts';
import type { Check } from './check-encounter.ts';

/** What answers rest on, loaded. */
export interface Engine {
  readonly check: Check;
  readonly reader: HookReader;
  readonly style: CardStyle;
  readonly protocol: NhsaProtocol;
  /** Where a rule was published, as the hospital's region had it on a day. */
  readonly sourceOf: (hospital: string, rule: string, day: string) => string | null;
  /** Where a hospital's cases belong on a day, `yyyy-MM-dd`. */
  readonly placeOf: (hospital: string, day: string) => { readonly region: string; readonly scheme: string };
}

/**
 * Loads everything, and says how long it took; `null` where something is missing or wrong. Then every answer is that
 * the engine is unavailable, for an order is not to wait for a deployment.
 */
export function loadEngine(): Engine | null {
  const startedAt = performance.now();
  try {
    const { knowledge, hooks, hookReader, protocol } = loadOrderBooks(orderBooksFolder());
    // Most hospitals are of this region, or of one with the same rules: they are ready before anybody asks.
    knowledge.rulesOf(knowledge.regions.standIn.code);
    const engine: Engine = {
      check: (question, known) => checkOrders(question, known, knowledge),
      reader: hookReader,
      style: { book: hooks, presentation: knowledge.presentation, language: 'zh' },
      protocol,
      sourceOf: (hospital, rule, day) => sourceOfRule({ hospital, rule, day }, knowledge),
      placeOf: (hospital, day) => {
        const region = regionOf(hospital, knowledge);
        return { region: region.code, scheme: payingScheme(region, day) };
      },
    };
    metrics.addMetric('KnowledgeLoad', MetricUnit.Milliseconds, performance.now() - startedAt);
    return engine;
  } catch (error) {
    // Whole, for once: knowledge knows no patients.
    log.error('knowledge not loaded', { error: error as Error });
    return null;
  }
}
