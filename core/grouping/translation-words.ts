import type { Words } from '../claims/words.ts';
import type { NameOfCode } from './case-code-words.ts';
import type { GroupingStatus } from './grouping-case.ts';
import type { TraceStep } from './trace-step.ts';

/** How a code of another edition was read; the steps are those of DRG and of DIP alike. */
export type TranslationStep = Extract<TraceStep, { readonly step: 'codeMapped' | 'codeUnmapped' }>;
type StepOf<K extends TranslationStep['step']> = Extract<TranslationStep, { readonly step: K }>;

const codeKinds = { dx: { zh: '诊断', en: 'Diagnosis' }, proc: { zh: '手术操作', en: 'Procedure' } } as const;

export const translationWords = {
  codeMapped: (
    { kind, position, from, to }: StepOf<'codeMapped'>,
    { nameOf }: { readonly nameOf: NameOfCode },
  ): Words => ({
    zh: `第 ${position + 1} 个${codeKinds[kind].zh}编码 ${from} 转换为 ${[to, nameOf(kind, to)].join(' ').trimEnd()}`,
    en: `${codeKinds[kind].en} ${position + 1}: code ${from} is read as ${to}`,
  }),
  codeUnmapped: ({ kind, position, code }: StepOf<'codeUnmapped'>): Words => ({
    zh: `第 ${position + 1} 个${codeKinds[kind].zh}编码 ${code} 不在编码映射表中，病例不再分组`,
    en: `${codeKinds[kind].en} ${position + 1}: code ${code} is not in the code mapping; the case is not tried`,
  }),
};

/** What becomes of a case whose data are not fit for grouping. */
export const unfitWords: Readonly<
  Record<Extract<GroupingStatus, 'invalid' | 'dxUnmapped' | 'procUnmapped'>, Words>
> = {
  invalid: { zh: '信息校验不通过', en: 'Refused as invalid' },
  dxUnmapped: { zh: '诊断编码无法转换', en: 'A diagnosis code has no translation' },
  procUnmapped: { zh: '手术操作编码无法转换', en: 'A procedure code has no translation' },
};
