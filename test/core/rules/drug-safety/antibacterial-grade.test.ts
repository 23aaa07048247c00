import { describe, expect, it } from 'vitest';
import type { FeeLine, PrescriberTitle } from '../../../../core/claims/settlement-list.ts';
import { parseKnowledgeTable } from '../../../../core/rules/knowledge-points.ts';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';

const { id, rules, title, source, effective_from, effective_to, certainty } = knowledgeTable('sex', []);
const table = parseKnowledgeTable({
  ...{ id, rules, title, source, effective_from, effective_to, certainty },
  kind: 'antibacterial-grade',
  rows: [
    [null, '注射用头孢呋辛钠', 'unrestricted'],
    [null, '注射用头孢哌酮钠舒巴坦钠', 'restricted'],
    [null, '注射用美罗培南', 'special'],
  ],
  doctors: [
    ['JUNIOR', 'unrestricted'],
    ['ATTENDING', 'restricted'],
    ['CHIEF', 'special'],
  ],
});
const run = ruleUnderTest({ check: 'antibacterial-grade', table, parameters: { emergencyDays: 1 } });

const order = (name: string, doctor: string | null, ...days: readonly number[]): readonly FeeLine[] =>
  days.map((day) =>
    feeLine({ serial: `${doctor}-${day}`, code: name, name, doctor, chargedAt: `2026-03-0${day}T08:00:00` }),
  );
const ordered = (...lines: readonly (readonly FeeLine[])[]) =>
  run(settlementList({ feeLines: lines.flat() }));

describe('antibacterialGrade', () => {
  it.each([
    ['注射用头孢呋辛钠', 'JUNIOR', 'pass'],
    ['注射用头孢哌酮钠舒巴坦钠', 'JUNIOR', 'fail'],
    ['注射用头孢哌酮钠舒巴坦钠', 'ATTENDING', 'pass'],
    ['注射用美罗培南', 'ATTENDING', 'fail'],
    ['注射用美罗培南', 'CHIEF', 'pass'],
  ])('%s, ordered for two days by the %s: %s', (name, doctor, verdict) => {
    expect(verdictOf(ordered(order(name, doctor, 2, 3)))).toBe(verdict);
  });

  it('lets an emergency of one day be, for each doctor', () => {
    const relay = [order('注射用美罗培南', 'JUNIOR', 2), order('注射用美罗培南', 'ATTENDING', 3)];
    expect(verdictOf(ordered(...relay))).toBe('pass');
  });

  it('blames the doctor who had no authority, and not the one who had', () => {
    const found = ordered(order('注射用美罗培南', 'JUNIOR', 2, 3), order('注射用美罗培南', 'CHIEF', 4, 5));
    expect(blamedLines(found)).toEqual(['JUNIOR-2=1000 JUNIOR-3=1000']);
    expect(found.findings[0]?.doctor).toBe('JUNIOR');
  });

  it.each([null, 'VISITOR'])('has no data on the authority of doctor %s', (doctor) => {
    expect(verdictOf(ordered(order('注射用美罗培南', doctor, 2, 3)))).toBe('no-data');
  });

  it('asks nobody for authority to order what is not restricted', () => {
    expect(verdictOf(ordered(order('注射用头孢呋辛钠', null, 2, 3)))).toBe('pass');
  });

  it('finds an offence beside an order of which the doctor is not known', () => {
    const found = ordered(order('注射用美罗培南', 'JUNIOR', 2, 3), order('注射用美罗培南', null, 4));
    expect(verdictOf(found)).toBe('fail');
  });
});

describe('antibacterialGrade, over orders', () => {
  const byTitle = ruleUnderTest({
    check: 'antibacterial-grade',
    table,
    parameters: { emergencyDays: 1, gradesByTitle: { chief: 'special', attending: 'restricted' } },
  });
  const ordering = (prescriberTitle: PrescriberTitle | null, parts: Partial<FeeLine> = {}) =>
    byTitle(
      settlementList({
        feeLines: [
          feeLine({
            code: 'M',
            name: '注射用美罗培南',
            doctor: 'D9',
            chargedAt: '2026-03-10T08:00:00',
            orderedTo: '2026-03-12',
            prescription: { dose: null, doseUnit: null, timesPerDay: null, days: null, prescriberTitle },
            ...parts,
          }),
        ],
      }),
    );

  it('goes by the title of a doctor whom the table does not name', () => {
    expect(verdictOf(ordering('chief'))).toBe('pass');
    expect(verdictOf(ordering('attending'))).toBe('fail');
    expect(verdictOf(ordering('attending', { doctor: 'CHIEF' }))).toBe('pass');
  });

  it('has no data for a title of which nothing is said, or none', () => {
    expect(verdictOf(ordering('assistant'))).toBe('no-data');
    expect(verdictOf(ordering(null))).toBe('no-data');
  });

  it('allows one day in an emergency, and no order without an end', () => {
    expect(verdictOf(ordering('attending', { orderedTo: '2026-03-10' }))).toBe('pass');
    const { findings } = ordering('attending', { orderedTo: null });
    expect(findings[0]?.evidence[0]?.text.en).toContain('the order has no end');
  });
});
