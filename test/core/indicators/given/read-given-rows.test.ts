import { describe, expect, it } from 'vitest';
import { givenFaultWords } from '../../../../core/indicators/given/given-fault.ts';
import { readGivenRows } from '../../../../core/indicators/given/read-given-rows.ts';
import { loadDepartments, loadMeasureColumns } from '../../../../platform/knowledge/load-dictionaries.ts';
import { loadManagementIndicators } from '../../../../platform/knowledge/load-management-indicators.ts';

const knowledge = {
  columns: loadMeasureColumns(),
  indicators: loadManagementIndicators(),
  departments: loadDepartments(),
  ownDepartments: new Set(['内科|二病区']),
  thisMonth: '2026-06',
};
const header = 'month,department,indicator,numerator,denominator';
const readTable = (text: string) =>
  readGivenRows(
    text.split('\n').map((line, at) => ({ line: at + 1, cells: line.split(',') })),
    knowledge,
  );
const faultsOf = (...lines: string[]) => readTable([header, ...lines].join('\n')).faults.map(givenFaultWords);

describe('a table of measures', () => {
  it('is read in either language, columns in any order, departments and indicators by code or by name', () => {
    const { rows, faults } = readTable(
      [
        '备注,指标,分子,分母,科室,月份',
        ',satisfaction,88,100,A03.04,2026-05',
        ',患者满意度,45.5,50,心血管内科,2026-06',
        ',EQ-5D,-1.5,4,,2026-05',
        ',,,,,',
        '旧,Outpatient wait,3600,120,全院,2026-05',
        ',comfort-score,8000,100,内科|二病区,2026-05',
      ].join('\n'),
    );
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      { month: '2026-05', department: 'A03.04', indicator: 'satisfaction', above: 88, below: 100 },
      { month: '2026-06', department: 'A03.04', indicator: 'satisfaction', above: 45.5, below: 50 },
      { month: '2026-05', department: 'all', indicator: 'eq-5d', above: -1.5, below: 4 },
      { month: '2026-05', department: 'all', indicator: 'outpatient-wait', above: 3600, below: 120 },
      { month: '2026-05', department: '内科|二病区', indicator: 'comfort-score', above: 8000, below: 100 },
    ]);
  });

  it('is refused with every mistake at once: line, column, value and what was expected, in both languages', () => {
    const faults = faultsOf(
      '2026-5,A03.04,satisfaction,88,100',
      '2026-07,A99.99,satisfied,many,"1 000"',
      '2026-05,A03.04,satisfaction,88,0',
      '2026-05,A03.04,satisfaction,101,100',
    );
    expect(faults.map(({ en }) => en)).toEqual([
      'line 2, month "2026-5": expected a month such as 2026-05',
      'line 3, month "2026-07": expected 2026-06 or earlier',
      'line 3, department "A99.99": expected the code or name of a department of the register or of the hospital; all, or nothing, for the whole',
      'line 3, indicator "satisfied": there is no such indicator: sentinel indicators lists ids and names',
      'line 3, numerator "many": expected a number such as 120 or 85.5',
      'line 3, denominator ""1 000"": expected a number such as 120 or 85.5',
      'line 4, denominator "0": expected more than 0 below the line',
      'line 5, numerator ÷ denominator "1.01": expected a value from 0 to 1',
    ]);
    expect(faults[0]?.zh).toBe('第2行 月份“2026-5”：应为月份，如 2026-05');
  });

  it('brings only what nobody can compute: claims and warnings speak for themselves', () => {
    expect(faultsOf('2026-05,all,cmi,1,1', '2026-05,all,override-rate,1,1').map(({ en }) => en)).toEqual([
      'line 2, indicator "cmi": indicator cmi is computed from the claims and not imported',
      'line 3, indicator "override-rate": indicator override-rate is made of the warnings shown and not imported',
    ]);
  });

  it('answers for the months in which its indicator is in force', () => {
    expect(faultsOf('2018-12,all,satisfaction,1,1').map(({ en }) => en)).toEqual([
      'line 2, indicator "satisfaction": indicator satisfaction is not in force in that month',
    ]);
  });

  it('says a thing once, however it is written', () => {
    const twice = faultsOf('2026-05,A03.04,satisfaction,8,10', '2026-05,心血管内科,患者满意度,9,10');
    expect(twice.map(({ en }) => en)).toEqual([
      'line 3, indicator "患者满意度": the same month, department and indicator as line 2',
    ]);
  });

  it('needs each of its columns, once', () => {
    const { faults } = readTable('month,department,indicator,numerator,分子\n2026-05,all,satisfaction,1,1');
    expect(faults.map(givenFaultWords).map(({ en }) => en)).toEqual([
      'line 1, numerator "": the column stands more than once',
      'line 1, denominator "": the column is missing, expected denominator/分母/分母值/below',
    ]);
    expect(readTable('').faults).toHaveLength(5);
  });
});
