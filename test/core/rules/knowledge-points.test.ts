import { describe, expect, it } from 'vitest';
import { parseKnowledgeTable } from '../../../core/rules/knowledge-points.ts';
import { installedRules } from '../../support/installed-rules.ts';

const { points } = installedRules();
const revisedOn = '2026-01-28';
/** When the last of the published batches came out. */
const lastBatchOn = '2026-06-29';
const inForce = (id: string, date: string) =>
  points.filter(
    (table) =>
      table.id === id &&
      table.effective_from <= date &&
      (table.effective_to === null || table.effective_to >= date),
  );
const rowsOf = (id: string, date = revisedOn) =>
  inForce(id, date).flatMap(({ rows }) => rows.map((row) => row.join()));
const codesOf = (id: string, date = revisedOn) => rowsOf(id, date).map((row) => row.split(',')[0]);

describe('parseKnowledgeTable', () => {
  it('says every mistake at once', () => {
    const table = { id: '', kind: 'facility-level', rules: [], rows: [['C', 'n', 4]] };
    expect(() => parseKnowledgeTable(table)).toThrow(/id[\s\S]*rules[\s\S]*title[\s\S]*rows\[0\]\[2\]/);
  });

  it('refuses a kind that no check reads', () => {
    expect(() => parseKnowledgeTable({ kind: 'colour', rows: [] })).toThrow('kind');
  });
});

describe('the installed knowledge points', () => {
  it.each([
    ['drug-children-only', 4441],
    ['drug-facility-level', 975],
    ['drug-maternity', 27],
    ['drug-not-online', 232],
    ['drug-payable-limit', 5064],
    ['drug-prescription-days', 146],
    ['drug-second-line', 601],
    ['drug-work-injury', 85],
    ['slice-incompatible-pair', 552],
    ['slice-never-payable', 37],
    ['slice-not-payable-alone', 116],
    ['drug-limited-to-children', 37],
    ['drug-payment-course', 1171],
    ['drug-sex', 6574],
    ['drug-visit-type', 779],
    ['item-duplicate-charge', 900],
    ['item-frequency', 67],
    ['item-multiple-procedure-discount', 378],
    ['item-sex', 390],
  ])('%s holds the %s rows published', (id, rows) => {
    expect(rowsOf(id, lastBatchOn)).toHaveLength(rows);
    expect(new Set(rowsOf(id, lastBatchOn)).size).toBe(rows);
  });

  it.each([
    ['drug-children-only', 4376],
    ['drug-facility-level', 962],
    ['drug-limited-to-children', 22],
    ['drug-payment-course', 1147],
    ['drug-sex', 6472],
    ['drug-visit-type', 736],
  ])('%s holds the %s rows first published until the day before the revision', (id, rows) => {
    expect(rowsOf(id, '2026-01-27')).toHaveLength(rows);
  });

  it('follow the revision of 2026-01-28 from its day on: what was removed is gone, what was renamed stays', () => {
    const removed = 'XN07XXB093B002010103729';
    expect(codesOf('drug-payment-course', '2026-01-27')).toContain(removed);
    expect(codesOf('drug-payment-course')).not.toContain(removed);
    expect(rowsOf('drug-children-only')).toContain('ZA01BAX0512010100326,小儿退热合剂,child');
  });

  it('have at most one version of each table in force on any day', () => {
    const days = points.flatMap((table) => [table.effective_from, table.effective_to ?? revisedOn]);
    const several = points.flatMap(({ id }) => days.filter((day) => inForce(id, day).length > 1));
    expect(several).toEqual([]);
  });

  it('keep drugs limited to children apart from drugs only for children', () => {
    const only = new Set(codesOf('drug-children-only'));
    expect(codesOf('drug-limited-to-children').filter((code) => only.has(code))).toEqual([]);
  });
});
