import type { Words } from '../../claims/words.ts';

const words = {
  'bad-json': { zh: '不是有效的 JSON 对象', en: 'not a JSON object' },
  'too-large': { zh: '请求体过大', en: 'larger than is taken' },
  'field-missing': { zh: '必填项缺失或为空', en: 'required, but missing or empty' },
  'bad-field': { zh: '取值不符合规范', en: 'not of the form that the specification asks for' },
  'wrong-hook': { zh: '与所调用服务的钩子不符', en: 'not the hook of the service that was called' },
  'not-https': { zh: 'FHIR 服务器地址须为 https', en: 'the address of a FHIR server has to be https' },
  'selection-not-found': { zh: '所选医嘱不在 draftOrders 中', en: 'not among the draft orders' },
  'prefetch-missing': { zh: '未提供所需的预取数据', en: 'needed, but was not prefetched' },
  'prefetch-none': { zh: '所需的预取数据为空', en: 'needed, but there is none' },
  'prefetch-failed': { zh: '预取时出错', en: 'could not be prefetched' },
  'prefetch-unreadable': { zh: '预取数据无法读取', en: 'could not be read' },
  'other-patient': { zh: '不属于当前患者', en: 'is not of the patient in the context' },
  'other-encounter': { zh: '不是当前就诊', en: 'is not the encounter in the context' },
  'reason-missing': {
    zh: '此卡片须填写理由后方可忽略',
    en: 'this card cannot be overridden without a reason',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** Every way a call can be refused. Codes are stable: clients match on them. */
export type HookProblemCode = keyof typeof words;

export interface HookProblem {
  readonly code: HookProblemCode;
  /** Where, as a path into the body: `context.patientId`, `prefetch.conditions`. */
  readonly at: string;
}

/** What went wrong, for a FHIR client: an R4 OperationOutcome. */
export interface OperationOutcome {
  readonly resourceType: 'OperationOutcome';
  readonly issue: readonly {
    readonly severity: 'error';
    readonly code: string;
    readonly details: { readonly text: string };
    /** Our stable code. */
    readonly diagnostics: HookProblemCode;
    readonly expression: readonly string[];
  }[];
}

/** Says every problem in a body that FHIR clients can read. */
export function toOperationOutcome(
  problems: readonly HookProblem[],
  language: keyof Words = 'en',
): OperationOutcome {
  return {
    resourceType: 'OperationOutcome',
    issue: problems.map(({ code, at }) => ({
      severity: 'error',
      code: issueType[code],
      details: { text: language === 'zh' ? `${at}：${words[code].zh}` : `${at}: ${words[code].en}` },
      diagnostics: code,
      expression: [at],
    })),
  };
}

/** By FHIR's issue types. */
const issueType: Readonly<Record<HookProblemCode, string>> = {
  'bad-json': 'structure',
  'too-large': 'too-long',
  'field-missing': 'required',
  'bad-field': 'value',
  'wrong-hook': 'invalid',
  'not-https': 'security',
  'selection-not-found': 'not-found',
  'prefetch-missing': 'required',
  'prefetch-none': 'not-found',
  'prefetch-failed': 'incomplete',
  'prefetch-unreadable': 'structure',
  'other-patient': 'invalid',
  'other-encounter': 'invalid',
  'reason-missing': 'business-rule',
};
