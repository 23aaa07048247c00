import type { Words } from '../../claims/words.ts';
import { capital } from '../capital.ts';
import { codesWords, codeWords, type NameOfCode } from '../case-code-words.ts';
import type { InvalidReason } from '../find-invalid-reason.ts';
import type { GroupTitle } from '../find-title.ts';
import { translationWords, unfitWords } from '../translation-words.ts';
import type { CoreStage, OperationKind } from './catalogue.ts';
import { conditionWords, evidenceWords } from './dip-condition-words.ts';
import type { DipNearMiss, DipResult, DipStatus, DipTraceStep } from './dip-grouper.ts';
import { treatmentWords } from './dip-titles.ts';

export interface DipWordContext {
  readonly nameOf: NameOfCode;
  readonly title: (code: string) => GroupTitle | null;
}

type StepOf<K extends DipTraceStep['step']> = Extract<DipTraceStep, { readonly step: K }>;
type StepWords = {
  readonly [K in DipTraceStep['step']]: (step: StepOf<K>, context: DipWordContext) => Words;
};

/** Says one step of a trace in both languages, in as many lines of the one as of the other. */
export function dipStepWords(step: DipTraceStep, context: DipWordContext): Words {
  return words[step.step](step as never, context);
}

const stages: Readonly<Record<CoreStage, Words>> = {
  early: { zh: '先期分组', en: 'early groups' },
  merged: { zh: '并项规则下的核心病种', en: 'core groups of merged rules' },
  burns: { zh: '烧伤类病种', en: 'groups of burns' },
  tumours: { zh: '肿瘤类病种', en: 'groups of tumours' },
  tuberculosis: { zh: '结核类病种', en: 'groups of tuberculosis' },
  basic: { zh: '基础规则下的核心病种', en: 'core groups of basic rules' },
};

const reasons: Readonly<Record<InvalidReason, Words>> = {
  sexBlank: { zh: '性别为空', en: 'sex is blank' },
  newbornWithoutWeight: {
    zh: '新生儿（28 天以内）没有体重',
    en: 'a newborn of 28 days or less has no weight',
  },
  noDiagnosis: { zh: '没有主要诊断', en: 'there is no principal diagnosis' },
};

const kinds: Readonly<Record<OperationKind | 'unlisted', Words>> = {
  operation: { zh: '手术', en: 'an operation' },
  interventional: { zh: '介入治疗', en: 'an intervention' },
  therapeutic: { zh: '治疗性操作', en: 'a therapeutic procedure' },
  diagnostic: { zh: '诊断性操作', en: 'a diagnostic procedure' },
  unlisted: { zh: '未列类别的操作', en: 'a procedure of no listed kind' },
};

const effects = {
  conservative: { zh: '病例按保守治疗入组', en: 'the case is grouped as conservative' },
  next: { zh: '由其后的手术操作作主要手术操作', en: 'the next operation may be the main one' },
} as const;

const outcomes: Readonly<Record<DipStatus, Words>> = {
  grouped: { zh: '入组', en: 'Grouped' },
  ungroupable: { zh: '不纳入分组', en: 'Not grouped' },
  ...unfitWords,
};

const words: StepWords = {
  ...translationWords,
  refused: ({ reason }) => ({
    zh: `不予分组：${reasons[reason].zh}`,
    en: `Not tried: ${reasons[reason].en}`,
  }),
  principalNoCode: ({ code }) => ({
    zh: `主要诊断“${code}”不是 ICD-10 编码`,
    en: `The principal diagnosis “${code}” is no ICD-10 code`,
  }),
  principalExcluded: ({ code, entry }, { nameOf }) => {
    const said = codeWords({ kind: 'dx', position: 0, code }, nameOf);
    return {
      zh: `${said.zh} 在不纳入分组的主要诊断列表中（${entry}）`,
      en: `${capital(said.en)} is on the list of principal diagnoses that are not grouped (${entry})`,
    };
  },
  mainExcluded: ({ position, code, entry, effect }, { nameOf }) => {
    const said = codeWords({ kind: 'proc', position, code }, nameOf);
    return {
      zh: `${said.zh} 在不纳入分组的主要手术操作列表中（${entry}），${effects[effect].zh}`,
      en: `${capital(said.en)} is on the list of operations that are not the main one (${entry}): ${effects[effect].en}`,
    };
  },
  mainAllowed: ({ position, code, entry, unlessPrincipal }, { nameOf }) => {
    const said = codeWords({ kind: 'proc', position, code }, nameOf);
    return {
      zh: `${said.zh} 在不纳入分组的主要手术操作列表中（${entry}），但主要诊断在 ${unlessPrincipal} 之内，可作主要手术操作`,
      en: `${capital(said.en)} is on the list of operations that are not the main one (${entry}), but may be with a principal diagnosis of ${unlessPrincipal}`,
    };
  },
  resistance: ({ codes }, { nameOf }) => {
    if (codes.length === 0)
      return { zh: '没有耐药诊断，按不耐药计', en: 'No diagnosis tells of resistance to drugs' };
    const said = codesWords(codes, nameOf);
    return { zh: `${said.zh} 表明耐药`, en: `Resistant to drugs by ${said.en}` };
  },
  stagesPassed: ({ stages: passed }) => ({
    zh: `${passed.map((stage) => stages[stage].zh).join('、')}中没有与病例编码相关的病种`,
    en: `Nothing about the codes of the case among the ${passed.map((stage) => stages[stage].en).join(', the ')}`,
  }),
  triedInVain: ({ stage, near, others }, context) => {
    const { zh, en } = stages[stage];
    const missed = near.map((miss) => nearWords(miss, context));
    return {
      zh: `${zh}中接近而不符合：${missed.map((one) => one.zh).join('；')}${others > 0 ? `；另有 ${others} 个` : ''}`,
      en: `Of the ${en}, near but not fitting: ${missed.map((one) => one.en).join('; ')}${others > 0 ? `; and ${others} more` : ''}`,
    };
  },
  groupMatched: ({ stage, group, because }, context) => {
    const name = label(group, context);
    const why = because.map((evidence) => evidenceWords(evidence, context.nameOf));
    return {
      zh: `符合${stages[stage].zh} ${name.zh}：${why.map(({ zh }) => zh).join('；') || '没有条件'}`,
      en: `Fits ${name.en} of the ${stages[stage].en}: ${why.map(({ en }) => en).join('; ') || 'it asks nothing'}`,
    };
  },
  preferred: ({ group, over }) => ({
    zh: `${group} 优先于同样符合的 ${over.join('、')}：主要诊断编码更细者先，其次含主要手术操作者先，组合大者先，分值高者先，列前者先`,
    en: `${group} goes before ${over.join(', ')}, which fit too: first the closer principal diagnosis, then with the main operation, the larger set, the higher score, the earlier row`,
  }),
  treatmentFound: ({ treatment, by, kind }, { nameOf }) => {
    const { zh, en } = treatmentWords[treatment];
    if (by === null || kind === null)
      return {
        zh: `没有核心病种符合；没有计入治疗方式的手术操作，治疗方式为${zh}`,
        en: `No core group fits; no operation makes a class of treatment, so it is ${en}`,
      };
    const said = codeWords(by, nameOf);
    return {
      zh: `没有核心病种符合；${said.zh} 为${kinds[kind].zh}，治疗方式为${zh}`,
      en: `No core group fits; ${said.en} is ${kinds[kind].en}, so the class of treatment is ${en}`,
    };
  },
  comprehensiveFound: ({ group, by, of }, context) => {
    const name = label(group, context);
    const from = {
      category: { zh: `类目 ${of}`, en: `the category ${of}` },
      chapter: { zh: `章节 ${of}（类目未单列）`, en: `the chapter ${of}, for the category has none` },
      implied: {
        zh: `类目 ${of}（目录未列，没有分值）`,
        en: `the category ${of}, which the catalogue does not list and gives no score`,
      },
    }[by];
    return {
      zh: `归入综合病种 ${name.zh}：${from.zh}`,
      en: `Comprehensive group ${name.en}: of ${from.en}`,
    };
  },
  primaryCare: ({ row }) =>
    row === null
      ? { zh: '该病种为基层病种', en: 'The group is one of primary care' }
      : {
          zh: `符合基层病种列表第 ${row + 1} 行`,
          en: `Row ${row + 1} of the list of primary-care cases fits`,
        },
  result: ({ result }, context) => outcome(result, context),
};

function nearWords({ group, lacks }: DipNearMiss, context: DipWordContext): Words {
  const lacking = lacks.map((condition) => conditionWords[condition]);
  return {
    zh: `${group}（缺${lacking.map(({ zh }) => zh).join('、')}）`,
    en: `${label(group, context).short} (lacking ${lacking.map(({ en }) => en).join(', ')})`,
  };
}

function label(code: string, { title }: DipWordContext): Words & { readonly short: string } {
  const { zh, en } = title(code) ?? { zh: '', en: '' };
  // A group without a title has its code for one.
  const named = (name: string) => (name === code ? code : `${code} ${name}`.trimEnd());
  return { zh: named(zh), en: named(en), short: code };
}

function outcome({ status, code, score }: DipResult, context: DipWordContext): Words {
  const { zh, en } = outcomes[status];
  if (status !== 'grouped') return { zh, en };
  const name = label(code, context);
  return {
    zh: `${zh}：${name.zh}${score === null ? '' : `，分值 ${score}`}`,
    en: `${en}: ${name.en}${score === null ? '' : `, score ${score}`}`,
  };
}
