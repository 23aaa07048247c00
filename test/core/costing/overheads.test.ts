import { describe, expect, it } from 'vitest';
import { documentIssueLine } from '../../../core/claims/document-issue.ts';
import { readActivityLists } from '../../../core/costing/activity-lists.ts';
import { readOverheads } from '../../../core/costing/overheads.ts';
import { appendectomy, overheadsWith, ownKey, service } from '../../support/costing.ts';

const mistakesOf = (input: unknown): readonly string[] => {
  const checked = readOverheads(input);
  return checked.ok ? [] : checked.issues.map(documentIssueLine);
};

describe('readOverheads', () => {
  it('tells everything that means nothing at once', () => {
    const overheads = overheadsWith({
      keys: [ownKey('area', { laundry: 3 }), ownKey('area', {}), ownKey('cases', { A1: 1 })],
      services: [service('laundry', 5, 'area'), service('it', 5, 'floor'), service('it', 5, 'cases')],
      departments: [
        { department: 'A1', amountFen: 1 },
        { department: 'A1', amountFen: 2 },
      ],
    });
    expect(mistakesOf(overheads)).toEqual([
      'services.#3.id: it 重复 it stands twice',
      'departments.#2.department: A1 重复 A1 stands twice',
      'keys.#2.id: area 重复 area stands twice',
      'keys.#3.id: cases 重复 cases stands twice',
      'services.#2.key: 没有分摊依据 floor；可用：bed-days、cases、revenue、area、area、cases there is no key floor; there are bed-days, cases, revenue, area, area, cases',
      'services.#1.key: laundry 按 area 无处可分摊 by area there is nobody for laundry to pass its cost on to',
    ]);
  });

  it('tells what is wrong with the shape', () => {
    const overheads = {
      ...overheadsWith(),
      period: '2026-13',
      services: [service('it', -1.5, 'cases')],
      toCases: 'days',
    };
    const lines = mistakesOf(overheads);
    expect(lines).toContainEqual(expect.stringMatching(/^period: 应为月/));
    expect(lines).toContainEqual(expect.stringMatching(/^services\.#1\.amountFen: /));
    expect(lines).toContainEqual(expect.stringMatching(/^toCases: /));
  });
});

describe('readActivityLists', () => {
  it('tells everything that stands twice', () => {
    const twice = { ...appendectomy, covers: ['OP', 'OP'] };
    const checked = readActivityLists([appendectomy, twice]);
    expect(checked.ok ? [] : checked.issues.map(documentIssueLine)).toEqual([
      '#2.procedure: 47.0100 重复 47.0100 stands twice',
      '#2.covers.#2: OP 重复 OP stands twice',
    ]);
  });
});
