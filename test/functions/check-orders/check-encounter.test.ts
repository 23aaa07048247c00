import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkOrders } from '../../../core/check-order.ts';
import { encounterHalf } from '../../../core/orders/warning-id.ts';
import {
  type Check,
  type CheckedQuestion,
  type CheckParts,
  encounterChecker,
} from '../../../functions/check-orders/check-encounter.ts';
import { caseStore } from '../../../platform/table/cases.ts';
import { personStore, pseudonym } from '../../../platform/table/persons.ts';
import { type WarningStore, warningStore } from '../../../platform/table/warnings.ts';
import { encounter, order, orderQuestion } from '../../support/encounters.ts';
import { installedKnowledge } from '../../support/installed-knowledge.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';
import { stayRecord } from '../../support/stay-records.ts';

const hysterography = '002101030300000';
const personKey = 'key';
const hospital = encounter().hospital;

let running: RunningTable;
let warnings: WarningStore;
let parts: CheckParts;
beforeAll(async () => {
  running = await runTable();
  warnings = warningStore(running.table);
  parts = {
    check: (question, known) => checkOrders(question, known, installedKnowledge),
    warnings,
    historyOf: personStore(running.table, caseStore(running.table)).historyOf,
    mutingsOf: async () => [],
    baselinesOf: () => new Map(),
    personKey,
    limits: { answerMs: 60_000, readMs: 60_000, keptDays: 400 },
    now: () => new Date(),
  };
});
afterAll(() => running.stop());

let encounters = 0;
/** A question of a new encounter, about an order that a man is not to have. */
function question(parts: Parameters<typeof orderQuestion>[0] = {}) {
  const encounterId = `E${encounters++}`;
  return orderQuestion({
    encounter: encounter({ encounterId, orders: [order({ code: hysterography })] }),
    ...parts,
  });
}

const ask = (
  asked: ReturnType<typeof question>,
  changed: Partial<CheckParts> = {},
): Promise<CheckedQuestion> =>
  encounterChecker({ ...parts, ...changed })(asked, { channel: 'nhsa', receivedAt: new Date() });
const memoryOf = ({ encounter: { encounterId } }: ReturnType<typeof question>) =>
  warnings.memoryOf(hospital, encounterHalf(hospital, encounterId));
const idsOf = ({ check }: CheckedQuestion) => check?.warnings.map(({ id }) => id);
/** What the check was told it knows. */
function listening(): { readonly check: Check; readonly heard: Parameters<Check>[1][] } {
  const heard: Parameters<Check>[1][] = [];
  const check: Check = (question, known) => {
    heard.push(known);
    return checkOrders(question, known, installedKnowledge);
  };
  return { check, heard };
}

describe('a question about orders', () => {
  it('is answered with warnings that were kept before', async () => {
    const asked = question();
    const answer = await ask(asked);
    expect(answer).toMatchObject({ engine: { status: 'ok', lacks: [] }, faults: [] });
    expect(await memoryOf(asked)).toMatchObject([{ id: idsOf(answer)?.[0], state: 'unanswered' }]);
  });

  it('is answered alike when it is asked again, also at the same time', async () => {
    const asked = question();
    const answers = [...(await Promise.all([ask(asked), ask(asked)])), await ask(asked)];
    expect(new Set(answers.map((answer) => JSON.stringify(idsOf(answer)))).size).toBe(1);
    expect(await memoryOf(asked)).toHaveLength(1);
  });

  it('is answered alike after a run that was killed between keeping and answering', async () => {
    const asked = question();
    const killed = new Error('killed');
    const dies = {
      ...warnings,
      record: async (...given: Parameters<WarningStore['record']>) => {
        await warnings.record(...given);
        throw killed;
      },
    };
    const first = await ask(asked, { warnings: dies });
    const second = await ask(asked);
    expect(second.engine.status).toBe('ok');
    expect(idsOf(second)).toEqual(idsOf(first));
    expect(await memoryOf(asked)).toHaveLength(1);
  });

  it('writes nothing where nothing new is shown', async () => {
    const asked = question();
    await ask(asked);
    const frozen = { ...warnings, record: () => Promise.reject(new Error('written')) };
    expect((await ask(asked, { warnings: frozen })).engine.status).toBe('ok');
    const harmless = question({ encounter: encounter({ encounterId: 'calm', orders: [order()] }) });
    expect(await ask(harmless, { warnings: frozen })).toMatchObject({
      check: { warnings: [] },
      engine: { status: 'ok' },
    });
  });

  it('knows the other stays of the person, also a single one, by pseudonym alone', async () => {
    const person = pseudonym('P-KNOWN', personKey);
    const stay = stayRecord({ hospital, settlementId: 'S1' });
    await caseStore(running.table).claim({ seq: '1', place: 1, batch: 'B', person, stay });
    await personStore(running.table, caseStore(running.table)).point([{ ...stay, person }]);
    const { check, heard } = listening();
    const of = (personId: string | null) => question({ encounter: encounter({ patient: { personId } }) });
    for (const personId of ['P-KNOWN', 'P-UNKNOWN', null]) {
      expect((await ask(of(personId), { check })).engine.status).toBe('ok');
    }
    expect(heard.map(({ history }) => history)).toEqual([[stay], null, null]);
  });
});

const anHourMs = 3_600_000;
const hangs = () => wait(anHourMs, null as never, { ref: false });
const breaks = () => Promise.reject(new Error('connect ECONNREFUSED'));

describe('an answer', () => {
  it.each([
    ['memory', { warnings: { memoryOf: hangs, record: async () => {} } }],
    ['memory', { warnings: { memoryOf: breaks, record: async () => {} } }],
    ['history', { historyOf: hangs }],
    ['history', { historyOf: breaks }],
    ['mutings', { mutingsOf: hangs }],
    ['mutings', { mutingsOf: breaks }],
  ])('does without %s that does not come, and says so', async (lack, changed) => {
    const limits = { ...parts.limits, readMs: 400 };
    const answer = await ask(question(), { ...changed, limits });
    expect(answer.engine).toEqual({ status: 'degraded', lacks: [lack] });
    expect(idsOf(answer)).toHaveLength(1);
  });

  it.each([
    ['hangs', hangs],
    ['is refused', breaks],
  ])('is given where keeping it %s, and says so', async (_, record) => {
    const limits = { ...parts.limits, answerMs: 40, readMs: 40 };
    const answer = await ask(question(), { warnings: { ...warnings, record }, limits });
    expect(answer.engine).toEqual({ status: 'degraded', lacks: ['record'] });
    expect(idsOf(answer)).toHaveLength(1);
  });

  it('is there before its time is up, though everything hangs', async () => {
    vi.useFakeTimers();
    try {
      const answered = ask(question(), {
        warnings: { memoryOf: hangs, record: hangs },
        historyOf: hangs,
        mutingsOf: hangs,
        limits: { answerMs: 500, readMs: 150, keptDays: 400 },
      });
      await vi.advanceTimersByTimeAsync(499);
      const tooLate = Symbol('too late');
      const first = await Promise.race([answered, vi.advanceTimersByTimeAsync(0).then(() => tooLate)]);
      expect(first).toMatchObject({ engine: { lacks: ['memory', 'history', 'mutings', 'record'] } });
    } finally {
      vi.useRealTimers();
    }
  });

  it('says everything that it lacks, once', async () => {
    const { engine } = await ask(question(), {
      warnings: { memoryOf: breaks, record: breaks },
      historyOf: breaks,
      mutingsOf: breaks,
    });
    expect(engine).toEqual({ status: 'degraded', lacks: ['memory', 'history', 'mutings', 'record'] });
  });

  it.each([
    ['the check', { check: () => JSON.parse('{') }],
    [
      'what nobody waits for',
      {
        baselinesOf: () => {
          throw new Error('broken');
        },
      },
    ],
  ])('is none where %s breaks', async (_, changed) => {
    expect(await ask(question(), changed)).toMatchObject({
      check: null,
      engine: { status: 'unavailable', lacks: ['check'] },
    });
  });

  it('loses no other warning for a rule that breaks, and says so', async () => {
    const answer = await ask(question(), {
      check: (asked, known) => {
        const checked = checkOrders(asked, known, installedKnowledge);
        return { ...checked, unchecked: [{ rule: 'R1', needs: 'engine', cause: new Error('broken') }] };
      },
    });
    expect(answer.engine).toEqual({ status: 'degraded', lacks: ['rules'] });
    expect(answer.faults).toMatchObject([{ rule: 'R1' }]);
    expect(idsOf(answer)).toHaveLength(1);
  });
});
