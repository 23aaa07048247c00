import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkOrders } from '../../core/check-order.ts';
import type { OrderKnowledge } from '../../core/knowledge.ts';
import type { Order } from '../../core/orders/encounter.ts';
import type { KnownOfEncounter } from '../../core/orders/order-check.ts';
import { parseRegionRules } from '../../core/rules/region/region-rules.ts';
import { encounter, nothingKnown, order, orderQuestion } from '../support/encounters.ts';
import { installedKnowledge } from '../support/installed-knowledge.ts';
import { stayRecord } from '../support/stay-records.ts';

const example = join(import.meta.dirname, '../../examples/linyi-prescribing.json');
const ofRegion = installedKnowledge.rulesUnder(parseRegionRules(JSON.parse(readFileSync(example, 'utf8'))));
const regional: OrderKnowledge = { ...installedKnowledge, rulesOf: () => ofRegion };

const now = '2026-07-04T10:00:00';
const stay: Parameters<typeof encounter>[0] = { admittedAt: '2026-07-01T09:00:00' };
const visit: Parameters<typeof encounter>[0] = {
  ...stay,
  admittedAt: now,
  care: 'outpatient',
  careType: '11',
};
const diagnosis = (code: string, name: string) => ({ code, name, presentOnAdmission: 'present' as const });

type Told = Partial<Order> & Partial<Order['prescription']>;

/** One order that began now and is being written, of which that much is told. */
function told({
  dose = null,
  doseUnit = null,
  timesPerDay = null,
  days = null,
  prescriberTitle = null,
  ...parts
}: Told) {
  const prescription = { dose, doseUnit, timesPerDay, days, prescriberTitle };
  return order({ startsAt: now, ...parts, prescription });
}
const named = (name: string, parts: Told = {}) => told({ code: `H-${name}`, name, ...parts });

interface Situation {
  readonly encounter?: Parameters<typeof encounter>[0];
  readonly known?: Partial<KnownOfEncounter>;
}

/** Rules that speak, shown or not, when the last order is written while the others stand. */
function spokenOf(orders: readonly Order[], { encounter: parts = stay, known = {} }: Situation = {}) {
  const written = orders.map((one, at) => ({ ...one, id: `O${at}`, isCurrent: at === orders.length - 1 }));
  const question = orderQuestion({ encounter: encounter({ ...parts, orders: written }), askedAt: now });
  const { warnings, withheld, unchecked } = checkOrders(question, { ...nothingKnown, ...known }, regional);
  const rules = [...warnings, ...withheld].map(({ warning }) => warning.finding.rule_id);
  return { rules, unchecked };
}

const femaleDrug = 'XA11CCA351E002010101121';
const levelTwoDrug = 'XA10BJD332B002010178403';
const inpatientDrug = 'XB05BAD252B002010101415';
const workInjuryDrug = 'XD11AXQ064F002010100319';
const courseOfTwoWeeks = 'XB01AXA223B001010100269';
const dailyConsultation = '001102000050000';
const ward = { startsAt: '2026-07-02T09:00:00', isLongTerm: true };
const valsartan = { code: 'XC09CAZ001A001999000907', name: '缬沙坦片' };
const irbesartan = { code: 'XC09CAZ047A001999000047', name: '厄贝沙坦片' };
const hernia = (performedOn: string) => ({
  ...stay,
  diagnoses: [diagnosis('K40.900', '腹股沟疝')],
  procedures: [{ code: '53.0000x001', name: null, performedOn, surgeon: null, anaesthesia: null }],
});
const cefazolin = { code: 'XJ01DBT001B001010100001', name: '注射用头孢唑林钠' };

const situations: readonly (readonly [string, string, readonly Order[], Situation?])[] = [
  ['a drug of the other sex', 'GZ10000301004000', [told({ code: femaleDrug })]],
  ['a drug payable for children alone', 'GZ10000101007000', [told({ code: 'XC02KXB144A006010103973' })]],
  [
    'a drug payable in hospital alone, on a visit',
    'DS-2025-013',
    [told({ code: inpatientDrug })],
    { encounter: visit },
  ],
  [
    'a drug payable from level 2 on, at a hospital of level 1',
    'GZ10000101012000',
    [told({ code: levelTwoDrug })],
    { encounter: { ...stay, hospital: 'H37139999999', declaredHospital: { name: null, level: 1 } } },
  ],
  [
    'a drug payable under the insurance of work injuries',
    'GZ10000101001000',
    [told({ code: workInjuryDrug })],
  ],
  ['more days than are payable', 'GZ10000101010000', [told({ code: courseOfTwoWeeks, days: 15 })]],
  ['a drug whose label names no diagnosis of the patient', 'GZ10000301007000', [named('丙硫氧嘧啶肠溶片')]],
  ['a consumable for another disease', 'DS-2025-088', [named('TiNi环抱式接骨器-股骨接骨板')]],
  [
    'a second drug of one class',
    'GZ10000301006000',
    [told({ ...valsartan, ...ward }), told({ ...irbesartan, isLongTerm: true })],
  ],
  [
    'one drug ordered again',
    'GZ10000301006000',
    [told({ ...valsartan, ...ward }), told({ ...valsartan, isLongTerm: true })],
  ],
  [
    'one drug ordered twice at once',
    'GZ10000301006000',
    [told(valsartan), told(valsartan)],
    { encounter: visit },
  ],
  [
    'a dose beyond the label',
    'GZ10000301005000',
    [named('对乙酰氨基酚片', { dose: 500, doseUnit: 'mg', timesPerDay: 6 })],
  ],
  [
    'more days than one prescription of the drug may have',
    'GZ10000101009000',
    [named('克拉霉素片', { days: 14 })],
    { encounter: visit },
  ],
  [
    'twelve weeks and more at once',
    'DS-PRESCRIPTION-LENGTH',
    [told({ ...valsartan, days: 90 })],
    { encounter: visit },
  ],
  [
    'a service ordered too often',
    'GZ10000102014000',
    [told({ code: dailyConsultation, isLongTerm: true, timesPerDay: 2 })],
  ],
  [
    'an antibacterial beyond the authority of the title',
    'GZ10000202003000',
    [named('注射用美罗培南', { isLongTerm: true, prescriberTitle: 'attending', doctor: 'D9' })],
  ],
  [
    'prevention of infection days before a planned operation',
    'GZ10000202002000',
    [told({ ...cefazolin, days: 3 })],
    { encounter: hernia('2026-07-06') },
  ],
  [
    'two drugs that must not go together',
    'GZ10000301011000',
    [named('华法林钠片', ward), told({ code: 'XM01AEB001E001010100001', name: '布洛芬缓释胶囊' })],
  ],
  [
    'a drug that the diagnosis forbids',
    'GZ10000301008000',
    [named('盐酸二甲双胍片')],
    { encounter: { ...stay, diagnoses: [diagnosis('N18.500', '慢性肾脏病5期')] } },
  ],
  [
    'a narcotic for too many days',
    'DS-CONTROLLED-DRUG',
    [named('盐酸吗啡片', { days: 5 })],
    { encounter: visit },
  ],
  [
    'a slip of the decimal point',
    'DS-DOSE-SLIP',
    [named('左氧氟沙星片', { dose: 5, doseUnit: 'g', timesPerDay: 1 })],
  ],
  ['a high-alert drug', 'DS-HIGH-ALERT-DRUG', [named('盐酸胺碘酮注射液')]],
  [
    'an examination that another hospital did three days ago',
    'DS-REPEATED-EXAM',
    [told({ code: '002101010000001' })],
    {
      known: {
        history: [
          stayRecord({
            admittedOn: '2026-06-20',
            dischargedOn: '2026-07-01',
            exams: { '002101010000001': '2026-07-01' },
          }),
        ],
      },
    },
  ],
  [
    'an item that another contains',
    'GZ10000102012000',
    [told({ code: '003314000020000' }), told({ code: '003109040040000' })],
  ],
  ['slices that do not go together', 'GZ10000301012000', [named('三棱'), named('玄明粉')]],
  [
    'two operations of one group, both at full price',
    'GZ10000102002000',
    [
      told({ code: '003307030340000', unitPriceFen: 9e6 }),
      told({ code: '003310010140000', unitPriceFen: 9e6 }),
    ],
  ],
];

describe('what is checked when an order is written', () => {
  const all = situations.map(([what, rule, orders, situation]) => ({ what, rule, orders, situation }));

  it.each(all)('$what: $rule', ({ rule, orders, situation }) => {
    expect(spokenOf(orders, situation).rules).toContain(rule);
  });
});

describe('what is not warned of when an order is written', () => {
  it('an ordinary morning of a ward', () => {
    const orders = [
      named('生理氯化钠溶液', ward),
      told({ ...valsartan, ...ward, dose: 80, doseUnit: 'mg', timesPerDay: 1 }),
      named('对乙酰氨基酚片', {
        dose: 0.5,
        doseUnit: 'g',
        timesPerDay: 3,
        days: 2,
        prescriberTitle: 'physician',
      }),
      told({ code: dailyConsultation, isLongTerm: true, timesPerDay: 1 }),
    ];
    expect(spokenOf(orders).rules).toEqual([]);
  });

  it('what nobody told: without history, diagnoses, doses and titles there is no data', () => {
    const orders = [
      told({ code: '002101010000001' }),
      named('丙硫氧嘧啶肠溶片'),
      named('对乙酰氨基酚片', { isLongTerm: true }),
      named('注射用美罗培南', { isLongTerm: true, doctor: 'D9' }),
    ];
    const { rules, unchecked } = spokenOf(orders, {
      encounter: { ...stay, diagnoses: [] },
      known: { history: null },
    });
    expect(rules).toEqual([]);
    expect(unchecked).toEqual(
      expect.arrayContaining([
        { rule: 'DS-REPEATED-EXAM', needs: 'history' },
        { rule: 'GZ10000301007000', needs: 'diagnoses' },
        { rule: 'GZ10000301005000', needs: 'dose' },
        { rule: 'GZ10000202003000', needs: 'doctorAuthority' },
      ]),
    );
  });
});
