import { readFileSync } from 'node:fs';
import { isWireObject, toList, toObject, type WireObject } from '../../core/claims/wire/node.ts';
import { loadHookBook, loadHookReader } from '../../platform/knowledge/load-cds-hooks.ts';
import { loadNhsaProtocol } from '../../platform/knowledge/load-dictionaries.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { answerCds } from '../answer-cds.ts';
import { answerNhsa } from '../answer-nhsa.ts';
import { checkInputs } from '../named-files.ts';
import { sayJson } from '../say.ts';
import { WrongUsage } from '../wrong-usage.ts';

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
  const text = readFileSync(file, 'utf8');
  const { ok, answer } = answerTo(text, parseJson(text), options);
  sayJson(answer);
  if (!ok) process.exitCode = 1;
}

function answerTo(text: string, body: unknown, { hospital, at = new Date() }: CheckOrderOptions) {
  const sent = isWireObject(body) ? body : {};
  if (typeof sent['hook'] === 'string') {
    if (hospital === undefined) throw new WrongUsage(hospitalWanted);
    const parts = { book: loadHookBook(), reader: loadHookReader() };
    return answerCds(text, sent['hook'], { hospital, at }, loadKnowledge(), parts);
  }
  const infno = sent['infno'] === '3102' ? '3102' : '3101';
  const call = { hospital: hospital ?? hospitalOf(sent), at };
  return answerNhsa(body, infno, call, loadKnowledge(), loadNhsaProtocol());
}

const hospitalWanted =
  'CDS Hooks 请求不含医疗机构编号，请用 --hospital 指明 A CDS Hooks request names no hospital: say it with --hospital';

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The one that a message speaks of: in its envelope, else in its first encounter. */
function hospitalOf({ fixmedins_code, input }: WireObject): string {
  const data = toObject(isWireObject(input) ? input['data'] : null);
  const encounter = firstOf(firstOf(data, 'patient_dtos'), 'fsi_encounter_dtos');
  const named = [fixmedins_code, isWireObject(encounter) ? encounter['medins_id'] : null];
  return (named.find((code) => typeof code === 'string' && code !== '') as string | undefined) ?? '';
}

function firstOf(node: unknown, list: string): unknown {
  const rows = isWireObject(node) ? toList(node[list]) : null;
  return Array.isArray(rows) ? rows[0] : undefined;
}
