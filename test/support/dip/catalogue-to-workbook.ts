import type { DipCatalogue, DipGroup, ExcludedOperation } from '../../../core/grouping/dip/catalogue.ts';
import type { Workbook } from '../../../core/grouping/workbook/workbook.ts';
import { newbornHeader, type SmallDipRows, smallDipWorkbook } from './small-dip-workbook.ts';

/** A catalogue in the layout of the national workbook, as it would have been published. */
export function catalogueToWorkbook(catalogue: DipCatalogue): Workbook {
  const of = (stage: DipGroup['stage']) => catalogue.groups.filter((group) => group.stage === stage);
  const isNewborn = (group: DipGroup) => group.anyDiagnosis !== undefined;
  const early = of('early');
  const rows: SmallDipRows = {
    early: [
      ...early.filter((group) => !isNewborn(group)).map(earlyRow),
      ...(early.some(isNewborn) ? [newbornHeader] : []),
      ...early.filter(isNewborn).map(newbornRow),
    ],
    merged: of('merged').map(mergedRow),
    burns: of('burns').map(burnsRow),
    tumours: of('tumours').map(tumoursRow),
    tuberculosis: of('tuberculosis').map(tuberculosisRow),
    basic: of('basic').map(basicRow),
    resistance: catalogue.resistantPrincipals.map((code) => [code, `名称${code}`]),
    excludedPrincipals: catalogue.excludedPrincipals.map((code) => [code, `名称${code}`]),
    excludedOperations: catalogue.excludedOperations.map((one) => [one.code, `名称${one.code}`, noteOf(one)]),
    primaryCare: catalogue.primaryCare.map(({ principal, main = '', title }, i) => [
      String(i + 1),
      principal,
      title.zh,
      main,
      '',
    ]),
  };
  return smallDipWorkbook(rows);
}

function identity({ code }: DipGroup): readonly string[] {
  return code.split('-');
}

function earlyRow(group: DipGroup): readonly string[] {
  return [...identity(group), group.title.zh, group.principal ?? '', '', group.anyOperation ?? '', '', ''];
}

function newbornRow(group: DipGroup): readonly string[] {
  const { from, to } = group.weightGrams ?? { from: 0, to: 0 };
  const [age, weight] = [`<${group.ageDaysUnder}天`, `出生体重${from}-${to}克`];
  return [
    ...identity(group),
    group.title.zh,
    group.anyDiagnosis ?? '',
    '',
    age,
    weight,
    '诊断中包含P07，不限定为主要诊断',
  ];
}

function mergedRow(group: DipGroup): readonly string[] {
  const { principal = '', main = '', related = '' } = group;
  return [...identity(group), principal, group.title.zh, main, '', related, ''];
}

function burnsRow(group: DipGroup): readonly string[] {
  const { principal = '', degree = '', otherDiagnosis = '', area = '', main = '', related = '' } = group;
  return [...identity(group), principal, degree, otherDiagnosis, area, main, '', related, ''];
}

function tumoursRow(group: DipGroup): readonly string[] {
  const { principal = '', otherDiagnosis = '', anyOperation = '' } = group;
  return [...identity(group), principal, group.title.zh, otherDiagnosis, '', anyOperation, ''];
}

function tuberculosisRow(group: DipGroup): readonly string[] {
  const { principal = '', main = '', resistant = false } = group;
  return [...identity(group), principal, group.title.zh, main, '', resistant ? '是' : '否', ''];
}

function basicRow(group: DipGroup): readonly string[] {
  return [...identity(group), group.principal ?? '', group.title.zh, group.main ?? '', ''];
}

function noteOf({ effect, unlessPrincipal }: ExcludedOperation): string {
  if (unlessPrincipal !== undefined) return `${unlessPrincipal}作为主要诊断，可作为主要手术操作`;
  return effect === 'next' ? '不可作为主要手术操作' : '按保守治疗入组';
}
