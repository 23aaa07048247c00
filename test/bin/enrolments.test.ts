import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Enrolments } from '../../bin/enrolments.ts';
import { StayFile } from '../../bin/stay-file.ts';
import { caseId } from '../../core/claims/case-id.ts';
import type { LocatedList } from '../../core/claims/read-chunk.ts';
import type { SettlementList } from '../../core/claims/settlement-list.ts';
import { baselineOf } from '../../core/costs/baseline-of.ts';
import { enrolCases } from '../../core/enrol-cases.ts';
import { holds } from '../support/holds.ts';
import { installedKnowledge } from '../support/installed-knowledge.ts';
import { settlementList } from '../support/settlement-lists.ts';

interface Sent {
  readonly source: number;
  readonly list: SettlementList;
  readonly takesBack: boolean;
}

const list = (settlementId: string, personId: string | null, totalCostFen = 1_000_000) =>
  settlementList({ settlementId, totalCostFen, patient: { personId, birthDate: '1986-02-03' } });

/** Ids that meet often, some of them of half a character. */
const ids = fc.constantFrom('S1', 's1', 'S1 ', 'S2', 'S\u0000', 'S\u00002', '\ud800', '\ud801', '病案', '');

const sending: fc.Arbitrary<Sent> = fc
  .record({
    source: fc.nat(2),
    id: ids,
    person: fc.option(fc.constantFrom('P1', 'P2', '\udc00', '\udc01', '')),
    costFen: fc.integer({ min: 1, max: 9_000_000 }),
    takesBack: fc.boolean(),
  })
  .map(({ source, id, person, costFen, takesBack }) => ({
    source,
    takesBack,
    list: list(id, person, costFen),
  }));

/** What was sent, in the order of the files, each record with its place. */
function inOrder(sent: readonly Sent[]) {
  const places = [0, 0, 0];
  return sent
    .toSorted((one, other) => one.source - other.source)
    .map((one) => {
      places[one.source] = (places[one.source] ?? 0) + 1;
      return { ...one, place: places[one.source] as number };
    });
}

describe('enrolments', () => {
  it('know of every case what a plain walk over all records knows, in memory and on disk, however they come', () => {
    holds(
      fc.property(
        fc.array(sending, { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(0, 1, 32_768),
        (sent, atOnce, cachedKiB) => {
          const records = inOrder(sent);
          const enrolments = new Enrolments(installedKnowledge, new StayFile(cachedKiB));
          for (const source of [0, 1, 2]) {
            const own = records.filter((record) => record.source === source);
            for (let from = 0; from < own.length; from += atOnce) {
              const share = own.slice(from, from + atOnce);
              const [lists, back] = [false, true].map((is) =>
                share.filter(({ takesBack }) => takesBack === is),
              );
              enrolments.add(source, lists as LocatedList[], back as LocatedList[]);
            }
          }
          const first = new Map<string, (typeof records)[number]>();
          for (const record of records) {
            const id = caseId(record.list);
            if (!first.has(id)) first.set(id, record);
          }
          const cases = [...first.values()].filter(({ takesBack }) => !takesBack);
          for (const record of records) {
            expect(enrolments.holds(record.source, record)).toBe(first.get(caseId(record.list)) === record);
            const { personId } = record.list.patient;
            const others = cases.filter(
              ({ list: { patient, settlementId } }) =>
                patient.personId === personId && settlementId !== record.list.settlementId,
            );
            const history = enrolments.historyOf(record.list);
            expect(history?.map((stay) => [stay.settlementId, stay.costFen])).toEqual(
              personId === null
                ? undefined
                : others.map((one) => [one.list.settlementId, one.list.totalCostFen]),
            );
          }
          const { costs } = enrolCases(cases, installedKnowledge, (_, birthDate) => birthDate);
          expect(enrolments.baselines()).toEqual(
            new Map([...costs].map(([group, sketch]) => [group, baselineOf(group, sketch)])),
          );
          enrolments.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('tell a stay of another birth date from one of the same, and keep neither date', () => {
    const enrolments = new Enrolments(installedKnowledge);
    const [one, other] = [list('S1', 'P'), list('S2', 'P')];
    enrolments.add(0, [
      { place: 1, list: one },
      { place: 2, list: { ...other, patient: { ...other.patient, birthDate: '1999-09-09' } } },
    ]);
    const marks = [one, other].map((asked) => enrolments.historyOf(asked)?.[0]?.birthMark);
    expect(marks[0]).not.toBe(marks[1]);
    expect(marks[1]).toBe(enrolments.knownOf(one).birthMark);
    expect(marks.join(' ')).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });

  it('take more after they were asked', () => {
    const enrolments = new Enrolments(installedKnowledge);
    enrolments.add(0, [{ place: 1, list: list('S1', 'P') }]);
    expect(enrolments.historyOf(list('S2', 'P'))).toHaveLength(1);
    enrolments.add(0, [{ place: 2, list: list('S3', 'P') }]);
    expect(enrolments.historyOf(list('S2', 'P'))).toHaveLength(2);
  });
});
