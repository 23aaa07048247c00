import type { FactName, FactType, FactValue } from '../../expressions/vocabulary.ts';
import type { CaseIndex } from '../case-index.ts';

/** A fact of a case that an office's own rule may name. */
export interface OfficeFact extends FactName {
  /** `null` where the case does not tell. */
  readonly read: (index: CaseIndex) => FactValue | null;
}

/** Every fact, in the order of their slots. Money is in yuan here, as offices write it. */
export const officeFacts: readonly OfficeFact[] = [
  fact('ageYears', 'int', ['年龄（岁）', 'age in years'], ({ list }) => list.patient.ageYears),
  fact(
    'ageDays',
    'int',
    ['日龄（不满一岁）', 'age in days, below one year'],
    ({ list }) => list.patient.ageDays,
  ),
  fact('sex', 'string', ['性别：male、female', 'sex: male, female'], ({ list }) =>
    knownSex(list.patient.sex),
  ),
  fact('losDays', 'int', ['住院天数', 'days in hospital'], ({ list }) => list.stay.losDays),
  fact('admittedOn', 'string', ['入院日期 yyyy-MM-dd', 'day of admission'], (index) => index.admittedOn),
  fact('dischargedOn', 'string', ['出院日期 yyyy-MM-dd', 'day of discharge'], (index) => index.dischargedOn),
  fact(
    'admissionWay',
    'string',
    ['入院途径 adm_way', 'way of admission'],
    ({ list }) => list.stay.admissionWay,
  ),
  fact(
    'dischargeWay',
    'string',
    [
      '离院方式：home、transfer、community、against-advice、died、other',
      'way of discharge: home, transfer, community, against-advice, died, other',
    ],
    ({ list }) => list.stay.dischargeWay,
  ),
  fact('daySurgery', 'bool', ['日间手术', 'day surgery'], ({ list }) => list.stay.daySurgery),
  fact('department', 'string', ['出院科别', 'department of discharge'], ({ list }) => list.stay.department),
  fact('hospital', 'string', ['定点医疗机构代码', 'code of the hospital'], ({ list }) => list.hospital),
  fact('hospitalLevel', 'int', ['医疗机构级别', 'level of the hospital'], (index) => index.hospitalLevel),
  fact(
    'insuranceType',
    'string',
    ['险种 hi_type', 'type of insurance'],
    ({ list }) => list.insurance.typeCode,
  ),
  fact('drg', 'string', ['DRG 组', 'DRG'], ({ drg }) => drg),
  fact(
    'principalDiagnosis',
    'string',
    ['主要诊断', 'principal diagnosis'],
    ({ list }) => list.diagnoses[0]?.code ?? null,
  ),
  fact(
    'mainProcedure',
    'string',
    ['主要手术操作', 'main procedure'],
    ({ list }) => list.procedures[0]?.code ?? null,
  ),
  fact('diagnoses', 'list<string>', ['全部诊断', 'all diagnoses'], ({ list }) =>
    list.diagnoses.map(({ code }) => code),
  ),
  fact('procedures', 'list<string>', ['全部手术操作', 'all procedures'], ({ list }) =>
    list.procedures.map(({ code }) => code),
  ),
  fact('totalYuan', 'double', ['总费用（元）', 'total cost in yuan'], ({ list }) => yuan(list.totalCostFen)),
];

function fact(
  name: string,
  type: FactType,
  [zh, en]: readonly [string, string],
  read: OfficeFact['read'],
): OfficeFact {
  return { name, type, title: { zh, en }, read };
}

function knownSex(sex: string): string | null {
  return sex === 'male' || sex === 'female' ? sex : null;
}

function yuan(amountFen: number | null): number | null {
  return amountFen === null ? null : amountFen / 100;
}
