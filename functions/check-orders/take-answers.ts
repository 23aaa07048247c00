import type { Answered } from '../../core/orders/answered.ts';
import type { EngineState } from '../../core/orders/engine-state.ts';
import type { AnswerOutcome, WarningStore } from '../../platform/table/warnings.ts';
import { withinDeadline } from '../../platform/within-deadline.ts';
import { engineStateOf, type Fault, faultsIn } from './fault.ts';

/** What became of clinicians' answers to warnings. */
export interface TakenAnswers {
  /** Ids of the warnings whose answer was taken. */
  readonly taken: ReadonlySet<string>;
  /** Ids under which nothing was shown in the hospital. */
  readonly unknown: ReadonlySet<string>;
  /** Ids of warnings overridden in silence that ask for a reason: they stay unanswered. */
  readonly needReason: ReadonlySet<string>;
  readonly engine: EngineState;
  readonly faults: readonly Fault[];
}

export type TakeAnswers = (
  hospital: string,
  answers: readonly Answered[],
  receivedAt: Date,
) => Promise<TakenAnswers>;

/**
 * Takes each answer for itself, so that one that cannot be taken keeps none of the others. Of several about the same
 * warning the last counts; what does not say when it was given counts as given now.
 */
export function answerTaker(warnings: Pick<WarningStore, 'answer'>, withinMs: number): TakeAnswers {
  return async (hospital, answers, receivedAt) => {
    const last = new Map(answers.map((answer) => [answer.id, answer]));
    const outcomes = await Promise.all(
      [...last.values()].map(async (answer) => {
        const answeredAt = answer.answeredAt ?? receivedAt.toISOString();
        const outcome = await withinDeadline(withinMs, () =>
          warnings.answer(hospital, { ...answer, answeredAt }),
        );
        return { id: answer.id, outcome };
      }),
    );
    const idsOf = (meant: AnswerOutcome) =>
      new Set(outcomes.flatMap(({ id, outcome }) => (outcome.ok && outcome.value === meant ? [id] : [])));
    const faults = outcomes.flatMap(({ outcome }) => faultsIn('record', outcome));
    return {
      taken: idsOf('taken'),
      unknown: idsOf('unknown'),
      needReason: idsOf('needs-reason'),
      engine: engineStateOf(faults),
      faults,
    };
  };
}
