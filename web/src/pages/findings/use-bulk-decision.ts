import { useState } from 'react';
import type { Action } from '../../../../core/review/decision.ts';
import type { BulkAnswer } from '../../../../functions/query/finding-schemas.ts';
import { postJson } from '../../api/get-json.ts';
import { useSession } from '../../session/session-context.ts';
import type { SaidDecision } from './decision-dialog.tsx';
import { batchesOf } from './open-actions.ts';

/** @param isWhole whether every batch was answered; else what came of those before it stands */
export type WholeAnswer = BulkAnswer & { readonly isWhole: boolean };

/** One decision about any number of findings, sent in as many parts as it takes; sent again it does nothing twice. */
export function useBulkDecision() {
  const { token } = useSession();
  const [done, setDone] = useState<number | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const decide = async (
    findings: readonly string[],
    said: Omit<SaidDecision, 'amount_fen'> & { readonly action: Action },
  ): Promise<WholeAnswer> => {
    const { action, why, attachments } = said;
    const answered: BulkAnswer['findings'][number][] = [];
    setError(null);
    setDone(0);
    let failure: Error | null = null;
    for (const batch of batchesOf(findings)) {
      const body = { findings: batch, action, why, attachments };
      const answer = await postJson<BulkAnswer>('/api/v1/decisions', body, { token: token() }).catch(
        (problem: Error) => {
          failure = problem;
        },
      );
      if (!answer) break;
      answered.push(...answer.findings);
      setDone(answered.length);
    }
    setError(failure);
    setDone(null);
    const count = answered.filter((one) => one.done).length;
    return {
      done: count,
      refused: answered.length - count,
      findings: answered,
      isWhole: answered.length === findings.length,
    };
  };
  return { decide, error, done: done ?? 0, isPending: done !== null };
}
