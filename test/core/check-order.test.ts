import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditCases } from '../../core/audit.ts';
import { checkOrders } from '../../core/check-order.ts';
import type { OrderKnowledge } from '../../core/knowledge.ts';
import { billSoFar } from '../../core/orders/bill-so-far.ts';
import type { Order } from '../../core/orders/encounter.ts';
import type { KnownOfEncounter, OrderCheck } from '../../core/orders/order-check.ts';
import { speaksAtOrder } from '../../core/rules/moments.ts';
import type { RuleLibrary } from '../../core/rules/rule-library.ts';
import { encounter, nothingKnown, order, orderQuestion } from '../support/encounters.ts';
import { holds } from '../support/holds.ts';
import { installedKnowledge } from '../support/installed-knowledge.ts';

const hysterography = '002101030300000';
const servicesBySex = 'GZ10000302004000';
const levelTwoDrug = 'XA10BJD332B002010178403';
const childrensBosentan = 'XC02KXB144A006010103973';
/** Items that some rule has something against in a man of 40, and one that none has. */
const pool = [
  hysterography,
  'XA11CCA351E002010101121',
  childrensBosentan,
  'T000200537',
  'T000400738',
  'XA12AAC081B002010202120',
  '003314000020000',
  '003109040040000',
];

function check(
  orders: readonly Order[],
  parts: Partial<Parameters<typeof checkOrders>[0]> = {},
  known: Partial<KnownOfEncounter> = {},
  knowledge: OrderKnowledge = installedKnowledge,
): OrderCheck {
  const question = orderQuestion({ encounter: encounter({ orders }), ...parts });
  return checkOrders(question, { ...nothingKnown, ...known }, knowledge);
}

const codesOf = ({ warnings, withheld }: OrderCheck) =>
  [...warnings, ...withheld].map(({ warning }) => warning.orders.map(({ code }) => code));

const someOrders = fc
  .array(
    fc.record({
      code: fc.constantFrom(...pool),
      quantity: fc.integer({ min: 1, max: 9 }),
      startsAt: fc.integer({ min: 1, max: 4 }).map((day) => `2026-03-0${day}T10:00:00`),
      isCurrent: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map((parts, at) => order({ ...parts, id: `O${at}` })));

describe('checkOrders', () => {
  it('warns of an order that a rule forbids, with what to do instead, and asks for a reason', () => {
    const { warnings } = check([order({ code: hysterography, unitPriceFen: 12_000 })]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.warning).toMatchObject({
      finding: { rule_id: servicesBySex, severity: 'highly-suspicious', amount_fen: 12_000, setl_id: 'M1' },
      orders: [{ orderId: 'O1', code: hysterography, isCurrent: true, amountFen: 12_000 }],
      advice: installedKnowledge.advice.byCheck['sex-limit'],
      needsReason: true,
    });
  });

  it('keeps silent about what stands ordered already, unless all orders are at stake', () => {
    const standing = [
      order({ code: hysterography, isCurrent: false }),
      order({ id: 'O2', code: 'HARMLESS' }),
    ];
    expect(check(standing).warnings).toEqual([]);
    expect(check(standing, { concerns: 'all-orders' }).warnings).toHaveLength(1);
  });

  it('asks only the rules that the caller names', () => {
    const orders = [order({ code: hysterography }), order({ id: 'O2', code: childrensBosentan })];
    const { warnings, unchecked } = check(orders, { rules: new Set([servicesBySex]) });
    expect(warnings.map(({ warning }) => warning.finding.rule_id)).toEqual([servicesBySex]);
    expect(unchecked).toEqual([]);
  });

  it('says which rules could not speak, and never warns of what nobody told', () => {
    const blank = encounter({
      patient: { sex: 'unknown', birthDate: null, personId: null },
      insurance: { typeCode: null, insuredRegion: null },
      careType: null,
      diagnoses: [],
      orders: pool.map((code, at) => order({ id: `O${at}`, code })),
    });
    const { warnings, unchecked, outlook } = check([], { encounter: blank }, { history: null });
    const spoken = new Set(warnings.map(({ warning }) => warning.finding.rule_id));
    expect(spoken).not.toContain(servicesBySex);
    expect(unchecked).toContainEqual({ rule: servicesBySex, needs: 'sex' });
    expect(unchecked).toContainEqual({ rule: 'GZ10000101007000', needs: 'age' });
    expect(outlook).toMatchObject({ status: 'invalid', group: null });
  });

  it('loses no other warning for a rule that breaks, and says so with what it broke on', () => {
    const library = installedKnowledge.rulesOf('371300');
    const broken: RuleLibrary = {
      ...library,
      runOnOrders: (index) =>
        library.runOnOrders({
          ...index,
          get hospitalLevel(): never {
            throw new Error('broken');
          },
        }),
    };
    const orders = [order({ code: hysterography }), order({ id: 'O2', code: levelTwoDrug })];
    const { warnings, unchecked } = check(orders, {}, {}, { ...installedKnowledge, rulesOf: () => broken });
    expect(warnings.map(({ warning }) => warning.finding.rule_id)).toEqual([servicesBySex]);
    expect(unchecked.filter(({ needs }) => needs === 'engine')).toEqual([
      { rule: 'GZ10000101012000', needs: 'engine', cause: new Error('broken') },
    ]);
  });

  it('gives a concern the same identity, however the orders are numbered, repeated or put', () => {
    const identitiesOf = ({ warnings, withheld }: OrderCheck) =>
      [...warnings, ...withheld]
        .map(({ warning }) => `${warning.finding.rule_id} ${warning.identity}`)
        .sort();
    holds(
      fc.property(someOrders, fc.string({ minLength: 1, maxLength: 4 }), (orders, prefix) => {
        const renumbered = orders.map((one) => ({ ...one, id: prefix + one.id })).toReversed();
        expect(identitiesOf(check(renumbered))).toEqual(identitiesOf(check(orders)));
      }),
    );
  });

  it('never shows what touches only standing orders', () => {
    holds(
      fc.property(someOrders, (orders) => {
        for (const { warning } of check(orders).warnings) expect(warning.orders[0]?.isCurrent).toBe(true);
      }),
    );
  });

  it('tells a concern once in an answer', () => {
    holds(
      fc.property(someOrders, (orders) => {
        const { warnings, withheld } = check(orders, { concerns: 'all-orders' });
        const identities = [...warnings, ...withheld].map(({ warning }) => warning.identity);
        expect(new Set(identities).size).toBe(identities.length);
      }),
    );
  });

  it('finds what the audit finds on the same lines by the rules of its stages, no more and no less', () => {
    const forOrders = new Set(installedKnowledge.rules.rules.filter(speaksAtOrder).map(({ id }) => id));
    const seen = (evidence: readonly { readonly kind: string; readonly ref: string }[]) =>
      evidence.map(({ kind, ref }) => `${kind} ${ref}`);
    holds(
      fc.property(someOrders, (orders) => {
        const question = orderQuestion({ encounter: encounter({ orders }) });
        const list = billSoFar(question.encounter, question.askedAt, installedKnowledge.insuranceTypes);
        const [audited] = auditCases([{ list, history: [] }], new Map(), installedKnowledge);
        const ofAudit = Map.groupBy(
          (audited?.findings ?? []).filter(({ rule_id }) => forOrders.has(rule_id)),
          ({ rule_id }) => rule_id,
        );
        const { warnings, withheld } = check(orders, { concerns: 'all-orders' });
        const ofCheck = Map.groupBy(
          [...warnings, ...withheld].map(({ warning }) => warning.finding),
          ({ rule_id }) => rule_id,
        );
        const evidenceByRule = (findings: typeof ofAudit) =>
          [...findings]
            .map(([rule, all]) => [rule, [...new Set(all.flatMap(({ evidence }) => seen(evidence)))].sort()])
            .sort();
        expect(evidenceByRule(ofCheck)).toEqual(evidenceByRule(ofAudit));
      }),
    );
  });

  it('gives the same request the same ids', () => {
    const orders = pool.map((code, at) => order({ id: `O${at}`, code }));
    const first = check(orders);
    const shown = first.warnings.map(({ id, warning: { identity, needsReason } }) => ({
      id,
      identity,
      needsReason,
      state: 'unanswered' as const,
      request: 'R1',
    }));
    const second = check(orders, {}, { shown });
    expect(second.warnings.map(({ id }) => id)).toEqual(first.warnings.map(({ id }) => id));
    expect(codesOf(second)).toHaveLength(codesOf(first).length);
  });
});

describe('where a stay stands', () => {
  const stay = (parts: Parameters<typeof encounter>[0] = {}) =>
    check([], { encounter: encounter({ costSoFarFen: 300_000, ...parts }) }).outlook;

  it('is its group, what that pays, and where the cost goes at this pace', () => {
    const baselines = new Map([
      ['FV25', { group: 'FV25', cases: 40, medianLogCost: Math.log(450_000), madLogCost: 0.3 }],
    ]);
    const { outlook } = check(
      [],
      {
        encounter: encounter({
          costSoFarFen: 300_000,
          dischargedAt: '2026-03-09T10:00:00',
          orders: [order({ unitPriceFen: 20_000 })],
        }),
      },
      { baselines },
    );
    expect(outlook).toEqual({
      paidBy: 'drg',
      scheme: 'chs-drg-1.1',
      status: 'grouped',
      group: 'FV25',
      title: { zh: expect.stringContaining('高血压'), en: expect.any(String) },
      weightE4: 4900,
      expectedPaymentFen: 483_385,
      costSoFarFen: 300_000,
      orderedNowFen: 20_000,
      daysSoFar: 3,
      costPerDayFen: 100_000,
      leftFen: 183_385,
      daysLeftAtPace: 1,
      projectedCostFen: 800_000,
      usual: { costFen: 450_000, cases: 40 },
      outlier: 'normal',
    });
  });

  it('is overrun below zero, with no days left', () => {
    expect(stay({ costSoFarFen: 2_000_000 })).toMatchObject({
      leftFen: 483_385 - 2_000_000,
      daysLeftAtPace: 0,
      outlier: 'high',
    });
  });

  it('counts the standing orders where nobody tells the cost, and is silent where there are none', () => {
    const orders = [order({ isCurrent: false, unitPriceFen: 5000 }), order({ id: 'O2', unitPriceFen: 700 })];
    expect(stay({ costSoFarFen: null, orders })).toMatchObject({ costSoFarFen: 5000, orderedNowFen: 700 });
    expect(stay({ costSoFarFen: null })).toMatchObject({
      costSoFarFen: null,
      leftFen: null,
      projectedCostFen: null,
      outlier: null,
    });
  });

  it('is nothing for a visit', () => {
    expect(stay({ care: 'outpatient' })).toBeNull();
  });
});
