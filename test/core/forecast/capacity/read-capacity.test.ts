import { describe, expect, it } from 'vitest';
import { readCapacity } from '../../../../core/forecast/capacity/read-capacity.ts';
import { loadDepartments, loadTableColumns } from '../../../../platform/knowledge/load-dictionaries.ts';
import { loadForecast } from '../../../../platform/knowledge/load-forecast.ts';

const knowledge = {
  columns: loadTableColumns('capacity'),
  kinds: loadForecast().parameters.capacity.kinds,
  departments: loadDepartments(),
};
const read = (...lines: string[]) =>
  readCapacity(
    lines.map((line, at) => ({ line: at + 1, cells: line.split(',') })),
    knowledge,
  );
const issuesOf = (...lines: string[]) => {
  const found = read(...lines);
  return found.ok ? [] : found.issues;
};

describe('a table of capacity', () => {
  it('is read in either language and any order, departments by code, name or whole', () => {
    expect(
      read(
        '数量,类别,科室,月份,备注',
        '40,床位,A03.04,2026-01,x',
        '12.5,staff,心血管内科,2026-01,',
        '300,手术室小时,全院,2026-02,',
        ',,,,',
        '9,Beds,OWN-7,2026-01,',
        '310,theatre hours,,2026-03,',
      ),
    ).toEqual({
      ok: true,
      value: [
        { month: '2026-01', unit: 'A03.04', kind: 'beds', amount: 40 },
        { month: '2026-01', unit: 'A03.04', kind: 'staff', amount: 12.5 },
        { month: '2026-02', unit: 'all', kind: 'theatre-hours', amount: 300 },
        { month: '2026-01', unit: 'OWN-7', kind: 'beds', amount: 9 },
        { month: '2026-03', unit: 'all', kind: 'theatre-hours', amount: 310 },
      ],
    });
  });

  it('is checked for rows that stand twice also where a cell of another cannot be read', () => {
    const issues = issuesOf(
      'month,department,kind,amount',
      '2026-01,全院,beds,40',
      '2026-02,all,beds,4O',
      '2026-01,all,床位,41',
    );
    expect(issues.map(({ line, column }) => [line, column])).toEqual([
      [3, 'amount'],
      [4, 'kind'],
    ]);
  });

  it('is refused with every mistake at once', () => {
    const issues = issuesOf(
      'month,department,kind,amount',
      '2026-13,all,beds,40',
      '2026-Q1,all,chairs,-3',
      '2026-01,all,beds,4O',
      '2026-03,all,beds,',
    );
    expect(issues.map(({ line, column }) => [line, column])).toEqual([
      [2, 'month'],
      [3, 'month'],
      [3, 'kind'],
      [3, 'amount'],
      [4, 'amount'],
      [5, 'amount'],
    ]);
    expect(issues[2]?.words).toEqual({
      zh: '“chairs”应为 beds 床位、staff 人员、theatre-hours 手术间小时 之一',
      en: '“chairs”: expected one of beds 床位, staff 人员, theatre-hours 手术间小时',
    });
  });

  it('has one amount for a month, department and kind, however they are written', () => {
    const [issue] = issuesOf('月份,科室,类别,数量', '2026-02,all,beds,40', '2026-02,全院,床位,41');
    expect(issue).toMatchObject({ line: 3, words: { en: '2026-02 all beds stands in line 2 already' } });
  });

  it('is refused without its columns, and where it is empty', () => {
    expect(issuesOf('month,month,kind', '2026-01,2026-01,beds').map(({ column }) => column)).toEqual([
      'month',
      'amount',
    ]);
    expect(issuesOf()).not.toEqual([]);
  });
});
