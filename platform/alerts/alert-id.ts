import { createHash } from 'node:crypto';
import type { Result } from '../../core/result.ts';

/**
 * The id of the alert about a result: a function of the case, its findings and whom they are told, so that an
 * upload which changes none of these alerts nobody again.
 */
export function alertIdOf({
  hospital,
  setl_id,
  department,
  doctor,
  findings,
}: Pick<Result, 'hospital' | 'setl_id' | 'department' | 'doctor' | 'findings'>): string {
  const identity = [hospital, setl_id, department, doctor ?? '', ...findings.toSorted()].join('\n');
  return createHash('sha256').update(identity).digest('hex').slice(0, 32);
}
