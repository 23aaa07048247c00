import type { EngineState } from '../../core/orders/engine-state.ts';
import type { KnownOfEncounter, OrderCheck, OrderQuestion } from '../../core/orders/order-check.ts';
import type { WarningRecord } from '../../core/orders/warning-record.ts';
import type { WarningStore } from '../../platform/table/warnings.ts';
import { withinDeadline } from '../../platform/within-deadline.ts';
import { engineStateOf, type Fault, faultsIn } from './fault.ts';
import { newRecords } from './new-records.ts';
import { type KnownSources, readKnown } from './read-known.ts';

/** The check itself, with its knowledge. */
export type Check = (question: OrderQuestion, known: KnownOfEncounter) => OrderCheck;

export interface CheckParts extends KnownSources {
  readonly check: Check;
  readonly warnings: Pick<WarningStore, 'memoryOf' | 'record'>;
  readonly limits: CheckLimits;
  readonly now: () => Date;
}

export interface CheckLimits {
  /** For the whole way of an answer. */
  readonly answerMs: number;
  /** For what is read beside the request. */
  readonly readMs: number;
  /** How long a shown warning is kept. */
  readonly keptDays: number;
}

/** How a request reached us. */
export interface Reception {
  readonly channel: WarningRecord['channel'];
  readonly receivedAt: Date;
  /** What was lacking before the check began. */
  readonly faults?: readonly Fault[];
}

/** What a question came to. */
export interface CheckedQuestion {
  /** `null` where the engine is unavailable. */
  readonly check: OrderCheck | null;
  readonly engine: EngineState;
  readonly faults: readonly Fault[];
}

/** Answers a question whatever breaks, within the time there is. Never rejects. */
export type CheckEncounter = (question: OrderQuestion, reception: Reception) => Promise<CheckedQuestion>;

const secondsADay = 86_400;
/** What is left of the time when keeping ends, for saying the answer. */
const sayingMs = 50;

/**
 * Reads what is known, checks, and keeps what is new among the warnings before they are shown: whoever sees a
 * warning can answer it, and the same request asked again finds its own.
 */
export function encounterChecker(parts: CheckParts): CheckEncounter {
  const { check, warnings, limits, now } = parts;

  const keep = async (records: readonly WarningRecord[], receivedAt: Date): Promise<Fault[]> => {
    if (records.length === 0) return [];
    const at = now().getTime();
    const expiresAt = Math.ceil(at / 1000) + limits.keptDays * secondsADay;
    // The first check of a container may have used the time up; what it shows is to be answerable all the same.
    const leftMs = Math.max(limits.readMs, limits.answerMs - sayingMs - (at - receivedAt.getTime()));
    return faultsIn('record', await withinDeadline(leftMs, () => warnings.record(records, expiresAt)));
  };

  return async (question, { channel, receivedAt, faults: before = [] }) => {
    const faults: Fault[] = [...before];
    try {
      const read = await readKnown(question.encounter, parts, limits.readMs);
      faults.push(...read.faults);
      const checked = check(question, read.known);
      faults.push(...brokenRules(checked));
      faults.push(...(await keep(newRecords(checked, question, channel, now()), receivedAt)));
      return checkedQuestion(checked, faults);
    } catch (error) {
      return checkedQuestion(null, [...faults, { lack: 'check', error }]);
    }
  };
}

function checkedQuestion(check: OrderCheck | null, faults: readonly Fault[]): CheckedQuestion {
  return { check, engine: engineStateOf(faults), faults };
}

function brokenRules({ unchecked }: OrderCheck): Fault[] {
  return unchecked
    .filter(({ needs }) => needs === 'engine')
    .map(({ rule, cause }) => ({ lack: 'rules', rule, error: cause }));
}
