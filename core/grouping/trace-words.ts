import type { Words } from '../claims/words.ts';
import { capital } from './capital.ts';
import { codesWords, codeWords } from './case-code-words.ts';
import { type FactContext, factsWords, noCondition } from './fact-words.ts';
import type { InvalidReason } from './find-invalid-reason.ts';
import type { GroupLabel } from './find-title.ts';
import type { GroupingCase, GroupingResult, GroupingStatus } from './grouping-case.ts';
import type { Because, CaseCode, TraceStep } from './trace-step.ts';
import { translationWords, unfitWords } from './translation-words.ts';
import { ungroupableWords } from './ungroupable-words.ts';
import { vainLines } from './vain-words.ts';

export interface TraceContext extends Omit<FactContext, 'naming'> {
  /** A group with its title. */
  readonly label: (group: string) => GroupLabel;
  /** Whether a DRG is the only one of its ADRG, and unconditional. */
  readonly isOnly: (drg: string) => boolean;
  /** Whether any list of the scheme has the code. */
  readonly knowsDx: (code: string) => boolean;
  /** ADRGs in whose procedure lists a code stands, the table of qualifying procedures left aside. */
  readonly listedIn: (procedure: string) => readonly string[];
}

type StepOf<K extends TraceStep['step']> = Extract<TraceStep, { readonly step: K }>;
type StepWords = { readonly [K in TraceStep['step']]: (step: StepOf<K>, context: TraceContext) => Words };

/** Says one step of a trace in both languages, in as many lines of the one as of the other. */
export function traceWords(step: TraceStep, context: TraceContext): Words {
  return words[step.step](step as never, context);
}

const reasons: Readonly<Record<InvalidReason, (given: GroupingCase) => Words>> = {
  sexBlank: () => ({ zh: '性别为空', en: 'sex is blank' }),
  newbornWithoutWeight: (given) => newbornWords(given),
  noDiagnosis: () => ({ zh: '没有诊断', en: 'there is no diagnosis' }),
};

/** What is blank is told as blank: only of who is known to be newborn it is said. */
function newbornWords({ ageYears, ageDays, weightGrams }: GroupingCase): Words {
  const isKnown = ageYears !== null && ageDays !== null;
  const years =
    ageYears === null
      ? { zh: '年龄为空（按 0 岁计）', en: 'age is blank (read as 0)' }
      : { zh: `年龄 ${ageYears} 岁`, en: `age is ${ageYears} years` };
  const days =
    ageDays === null
      ? { zh: '日龄为空（按 0 天计）', en: 'age in days is blank (read as 0)' }
      : { zh: `日龄 ${ageDays} 天`, en: `age in days is ${ageDays}` };
  const weight =
    weightGrams === null
      ? { zh: '体重为空', en: 'the weight is blank' }
      : { zh: `体重为 ${weightGrams} 克`, en: `the weight is ${weightGrams} g` };
  const reading = isKnown
    ? { zh: '新生儿须有体重', en: 'a newborn needs a weight' }
    : {
        zh: '因此按新生儿校验，须有体重',
        en: 'so the case is checked as that of a newborn, which needs a weight',
      };
  return {
    zh: `${years.zh}，${days.zh}，${reading.zh}，而${weight.zh}`,
    en: `${years.en}, ${days.en}, ${reading.en}, and ${weight.en}`,
  };
}

const outcomes: Readonly<Record<GroupingStatus, Words>> = {
  grouped: { zh: '入组', en: 'Grouped' },
  ambiguous: { zh: '歧义病案', en: 'Ambiguous' },
  ungroupable: { zh: '无法入组', en: 'Not groupable' },
  ...unfitWords,
};

const levels = { mcc: { zh: 'MCC', en: 'an MCC' }, cc: { zh: 'CC', en: 'a CC' } } as const;

const unasked = {
  mcc: ['，但该 ADRG 不按 MCC 细分', ', but the ADRG is not split by MCC'],
  cc: ['，但该 ADRG 不按 CC 细分', ', but the ADRG is split by MCC alone'],
} as const;

const words: StepWords = {
  ...translationWords,
  refused: ({ reason }, { given }) => ({
    zh: `不予分组：${reasons[reason](given).zh}`,
    en: `Not tried: ${reasons[reason](given).en}`,
  }),
  triedInVain: (step, context) => joined(vainLines(step, context)),
  mdcEntered: ({ mdc, because }, context) => fitting(`MDC${mdc}`, because, context, enters),
  mdcLeft: ({ mdc }, { label }) => ({
    zh: `${label(`MDC${mdc}`).zh} 中没有符合的 ADRG，继续尝试其后的 MDC`,
    en: `No ADRG of ${label(`MDC${mdc}`).en} fits; the MDCs behind it are tried`,
  }),
  mdcKept: ({ mdc }, { label }) => ({
    zh: `${label(`MDC${mdc}`).zh} 中没有符合的 ADRG；按本方案，病例留在该 MDC`,
    en: `No ADRG of ${label(`MDC${mdc}`).en} fits; in this scheme the case stays in the MDC`,
  }),
  mdcsExhausted: ({ entered }, context) => ungroupableWords(entered, context),
  adrgMatched: ({ adrg, because }, context) => fitting(adrg, because, context, fits),
  complicationCounted: ({ code, position, level, asked }, context) => {
    const said = codeWords({ kind: 'dx', position, code }, context.nameOf);
    const [zh, en] = asked ? ['', ''] : unasked[level];
    return {
      zh: `${said.zh}${repeated(code, position, context).zh} 计为 ${levels[level].zh}${zh}`,
      en: `${capital(said.en)}${repeated(code, position, context).en} counts as ${levels[level].en}${en}`,
    };
  },
  complicationExcluded: ({ code, position, level, table, principal }, context) => {
    const said = codeWords({ kind: 'dx', position, code }, context.nameOf);
    return {
      zh: `${said.zh}${repeated(code, position, context).zh} 为 ${levels[level].zh}，但因主要诊断 ${principal} 在其排除表 ${table} 中而不计`,
      en: `${capital(said.en)}${repeated(code, position, context).en} is ${levels[level].en} but does not count: its exclusion table ${table} holds the principal diagnosis ${principal}`,
    };
  },
  noComplication: ({ codes }, { nameOf }) => {
    const said = codesWords(codes, nameOf);
    return {
      zh: `${said.zh} ${codes.length > 1 ? '均不是' : '不是'} MCC 或 CC`,
      en: `Neither MCC nor CC: ${said.en}`,
    };
  },
  drgChosen: ({ drg, because }, context) => {
    if (!context.isOnly(drg)) return fitting(drg, because, context, chosen);
    const { zh, en } = context.label(drg);
    return { zh: `选定 ${zh}：该 ADRG 不再细分`, en: `Chosen: ${en}: the ADRG is not split any further` };
  },
  adrgStands: ({ adrg, drgs }, { label }) =>
    drgs.length === 0
      ? {
          zh: `本方案未在 ${label(adrg).zh} 下设 DRG，以 ADRG 本身为结果`,
          en: `The scheme has no DRGs under ${label(adrg).en}: the ADRG itself is the result`,
        }
      : {
          zh: `${label(adrg).zh} 的各 DRG（${drgs.join('、')}）均不符合，以 ADRG 本身为结果`,
          en: `None of the DRGs of ${label(adrg).en} fits (${drgs.join(', ')}): the ADRG itself is the result`,
        },
  ambiguityFound: ({ mdc, because }, context) => ambiguity(mdc, because, context),
  result: ({ result }, context) => outcome(result, context),
};

function repeated(code: string, position: number, { given }: TraceContext): Words {
  const before = given.dx.indexOf(code);
  if (before < 0 || before >= position) return { zh: '', en: '' };
  return before === 0
    ? { zh: '（与主要诊断相同）', en: ' (the same as the principal diagnosis)' }
    : { zh: `（与第 ${before + 1} 诊断相同）`, en: ` (the same as diagnosis ${before + 1})` };
}

/** How a group is told to fit, and what follows from that where its condition asks nothing. */
interface Fitting {
  readonly head: Words;
  readonly unasked: Words;
}

const takesTheRest: Words = { zh: '，其余病例均归入', en: ' and takes all that is left' };
const enters: Fitting = {
  head: { zh: '进入 ', en: 'Entered ' },
  unasked: { zh: '，依次尝试其中各 ADRG', en: ', so its ADRGs are tried' },
};
const fits: Fitting = { head: { zh: '符合 ', en: 'Fits ' }, unasked: takesTheRest };
const chosen: Fitting = { head: { zh: '选定 ', en: 'Chosen: ' }, unasked: takesTheRest };

function fitting(group: string, because: Because, context: TraceContext, { head, unasked }: Fitting): Words {
  const name = context.label(group);
  const asking = because.map(({ part }) => part).filter((part) => !('const' in part));
  const telling = asking.filter((part) => !('hasSecondaryDx' in part && asking.length > 1));
  const why =
    telling.length > 0
      ? factsWords(telling, name.short, context)
      : { zh: noCondition.zh + unasked.zh, en: noCondition.en + unasked.en };
  return { zh: `${head.zh}${name.zh}：${why.zh}`, en: `${head.en}${name.en}: ${why.en}` };
}

function ambiguity(mdc: string, because: Because, context: TraceContext): Words {
  const { zh, en } = context.label(`MDC${mdc}`);
  const procedures = because.flatMap(({ codes }) => codes).map((code) => placed(code, context));
  return {
    zh: `${zh}：前面的外科和操作 ADRG 均不符合，而病例有有效手术操作（${procedures.map((one) => one.zh).join('；')}），手术操作与主要诊断不符，归为歧义病案`,
    en: `${en}: no surgical or procedural ADRG before this place fits, yet there are qualifying procedures (${procedures.map((one) => one.en).join('; ')}): they do not go with the principal diagnosis, so the case is ambiguous`,
  };
}

/** So many ADRGs are named one by one. */
const mostPlaces = 6;

function placed(code: CaseCode, { nameOf, listedIn }: TraceContext): Words {
  const said = codeWords(code, nameOf);
  const places = listedIn(code.code);
  if (places.length === 0)
    return {
      zh: `${said.zh} 不在任何 ADRG 的手术操作表中`,
      en: `${said.en} in no ADRG's own procedure list`,
    };
  const named = places.slice(0, mostPlaces);
  return {
    zh: `${said.zh} 列于 ${named.join('、')}${places.length > mostPlaces ? ` 等 ${places.length} 个 ADRG` : ''}`,
    en: `${said.en} listed in ${named.join(', ')}${places.length > mostPlaces ? ` and ${places.length - mostPlaces} more` : ''}`,
  };
}

function outcome({ status, drg }: GroupingResult, { label }: TraceContext): Words {
  const { zh, en } = outcomes[status];
  const isNamed = drg !== '0000';
  return isNamed ? { zh: `${zh}：${label(drg).zh}`, en: `${en}: ${label(drg).en}` } : { zh, en };
}

function joined(lines: readonly Words[]): Words {
  return { zh: lines.map(({ zh }) => zh).join('\n'), en: lines.map(({ en }) => en).join('\n') };
}
