import { Enrolments } from '../../bin/enrolments.ts';
import { type AuditedCase, auditCases } from '../../core/audit.ts';
import type { LocatedList } from '../../core/claims/read-chunk.ts';
import { type GenerateOptions, generateBatch, type Truth } from '../../generator/generate-batch.ts';
import { loadListReader } from '../../platform/knowledge/load-dictionaries.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';

/** What the core says of a generated batch, and what was planted in it. */
export interface AuditedBatch {
  readonly truth: readonly Truth[];
  readonly audited: readonly AuditedCase[];
}

/** Generates a batch, reads every list as the office would send it, and audits it in two passes. */
export function auditGenerated(options: GenerateOptions): AuditedBatch {
  const knowledge = loadKnowledge();
  const { lists, truth } = readGenerated(options);
  const enrolments = new Enrolments(knowledge);
  enrolments.add(0, lists);
  const cases = lists.map(({ list }) => ({ list, ...enrolments.knownOf(list) }));
  return { truth, audited: auditCases(cases, enrolments.baselines(), knowledge) };
}

/** Throws where a list would be rejected. */
function readGenerated(options: GenerateOptions) {
  const read = loadListReader();
  const lists: LocatedList[] = [];
  const truth: Truth[] = [];
  for (const generated of generateBatch(options)) {
    const reading = read(JSON.parse(JSON.stringify(generated.list)), null);
    if (!reading.ok) throw new Error(`not readable: ${JSON.stringify(reading.faults)}`);
    lists.push({ place: lists.length + 1, list: reading.list });
    truth.push(...generated.truth);
  }
  return { lists, truth };
}
