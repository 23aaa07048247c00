import { countAlike } from '../count-alike.ts';
import type { EngineState } from '../engine-state.ts';
import type { OrderCheck } from '../order-check.ts';
import type { Card, CardStyle } from './card.ts';
import type { HookService } from './hook-book.ts';
import { outlookCard } from './outlook-card.ts';
import type { AskedByHook, HookNotes } from './read-hook-question.ts';
import { toCard } from './to-card.ts';

/** The body of a service's answer. */
export interface HookAnswer {
  readonly cards: readonly Card[];
  readonly extension: Readonly<Record<string, unknown>>;
}

/** What was checked, and how the answer came about. `check` is `null` where the engine was not available. */
export interface CheckedForHook {
  readonly check: OrderCheck | null;
  readonly engine: EngineState;
}

/** Says a check in cards, the gravest first; where a stay stands is told when a record is opened, and then only. */
export function answerHook(
  { hook }: Pick<HookService, 'hook'>,
  { check, engine }: CheckedForHook,
  { question, deletable, notes }: AskedByHook,
  style: CardStyle,
): HookAnswer {
  if (check === null) return withoutCards(engine);
  const orders = new Map(question.encounter.orders.map((order) => [order.id, order]));
  const warnings = check.warnings.map((warning) => toCard(warning, { orders, deletable }, style));
  const outlook = hook === 'patient-view' && check.outlook ? [outlookCard(check.outlook, style)] : [];
  return { cards: [...warnings, ...outlook], extension: engineExtension(engine, check, notes) };
}

/** An answer that shows nothing: nothing is asked about, or the engine is not available. */
export function withoutCards(engine: EngineState): HookAnswer {
  return { cards: [], extension: { [engineName]: notEmpty({ ...engine }) } };
}

const engineName = 'com.drg-sentinel.engine';

function engineExtension(
  engine: EngineState,
  { withheld, unchecked }: OrderCheck,
  { leftOut, unpriced, notSent, incomplete }: HookNotes,
): HookAnswer['extension'] {
  return {
    [engineName]: notEmpty({
      ...engine,
      withheld: countAlike(withheld.map(({ why }) => why)),
      no_data: countAlike(unchecked.map(({ needs }) => needs)),
      left_out: leftOut,
      unpriced,
      not_prefetched: notSent,
      first_page_only: incomplete,
    }),
  };
}

/** The specification forbids empty elements. */
function notEmpty(parts: Readonly<Record<string, object | string>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0));
}
