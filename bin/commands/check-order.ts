import { readFileSync } from 'node:fs';
import { isWireObject, toList, toObject } from '../../core/claims/wire/node.ts';
import { loadNhsaProtocol } from '../../platform/knowledge/load-dictionaries.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { answerNhsa } from '../answer-nhsa.ts';
import { checkInputs } from '../named-files.ts';

export interface CheckOrderOptions {
  readonly hospital?: string;
  /** When the call is taken to be made; else now. */
  readonly at?: Date;
}

/**
 * `sentinel check-order`: what the HTTP route answers to the same body where nothing is stored of the person.
 * A message that is refused is answered too, and fails.
 */
export function checkOrder(file: string, options: CheckOrderOptions): void {
  checkInputs([file]);
  const body = parseJson(readFileSync(file, 'utf8'));
  const call = { hospital: options.hospital ?? hospitalOf(body), at: options.at ?? new Date() };
  const infno = isWireObject(body) && body['infno'] === '3102' ? '3102' : '3101';
  const { ok, answer } = answerNhsa(body, infno, call, loadKnowledge({}), loadNhsaProtocol());
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  if (!ok) process.exitCode = 1;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The one that the message speaks of: in its envelope, else in its first encounter. */
function hospitalOf(body: unknown): string {
  const first = (node: unknown, field: string): unknown => {
    const rows = isWireObject(node) ? toList(node[field]) : null;
    return Array.isArray(rows) ? rows[0] : undefined;
  };
  const data = isWireObject(body) && isWireObject(body['input']) ? toObject(body['input']['data']) : null;
  const encounter = first(first(data, 'patient_dtos'), 'fsi_encounter_dtos');
  const named = [
    isWireObject(body) ? body['fixmedins_code'] : null,
    isWireObject(encounter) ? encounter['medins_id'] : null,
  ];
  return named.find((code): code is string => typeof code === 'string' && code !== '') ?? '';
}
