import { countAlike } from '../count-alike.ts';
import type { EngineState } from '../engine-state.ts';
import type { OrderCheck } from '../order-check.ts';
import { type AnswerStamp, nhsaAnswer } from './answer.ts';
import type { NhsaProtocol } from './nhsa-protocol.ts';
import { outlookEntry } from './outlook-entry.ts';
import type { AuditRequest } from './read-audit-request.ts';
import { resultEntry } from './result-entry.ts';

/** What an answer is made of beside the request. */
export interface AuditOutcome {
  /** In the order of {@link AuditRequest.questions}; none where the engine was not there to check. */
  readonly checks: readonly OrderCheck[];
  readonly engine: EngineState;
  /** Where a rule was published. */
  readonly sourceOf: (rule: string, day: string) => string | null;
}

/**
 * The answer of 3101 and 3102. Beside `result` it says how it came about, what was withheld and why, what could
 * not be checked for lack of what, and where each stay stands.
 */
export function auditAnswer(
  { taskId, questions }: AuditRequest,
  { checks, engine, sourceOf }: AuditOutcome,
  stamp: AnswerStamp,
  protocol: NhsaProtocol,
) {
  const answered = checks.map((check, at) => {
    const { encounter } = questions[at] ?? missing(at);
    return { check, whose: { patn_id: encounter.patient.reference, mdtrt_id: encounter.encounterId } };
  });
  const output = {
    result: answered.flatMap(({ check, whose }) =>
      check.warnings.map((named) => resultEntry(named, { ...whose, taskId, protocol, sourceOf })),
    ),
    engine,
    withheld: countAlike(checks.flatMap(({ withheld }) => withheld.map(({ why }) => why))),
    no_data: countAlike(checks.flatMap(({ unchecked }) => unchecked.map(({ needs }) => needs))),
    case_outlook: answered.flatMap(({ check, whose }) =>
      check.outlook === null ? [] : [outlookEntry(whose, check.outlook)],
    ),
  };
  return nhsaAnswer(output, stamp);
}

function missing(at: number): never {
  throw new Error(`check ${at} is of no encounter that was asked about`);
}
