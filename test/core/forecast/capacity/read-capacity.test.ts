import { describe, expect, it } from 'vitest';
import { capacityFaultWords } from '../../../../core/forecast/capacity/capacity-fault.ts';
import { readCapacity } from '../../../../core/forecast/capacity/read-capacity.ts';
import { loadCapacityColumns, loadDepartments } from '../../../../platform/knowledge/load-dictionaries.ts';
import { loadForecast } from '../../../../platform/knowledge/load-forecast.ts';

const knowledge = {
  columns: loadCapacityColumns(),
  kinds: loadForecast().parameters.capacity.kinds,
  departments: loadDepartments(),
};
const read = (...lines: string[]) =>
  readCapacity(
    lines.map((line, at) => ({ line: at + 1, cells: line.split(',') })),
    knowledge,
  );
const faultsOf = (...lines: string[]) =>
  read(...lines).faults.map(({ line, column, problem }) => [line, column, problem.code]);

describe('a table of capacity', () => {
  it('is read in either language and any order, departments by code, name or whole', () => {
    const { rows, faults } = read(
      '数量,类别,科室,月份,备注',
      '40,床位,A03.04,2026-01,x',
      '12.5,staff,心血管内科,2026-01,',
      '300,手术间小时,全院,2026-02,',
      ',,,,',
      '9,beds,OWN-7,2026-01,',
    );
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      { month: '2026-01', unit: 'A03.04', kind: 'beds', amount: 40 },
      { month: '2026-01', unit: 'A03.04', kind: 'staff', amount: 12.5 },
      { month: '2026-02', unit: 'all', kind: 'theatre-hours', amount: 300 },
      { month: '2026-01', unit: 'OWN-7', kind: 'beds', amount: 9 },
    ]);
  });

  it('is refused with every mistake at once', () => {
    expect(
      faultsOf(
        'month,department,kind,amount',
        '2026-13,all,beds,40',
        '2026-Q1,all,chairs,-3',
        '2026-01,all,beds,4O',
        '2026-02,all,beds,40',
        '2026-02,全院,床位,41',
        '2026-03,all,beds,',
      ),
    ).toEqual([
      [2, 'month', 'no-month'],
      [3, 'month', 'no-month'],
      [3, 'kind', 'unknown-kind'],
      [3, 'amount', 'no-amount'],
      [4, 'amount', 'no-amount'],
      [6, 'kind', 'repeated'],
      [7, 'amount', 'no-amount'],
    ]);
  });

  it('is refused without its columns, with one twice, and where it is empty', () => {
    expect(faultsOf('month,month,kind', '2026-01,2026-01,beds')).toEqual([
      [1, 'month', 'repeated-column'],
      [1, 'department', 'missing-column'],
      [1, 'amount', 'missing-column'],
    ]);
    expect(faultsOf()).toHaveLength(4);
  });

  it('says line, column, value and what was expected in both languages', () => {
    const [fault] = read('month,department,kind,amount', '2026-01,all,chairs,4').faults;
    if (!fault) throw new Error('no fault');
    const { zh, en } = capacityFaultWords(fault);
    expect(zh).toBe('第2行 类别“chairs”：应为 beds 床位、staff 人员、theatre-hours 手术间小时 之一');
    expect(en).toBe('line 2, kind "chairs": expected one of beds 床位, staff 人员, theatre-hours 手术间小时');
  });
});
