import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkOrders } from '../../../../core/check-order.ts';
import { answerHook, withoutCards } from '../../../../core/orders/cds-hooks/answer-hook.ts';
import type { CardStyle } from '../../../../core/orders/cds-hooks/card.ts';
import type { AskedByHook } from '../../../../core/orders/cds-hooks/read-hook-question.ts';
import type { Order } from '../../../../core/orders/encounter.ts';
import { encounterHalfOf } from '../../../../core/orders/warning-id.ts';
import { loadHookBook } from '../../../../platform/knowledge/load-cds-hooks.ts';
import { encounter, nothingKnown, order, orderQuestion } from '../../../support/encounters.ts';
import { installedKnowledge } from '../../../support/installed-knowledge.ts';

const style: CardStyle = {
  book: loadHookBook(),
  presentation: installedKnowledge.presentation,
  language: 'zh',
};
const engine = { status: 'ok', lacks: [] } as const;
const notes = { leftOut: [], unpriced: [], notSent: [], incomplete: [] };
/** Of women only, for the man of 40 in the fixture. */
const hysterography = '002101030300000';
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function asking(orders: readonly Order[], parts: Partial<AskedByHook> = {}): AskedByHook {
  return {
    question: orderQuestion({ encounter: encounter({ orders }) }),
    deletable: new Set(orders.map(({ id }) => id)),
    notes,
    ...parts,
  };
}

function answer(asked: AskedByHook, hook: 'order-sign' | 'patient-view' = 'order-sign', worded = style) {
  const check = checkOrders(asked.question, nothingKnown, installedKnowledge);
  return answerHook({ hook }, { check, engine }, asked, worded);
}

const forbidden = (parts: Partial<Order> = {}) =>
  order({ id: 'ServiceRequest/s1', code: hysterography, name: '子宫造影', unitPriceFen: 12_000, ...parts });

describe('a warning as a card', () => {
  it('says what, how grave, on which order, for how much money, on what basis and what to do instead', () => {
    const [card] = answer(asking([forbidden()])).cards;
    expect(card).toMatchObject({
      indicator: 'warning',
      summary: expect.stringMatching(/^高度可疑：.+：子宫造影$/),
      source: { label: 'DRG 哨兵 · 医保智能审核', topic: { system: 'https://drg-sentinel.org/rules' } },
      selectionBehavior: 'any',
      extension: { 'com.drg-sentinel.reason-required': true },
    });
    expect(encounterHalfOf(card?.uuid ?? '')).not.toBeNull();
    for (const said of ['涉及金额 ¥120.00', '- 子宫造影', '处理建议', '《医疗保障基金使用监督管理条例》第']) {
      expect(card?.detail).toContain(said);
    }
  });

  it('is worded in English for those who ask for it', () => {
    const [card] = answer(asking([forbidden()]), 'order-sign', { ...style, language: 'en' }).cards;
    expect(card?.summary).toMatch(/^Highly suspicious: .+: 子宫造影$/);
    expect(card?.detail).toContain('What to do instead');
  });

  it('offers to delete the draft, and reasons for keeping it', () => {
    const [card] = answer(asking([forbidden()])).cards;
    expect(card?.suggestions).toEqual([
      {
        label: '删除医嘱：子宫造影',
        uuid: expect.stringMatching(uuid),
        isRecommended: true,
        actions: [{ type: 'delete', description: '删除医嘱：子宫造影', resourceId: 'ServiceRequest/s1' }],
      },
    ]);
    expect(card?.overrideReasons?.length).toBeGreaterThan(3);
    for (const reason of card?.overrideReasons ?? []) expect(reason.display).toBeTruthy();
  });

  it('offers no deletion of what is no draft, and then says nothing of how to select', () => {
    const [card] = answer(asking([forbidden()], { deletable: new Set() })).cards;
    expect(card).not.toHaveProperty('suggestions');
    expect(card).not.toHaveProperty('selectionBehavior');
  });

  it('leaves the choice where several orders are concerned, each suggestion with an id of its own', () => {
    const [card] = answer(asking([forbidden(), forbidden({ id: 'ServiceRequest/s2' })])).cards;
    const suggestions = card?.suggestions ?? [];
    expect(suggestions.map(({ actions }) => actions[0]?.resourceId)).toEqual([
      'ServiceRequest/s1',
      'ServiceRequest/s2',
    ]);
    expect(new Set(suggestions.map((one) => one.uuid)).size).toBe(2);
    expect(suggestions.some(({ isRecommended }) => isRecommended)).toBe(false);
  });

  it('is the same card with the same suggestions when the same is asked again', () => {
    expect(answer(asking([forbidden()]))).toEqual(answer(asking([forbidden()])));
  });

  it('holds what the specification demands, whatever an order is called', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.stringMatching(/^[<>&|*_`[\]()!#~:/@w.\n\r -]{0,200}$/),
    );
    fc.assert(
      fc.property(name, (text) => {
        const { cards } = answer(asking([forbidden({ name: text })]));
        for (const card of cards) {
          expect(card.summary.length).toBeLessThan(140);
          expect(card.summary).not.toMatch(/[\n\r]/);
          expect(card.detail).not.toMatch(/<|[^\\]\[|:\/\/|www\.|@/);
        }
        expect(findEmpty(cards)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('where a stay stands', () => {
  it('is one card for information when the record is opened, and none while ordering', () => {
    const asked = asking([order({ isCurrent: false, unitPriceFen: 200_000 })]);
    const { cards } = answer(asked, 'patient-view');
    expect(cards).toHaveLength(1);
    expect(cards[0]).toMatchObject({
      indicator: 'info',
      summary: expect.stringContaining('已发生费用（元） 2000.00'),
    });
    expect(cards[0]).not.toHaveProperty('uuid');
    expect(cards[0]?.detail).toContain('| 已住院天数 | 3 |');
    expect(answer(asked).cards).toEqual([]);
  });

  it('is not told of a visit', () => {
    const question = orderQuestion({ encounter: encounter({ care: 'outpatient' }) });
    expect(answer(asking([], { question }), 'patient-view').cards).toEqual([]);
  });
});

describe('how the answer came about', () => {
  const engineOf = ({ extension }: { readonly extension: Readonly<Record<string, unknown>> }) =>
    extension['com.drg-sentinel.engine'];

  it('is told with what was left out, what has no price and what was not sent', () => {
    const told = {
      leftOut: [{ resource: 'Condition/c9', why: 'no-known-code' as const }],
      unpriced: ['ServiceRequest/s1'],
      notSent: ['coverage'],
      incomplete: ['medications'],
    };
    expect(engineOf(answer(asking([forbidden()], { notes: told })))).toMatchObject({
      status: 'ok',
      left_out: [{ resource: 'Condition/c9', why: 'no-known-code' }],
      unpriced: ['ServiceRequest/s1'],
      not_prefetched: ['coverage'],
      first_page_only: ['medications'],
    });
  });

  it('has no empty elements, with or without an engine', () => {
    expect(findEmpty(answer(asking([forbidden()])))).toEqual([]);
    const gone = withoutCards({ status: 'unavailable', lacks: ['knowledge'] });
    expect(gone).toEqual({
      cards: [],
      extension: { 'com.drg-sentinel.engine': { status: 'unavailable', lacks: ['knowledge'] } },
    });
    expect(withoutCards(engine).extension).toEqual({ 'com.drg-sentinel.engine': { status: 'ok' } });
  });
});

/** Paths of elements that are null or empty, which the specification forbids. */
function findEmpty(value: unknown, path = ''): string[] {
  const isEmpty = value === null || value === '' || value === undefined;
  if (isEmpty || (typeof value === 'object' && Object.keys(value).length === 0)) return [path];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => findEmpty(part, `${path}/${key}`));
}
