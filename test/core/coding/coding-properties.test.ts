import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SettlementList } from '../../../core/claims/settlement-list.ts';
import { checkCoding } from '../../../core/coding/check-coding.ts';
import type { CodingQuestion } from '../../../core/coding/coding-question.ts';
import { questionWords } from '../../../core/coding/question-words.ts';
import { resultWithoutGroup } from '../../../core/grouping/grouping-case.ts';
import { holds } from '../../support/holds.ts';
import { codedList, tellingGrouper } from './coded-list.ts';
import {
  ordinaryDiagnoses,
  procedures,
  remarkableDiagnoses,
  smallCodingTables,
} from './small-coding-tables.ts';

const tables = smallCodingTables();

const strangeCodes = ['DX-CLINICAL', 'DX-LOST', 'OP-CLINICAL', '__proto__', 'K99', '霍乱'];

const diagnosis = fc.constantFrom(...ordinaryDiagnoses, ...remarkableDiagnoses, ...strangeCodes);
const principal = fc.constantFrom(...ordinaryDiagnoses, ...remarkableDiagnoses);
const secondaries = fc.array(diagnosis, { maxLength: 12 });
const operations = fc.array(fc.constantFrom(...procedures, ...strangeCodes), { maxLength: 5 });

const parts = fc.record({
  patient: fc.record({
    sex: fc.constantFrom('male', 'female', 'unknown', 'not-stated'),
    ageYears: fc.option(fc.integer({ min: 0, max: 120 })),
    ageDays: fc.option(fc.integer({ min: 0, max: 365 })),
    birthDate: fc.constantFrom(null, '1960-02-29', '2026-03-01'),
    newbornWeightGrams: fc.option(fc.integer({ min: 1, max: 40_000 })),
  }),
  stay: fc.record({ losDays: fc.integer({ min: 1, max: 400 }), daySurgery: fc.boolean() }),
});

const lists = fc
  .tuple(principal, secondaries, operations, parts)
  .map(([first, others, proc, facts]) => codedList([first, ...others], proc, facts));

const ask = (list: SettlementList) => checkCoding(list, tables, tellingGrouper);

/** A question without the place it is about. */
function withoutPlace({ code, value, certainty, evidence }: CodingQuestion): string {
  const placeless = 'firstAt' in evidence ? { ...evidence, firstAt: null } : evidence;
  return JSON.stringify([code, value, certainty, placeless]);
}

describe('questions to the coder', () => {
  it('are none where nothing is remarkable', () => {
    const clean = fc.tuple(
      fc.shuffledSubarray(ordinaryDiagnoses, { minLength: 1 }),
      fc.array(fc.constant('OP0')),
    );
    holds(
      fc.property(clean, ([dx, proc]) => {
        expect(ask(codedList(dx, proc))).toEqual([]);
      }),
    );
  });

  it('stay the same when secondary diagnoses change places', () => {
    const shuffled = secondaries.chain((others) =>
      fc.tuple(fc.constant(others), fc.shuffledSubarray(others, { minLength: others.length })),
    );
    holds(
      fc.property(principal, shuffled, operations, parts, (first, [others, moved], proc, facts) => {
        const asked = (dx: readonly string[]) =>
          ask(codedList([first, ...dx], proc, facts))
            .map(withoutPlace)
            .sort();
        expect(asked(moved)).toEqual(asked(others));
      }),
    );
  });

  it('are about a field that the list has, with the value that stands there', () => {
    const whole = new Set(['setlinfo.age', 'setlinfo.act_ipt_days', 'setlinfo.nwb_adm_wt', 'oprninfo']);
    holds(
      fc.property(lists, (list) => {
        for (const { field, value } of ask(list)) {
          const [, node, at] = /^(diseinfo|oprninfo)\[(\d+)\]\.(?:diag|oprn_oprt)_code$/.exec(field) ?? [];
          if (node === undefined) expect(whole).toContain(field);
          else expect((node === 'diseinfo' ? list.diagnoses : list.procedures)[Number(at)]?.code).toBe(value);
        }
      }),
    );
  });

  it('do not depend on where their answers lead', () => {
    const nowhere = { group: () => resultWithoutGroup('ungroupable') };
    const changes = (questions: readonly CodingQuestion[]) =>
      questions.map((question) => ({
        ...question,
        ifAnswered: question.ifAnswered.map(({ change }) => change),
      }));
    holds(
      fc.property(lists, (list) => {
        expect(changes(checkCoding(list, tables, nowhere))).toEqual(changes(ask(list)));
      }),
    );
  });

  it('show the list as sent first among the answers, and groups of it without weight or money', () => {
    holds(
      fc.property(lists, (list) => {
        for (const { ifAnswered } of ask(list)) {
          if (ifAnswered.length === 0) continue;
          expect(ifAnswered.length).toBeGreaterThan(1);
          expect(ifAnswered[0]?.change).toEqual({ kind: 'as-sent' });
          for (const { grouping } of ifAnswered)
            expect(Object.keys(grouping).sort()).toEqual(['adrg', 'drg', 'mdc', 'status']);
        }
      }),
    );
  });

  it('ask in both languages, name the record, and advise nothing', () => {
    const advice =
      /建议|应改|应填|宜|更高|高套|权重|支付|收入|should|recommend|advis|higher|payment|reimburs|relative weight|upgrade|instead/i;
    holds(
      fc.property(lists, (list) => {
        for (const question of ask(list)) {
          const { zh, en } = questionWords(question);
          expect(zh).toMatch(/？请核对病历。$/);
          expect(en).toMatch(/\? Please check the record\.$/);
          expect(zh + en).not.toMatch(advice);
          expect(zh + en).not.toMatch(/undefined|null|\[object/);
        }
      }),
    );
  });
});
