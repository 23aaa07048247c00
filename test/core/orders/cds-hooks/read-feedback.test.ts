import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMissingReasons, readFeedback } from '../../../../core/orders/cds-hooks/read-feedback.ts';

const card = '4e0a3a1e-3283-4575-ab82-028d55fe2719';
const at = '2026-03-09T10:05:31Z';
const accepted = { card, outcome: 'accepted', acceptedSuggestions: [{ id: 's1' }], outcomeTimestamp: at };
const overridden = { card, outcome: 'overridden', outcomeTimestamp: at };
const system = 'https://drg-sentinel.org/override-reasons';
const offered = { system, reasons: [{ code: 'emergency', words: { zh: '急诊抢救', en: 'Emergency' } }] };
const readText = (body: string) => readFeedback(body, offered);
const read = (...feedback: readonly object[]) => readText(JSON.stringify({ feedback }));
/** Why a card was kept, as a code and in words. */
function reasonsOf(overrideReason: object) {
  const reading = read({ ...overridden, overrideReason });
  return reading.ok ? reading.value.map(({ reasonCode, reasonText }) => [reasonCode, reasonText])[0] : [];
}

function problemsOf(reading: ReturnType<typeof readFeedback>) {
  return reading.ok ? [] : reading.problems.map(({ code, at: where }) => `${code} ${where}`);
}

describe('feedback on cards', () => {
  it('tells what was changed, what was kept, and why', () => {
    const reason = { code: 'emergency', system };
    const kept = { ...overridden, overrideReason: { reason, userComment: '患者过敏' } };
    expect(read(accepted, kept)).toEqual({
      ok: true,
      value: [
        {
          id: card,
          state: 'changed',
          reasonCode: null,
          reasonText: null,
          answeredAt: '2026-03-09T10:05:31.000Z',
        },
        {
          id: card,
          state: 'overridden',
          reasonCode: 'emergency',
          reasonText: '患者过敏',
          answeredAt: '2026-03-09T10:05:31.000Z',
        },
      ],
    });
  });

  it.each([
    [
      'an accepted card without suggestions',
      { ...accepted, acceptedSuggestions: undefined },
      'field-missing feedback[0].acceptedSuggestions',
    ],
    [
      'an empty list of suggestions',
      { ...accepted, acceptedSuggestions: [] },
      'field-missing feedback[0].acceptedSuggestions',
    ],
    [
      'a suggestion without its id',
      { ...accepted, acceptedSuggestions: [{}] },
      'field-missing feedback[0].acceptedSuggestions[0].id',
    ],
    ['no card', { ...overridden, card: undefined }, 'field-missing feedback[0].card'],
    ['no outcome', { ...overridden, outcome: undefined }, 'field-missing feedback[0].outcome'],
    ['an outcome of its own', { ...overridden, outcome: 'ignored' }, 'bad-field feedback[0].outcome'],
    ['no time', { ...overridden, outcomeTimestamp: undefined }, 'field-missing feedback[0].outcomeTimestamp'],
    [
      'a time without a zone',
      { ...overridden, outcomeTimestamp: '2026-03-09T10:05:31' },
      'bad-field feedback[0].outcomeTimestamp',
    ],
    [
      'a reason without its system',
      { ...overridden, overrideReason: { reason: { code: 'x' } } },
      'field-missing feedback[0].overrideReason.reason.system',
    ],
    ['an empty reason', { ...overridden, overrideReason: {} }, 'field-missing feedback[0].overrideReason'],
  ])('is refused with %s', (_, feedback, problem) => {
    expect(problemsOf(read(feedback))).toEqual([problem]);
  });

  it('is an object with a list that is not empty', () => {
    expect(problemsOf(readText('[]'))).toEqual(['bad-json body']);
    expect(problemsOf(readText('{}'))).toEqual(['field-missing feedback']);
    expect(problemsOf(read())).toEqual(['field-missing feedback']);
  });

  it('cuts a long comment, never inside a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (words) => {
        const userComment = `因${words}`;
        const reading = read({ ...overridden, overrideReason: { userComment } });
        const text = reading.ok ? (reading.value[0]?.reasonText ?? '') : '';
        expect(text.length).toBeLessThanOrEqual(200);
        expect(text.isWellFormed()).toBe(true);
        if (userComment.length <= 200) expect(text).toBe(userComment);
      }),
    );
  });

  it('takes a reason that no card offers for words of the clinician’s own', () => {
    const elsewhere = { code: 'emergency', system: 'https://elsewhere.example' };
    expect(reasonsOf({ reason: elsewhere })).toEqual([null, 'emergency']);
    expect(reasonsOf({ reason: { ...elsewhere, display: '抢救' }, userComment: '已告知' })).toEqual([
      null,
      '抢救 已告知',
    ]);
    expect(reasonsOf({ reason: { code: '患者王某要求', system } })).toEqual([null, '患者王某要求']);
    expect(reasonsOf({ reason: { ...elsewhere, code: 'x'.repeat(999) } })?.[1]).toHaveLength(200);
  });

  it.each([' ', '。', '--'])('hears no reason in %j', (userComment) => {
    expect(reasonsOf({ userComment })).toEqual([null, null]);
  });

  it('is of 200 cards at most', () => {
    expect(read(...Array.from({ length: 200 }, () => accepted)).ok).toBe(true);
    expect(problemsOf(read(...Array.from({ length: 201 }, () => accepted)))).toEqual(['bad-field feedback']);
  });

  it('names each card that needs a reason and was overridden in silence', () => {
    const reading = read(overridden, { ...overridden, card: 'b' }, accepted, {
      ...overridden,
      overrideReason: { userComment: 'known' },
    });
    const answers = reading.ok ? reading.value : [];
    expect(findMissingReasons(answers, (id) => id === card)).toEqual([
      { code: 'reason-missing', at: 'feedback[0].overrideReason' },
    ]);
  });
});
