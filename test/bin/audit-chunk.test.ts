import { expect, it } from 'vitest';
import { auditChunk } from '../../bin/audit-chunk.ts';
import { Enrolments } from '../../bin/enrolments.ts';
import type { Chunk } from '../../core/claims/chunk.ts';
import type { SettlementList } from '../../core/claims/settlement-list.ts';
import type { Knowledge } from '../../core/knowledge.ts';
import { installedKnowledge } from '../support/installed-knowledge.ts';
import { settlementList } from '../support/settlement-lists.ts';

const line = (place: number) => ({
  kind: 'record' as const,
  line: place,
  bytes: Buffer.from(`{"place":${place}}`),
});
const chunkOf = (count: number): Chunk => ({
  number: 1,
  recordsBefore: 0,
  file: 'march.ndjson',
  format: 'ndjson',
  encoding: 'ascii',
  csvHeader: null,
  records: Array.from({ length: count }, (_, at) => line(at + 1)),
});

/** As of a program with a defect: it breaks on lists of a doctor, in either pass. */
const breaksOn = (doctor: string): Pick<Knowledge, 'rulesOf'> => ({
  rulesOf: (region) => ({
    ...installedKnowledge.rulesOf(region),
    run: (index) => {
      if (index.list.stay.doctor === doctor) throw new TypeError('a defect');
      return installedKnowledge.rulesOf(region).run(index);
    },
  }),
});

function audit(lists: readonly SettlementList[], knowledge: Knowledge) {
  const located = lists.map((list, at) => ({ place: at + 1, list }));
  const enrolments = new Enrolments(knowledge);
  try {
    enrolments.add(0, located);
    const read = { lists: located, withdrawals: [], rejections: [] };
    return auditChunk(0, chunkOf(lists.length), read, enrolments, knowledge);
  } finally {
    enrolments.close();
  }
}

const of = (settlementId: string, doctor: string) => {
  const list = settlementList({ settlementId });
  return { ...list, stay: { ...list.stay, doctor } };
};

it('a list on which a rule breaks is rejected alone, with its record, and its repeats stay repeats', () => {
  const knowledge = { ...installedKnowledge, ...breaksOn('BAD') };
  const { outcome, rejections, lists, cases } = audit(
    [of('S1', 'BAD'), of('S1', 'D1'), of('S2', 'D1')],
    knowledge,
  );
  expect(outcome.counts).toMatchObject({ read: 3, accepted: 1, rejected: 1, duplicate: 1 });
  expect(outcome.rejectedByCode).toEqual({ 'processing-failed': 1 });
  expect(rejections).toMatchObject([{ line: 1, setl_id: 'S1', raw: '{"place":1}' }]);
  expect([lists.length, cases.length]).toEqual([1, 1]);
});

it('one that cannot even be enrolled leaves its case to the next record that names it', () => {
  const bad = { ...of('S1', 'D1'), patient: null as never };
  const { outcome, rejections } = audit([bad, of('S1', 'D2'), of('S2', 'D1')], installedKnowledge);
  expect(outcome.counts).toMatchObject({ read: 3, accepted: 2, rejected: 1, duplicate: 0 });
  expect(rejections.map((one) => one.line)).toEqual([1]);
});
