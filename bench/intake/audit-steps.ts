import { assessCase } from '../../core/assess-case.ts';
import { caseContextOf } from '../../core/case-context-of.ts';
import { decodeRecord } from '../../core/claims/encoding.ts';
import { readChunk } from '../../core/claims/read-chunk.ts';
import type { WireObject } from '../../core/claims/wire/node.ts';
import { buildCaseIndex } from '../../core/rules/build-case-index.ts';
import type { AuditPass } from './audit-pass.ts';
import type { Pass } from './measure-passes.ts';

/**
 * Each step of an audit by itself, over what the steps before made. They do not add up to the whole: by itself a step
 * has the caches to itself, and leaves nothing for the memory to be cleared of.
 */
export function auditSteps({
  knowledge,
  readList,
  baselines,
  known,
  ...pass
}: AuditPass): Readonly<Record<string, Pass>> {
  const chunks = pass.chunks();
  const texts = chunks.flatMap(({ records, encoding }) =>
    records.map(({ bytes }) => decodeRecord(bytes, encoding) ?? ''),
  );
  const messages = texts.map((text) => JSON.parse(text) as WireObject);
  const listsOfChunks = chunks.map((chunk) => readChunk(chunk, null, readList).lists);
  const audited = listsOfChunks.map(pass.audit);
  const lists = listsOfChunks.flat().map(({ list }) => list);
  const assessed = lists.map((list) => {
    const facts = { history: null, ...known.get(list.settlementId), baselines };
    return { list, context: caseContextOf(list, assessCase(list, knowledge), facts, knowledge) };
  });
  return {
    'split into records': pass.split,
    'tell the encoding and decode': () => {
      for (const { records, encoding } of chunks)
        for (const { bytes } of records) decodeRecord(bytes, encoding);
    },
    'JSON.parse': () => {
      for (const text of texts) JSON.parse(text);
    },
    'validate and map': () => {
      for (const message of messages) readList(message, null);
    },
    'enrol: history, group, cost': () => {
      for (const some of listsOfChunks) pass.enrol(some);
    },
    'group and price': () => {
      for (const list of lists) assessCase(list, knowledge);
    },
    'all rules': () => {
      for (const { list, context } of assessed) knowledge.rules.run(buildCaseIndex(list, context));
    },
    'group, price, rules, result and facts': () => {
      for (const some of listsOfChunks) pass.audit(some);
    },
    'outcome and changes of the chunk': () => {
      for (const some of audited) pass.summarise(some);
    },
  };
}
