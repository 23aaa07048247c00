import type { Words } from '../claims/words.ts';
import { conditionWords } from './condition-words.ts';
import type { InvalidReason } from './find-invalid-reason.ts';
import type { GroupTitle } from './find-title.ts';
import type { GroupingStatus } from './grouping-case.ts';
import type { TraceStep, Unmet } from './trace-step.ts';

type Title = (group: string) => GroupTitle | null;
type StepOf<K extends TraceStep['step']> = Extract<TraceStep, { readonly step: K }>;
type StepWords = { readonly [K in TraceStep['step']]: (step: StepOf<K>, title: Title) => Words };

/** Says one step of a trace in both languages, with the titles of the scheme. */
export function traceWords(step: TraceStep, title: Title): Words {
  return words[step.step](step as never, title);
}

const reasons: Readonly<Record<InvalidReason, Words>> = {
  sexBlank: { zh: '性别为空', en: 'sex is blank' },
  newbornWithoutWeight: { zh: '新生儿无体重', en: 'a newborn without a weight' },
  noDiagnosis: { zh: '没有诊断', en: 'there is no diagnosis' },
};

const outcomes: Readonly<Record<GroupingStatus, Words>> = {
  grouped: { zh: '入组', en: 'Grouped' },
  ambiguous: { zh: '歧义病案', en: 'Ambiguous' },
  ungroupable: { zh: '无法入组', en: 'Not groupable' },
  invalid: { zh: '信息校验不通过', en: 'Refused as invalid' },
  dxUnmapped: { zh: '诊断编码无法转换', en: 'A diagnosis code has no translation' },
  procUnmapped: { zh: '手术操作编码无法转换', en: 'A procedure code has no translation' },
};

const codeKinds = { dx: { zh: '诊断', en: 'Diagnosis' }, proc: { zh: '手术操作', en: 'Procedure' } } as const;

const words: StepWords = {
  codeMapped: ({ kind, position, from, to }) => ({
    zh: `第 ${position + 1} 个${codeKinds[kind].zh}编码 ${from} 转换为 ${to}`,
    en: `${codeKinds[kind].en} ${position + 1}: code ${from} is read as ${to}`,
  }),
  codeUnmapped: ({ kind, position, code }) => ({
    zh: `第 ${position + 1} 个${codeKinds[kind].zh}编码 ${code} 不在编码映射表中`,
    en: `${codeKinds[kind].en} ${position + 1}: code ${code} is not in the code mapping`,
  }),
  refused: ({ reason }) => ({
    zh: `不予分组：${reasons[reason].zh}`,
    en: `Not tried: ${reasons[reason].en}`,
  }),
  mdcTried: ({ mdc, lacks }, title) => refusal(`MDC${mdc}`, lacks, title),
  mdcEntered: ({ mdc }, title) => about(`MDC${mdc}`, title, '进入 ', '', 'Entered ', ''),
  mdcLeft: ({ mdc }, title) =>
    about(
      `MDC${mdc}`,
      title,
      '',
      ' 中没有符合的 ADRG，继续尝试下一个 MDC',
      'No ADRG of ',
      ' fits; the next MDC is tried',
    ),
  mdcKept: ({ mdc }, title) =>
    about(`MDC${mdc}`, title, '', ' 中没有符合的 ADRG', 'No ADRG of ', ' fits, and the case stays in it'),
  adrgTried: ({ adrg, lacks }, title) => refusal(adrg, lacks, title),
  adrgMatched: ({ adrg }, title) => about(adrg, title, '符合 ', '', 'Fits ', ''),
  complicationCounted: ({ code, level }) => ({
    zh: `其他诊断 ${code} 计为 ${level.toUpperCase()}`,
    en: `Secondary diagnosis ${code} counts as ${level === 'mcc' ? 'an MCC' : 'a CC'}`,
  }),
  complicationExcluded: ({ code, level, table, principal }) => ({
    zh: `其他诊断 ${code} 为 ${level.toUpperCase()}，但因主要诊断 ${principal} 在排除表 ${table} 中而不计`,
    en: `Secondary diagnosis ${code} (${level.toUpperCase()}) does not count: exclusion table ${table} holds the principal diagnosis ${principal}`,
  }),
  drgTried: ({ drg, lacks }, title) => refusal(drg, lacks, title),
  drgChosen: ({ drg }, title) => about(drg, title, '选定 ', '', 'Chosen: ', ''),
  ambiguityFound: ({ mdc }, title) =>
    about(
      `MDC${mdc}`,
      title,
      '',
      '：手术操作与主要诊断无关，归为歧义病案',
      '',
      ': the procedures do not belong to the principal diagnosis',
    ),
  result: ({ result: { status, drg } }, title) => {
    const outcome = outcomes[status];
    if (status !== 'grouped' && status !== 'ambiguous') return outcome;
    return about(drg, title, `${outcome.zh}：`, '', `${outcome.en}: `, '');
  },
};

function refusal(group: string, lacks: Unmet, title: Title): Words {
  const needs = lacks.map(conditionWords);
  return about(
    group,
    title,
    '',
    ` 不符合：须${needs.map((need) => need.zh).join('；须')}`,
    '',
    ` does not fit: needs ${needs.map((need) => need.en).join('; needs ')}`,
  );
}

function about(
  group: string,
  title: Title,
  zhBefore: string,
  zhAfter: string,
  enBefore: string,
  enAfter: string,
): Words {
  const found = title(group);
  const zh = found ? `${group} ${found.zh}` : group;
  const en = found ? `${group} ${found.en}` : group;
  return { zh: `${zhBefore}${zh}${zhAfter}`, en: `${enBefore}${en}${enAfter}` };
}
