import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkOrders } from '../../../core/check-order.ts';
import type { OrderKnowledge } from '../../../core/knowledge.ts';
import { loadHookBook, loadHookReader } from '../../../platform/knowledge/load-cds-hooks.ts';
import { loadNhsaProtocol } from '../../../platform/knowledge/load-dictionaries.ts';
import { loadKnowledge, loadRegions } from '../../../platform/knowledge/load-knowledge.ts';
import { loadOrderBooks, type OrderBooks } from '../../../platform/knowledge/load-order-books.ts';
import { packOrderKnowledge } from '../../../platform/knowledge/pack-order-knowledge.ts';
import { encounter, nothingKnown, order, orderQuestion } from '../../support/encounters.ts';
import { holds } from '../../support/holds.ts';
import { installedRules } from '../../support/installed-rules.ts';
import { knowledgeWith } from '../../support/knowledge-with.ts';

/** A code of every table, from its first and its last rows. */
const codes = installedRules().points.flatMap(({ rows }) =>
  [...rows.slice(0, 3), ...rows.slice(-3)].flatMap(([code]) => (typeof code === 'string' ? [code] : [])),
);

/** Of a region that has its own word on the sex of services. */
const linyi = 'H37130200901';
const tongchuan = 'H61020200906';
const servicesBySex = 'GZ10000302004000';
const decided = {
  region: '371300',
  title: { zh: '临沂', en: 'Linyi' },
  source: 'test',
  changes: [
    {
      rule: servicesBySex,
      severity: 'reminder',
      from: '2026-01-01',
      to: null,
      by: '李主任',
      why: '试点',
    },
  ],
};

let folder: string;
let ordinary: OrderKnowledge;
let books: OrderBooks;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'order-pack-'));
  // One scheme for all: to compile the others takes long and tells no more.
  const one = [{ scheme: 'chs-drg-1.1', from: null }];
  const knowledge = knowledgeWith(
    join(folder, 'knowledge'),
    Object.fromEntries([...loadRegions().byCode.keys()].map((code) => [code, one])),
  );
  rmSync(join(knowledge, 'region-rules'), { force: true });
  mkdirSync(join(knowledge, 'region-rules'), { recursive: true });
  writeFileSync(join(knowledge, 'region-rules', '371300.json'), JSON.stringify(decided));
  packOrderKnowledge(knowledge, join(folder, 'pack'));
  ordinary = loadKnowledge({}, knowledge);
  books = loadOrderBooks(join(folder, 'pack'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the pack of what a check of orders rests on', () => {
  it('answers as the ordinary knowledge does, whoever asks and whatever is ordered', () => {
    const { hospitals } = ordinary;
    const orders = fc.array(
      fc.record({
        code: fc.constantFrom(...codes),
        day: fc.integer({ min: 1, max: 4 }),
        quantity: fc.integer({ min: 1, max: 30 }),
        isCurrent: fc.boolean(),
        name: fc.constantFrom(null, '甘草', '甘遂', '索磷维伏片'),
      }),
      { maxLength: 20 },
    );
    holds(
      fc.property(
        orders,
        fc.constantFrom('H00000000000', ...hospitals.keys()),
        fc.constantFrom('2025-12-04', '2026-03-04'),
        fc.constantFrom('male', 'female', 'unknown'),
        fc.constantFrom('inpatient', 'outpatient'),
        (ordered, hospital, day, sex, care) => {
          const asked = encounter({
            hospital,
            care,
            patient: { sex },
            admittedAt: `${day.slice(0, 8)}01T08:00:00`,
            orders: ordered.map((one, at) =>
              order({ ...one, id: `O${at}`, startsAt: `${day.slice(0, 8)}0${one.day}T09:00:00` }),
            ),
          });
          const question = orderQuestion({ encounter: asked, askedAt: `${day}T10:00:00` });
          expect(checkOrders(question, nothingKnown, books.knowledge)).toEqual(
            checkOrders(question, nothingKnown, ordinary),
          );
        },
      ),
    );
  });

  it('knows what a region has decided, and only there', () => {
    const severityIn = (hospital: string) => {
      const orders = [order({ code: '002101030300000' })];
      const question = orderQuestion({ encounter: encounter({ hospital, orders }) });
      return checkOrders(question, nothingKnown, books.knowledge).warnings[0]?.warning.finding.severity;
    };
    expect(severityIn(linyi)).toBe('reminder');
    expect(severityIn(tongchuan)).toBe('highly-suspicious');
  });

  it('brings what the two protocols are spoken by', () => {
    expect(books.hooks).toEqual(loadHookBook());
    expect(books.hookReader).toMatchObject(loadHookReader());
    const { nodeTables, ...tables } = books.protocol;
    const { nodeTables: installed, ...installedTables } = loadNhsaProtocol();
    expect(tables).toEqual(installedTables);
    expect([...nodeTables.keys()]).toEqual([...installed.keys()]);
    for (const [name, { rows }] of nodeTables)
      expect(rows.map(({ field }) => field)).toEqual(tables.fields[name]);
  });

  it('has no scheme that no region groups by, and says so', () => {
    expect(() => books.knowledge.grouperOf('unheard-of')).toThrow('unheard-of');
  });

  it('is small: no more than half a megabyte for the rules, and as much for a scheme', () => {
    const sizes = readdirSync(join(folder, 'pack')).map((name) => statSync(join(folder, 'pack', name)).size);
    expect(Math.max(...sizes)).toBeLessThan(512 * 1024);
  });
});
