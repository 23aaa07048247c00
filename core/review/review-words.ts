import type { Words } from '../claims/words.ts';
import type { ActingRole, Action } from './decision.ts';
import type { Refusal, ReviewState } from './review.ts';

export const stateWords: Readonly<Record<ReviewState, Words>> = {
  open: { zh: '待处理', en: 'open' },
  'in-review': { zh: '审核中', en: 'in review' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  rejected: { zh: '已排除', en: 'rejected' },
  appealed: { zh: '申诉中', en: 'appealed' },
  're-reviewed': { zh: '已复审', en: 're-reviewed' },
  settled: { zh: '已办结', en: 'settled' },
};

export const actionWords: Readonly<Record<Action, Words>> = {
  take: { zh: '受理', en: 'take' },
  confirm: { zh: '确认', en: 'confirm' },
  reject: { zh: '排除', en: 'reject' },
  appeal: { zh: '申诉', en: 'appeal' },
  uphold: { zh: '维持', en: 'uphold' },
  overturn: { zh: '撤销', en: 'overturn' },
  settle: { zh: '办结', en: 'settle' },
  reopen: { zh: '重新打开', en: 'reopen' },
};

const roleWords: Readonly<Record<ActingRole, Words>> = {
  office: { zh: '医保经办', en: 'office' },
  auditor: { zh: '稽核', en: 'auditor' },
  manager: { zh: '医院管理', en: 'manager' },
  clinician: { zh: '临床', en: 'clinician' },
};

/** Why a decision cannot be taken, and which could. */
export function refusalWords(refusal: Refusal): Words {
  const action = actionWords[refusal.action];
  if (refusal.code === 'not-yours') {
    const roles = refusal.roles.map((role) => roleWords[role]);
    return {
      zh: `${action.zh}只能由${join(roles, 'zh', '、')}作出，不能由${roleWords[refusal.role].zh}作出`,
      en: `${action.en} is for ${join(roles, 'en', ' or ')}, not for ${roleWords[refusal.role].en}`,
    };
  }
  const possible = refusal.possible.map((one) => actionWords[one]);
  const state = stateWords[refusal.state];
  return {
    zh: `该线索${state.zh}，不能${action.zh}；可以：${join(possible, 'zh', '、')}`,
    en: `the finding is ${state.en} and cannot be acted on with ${action.en}; possible: ${join(possible, 'en', ', ')}`,
  };
}

function join(words: readonly Words[], language: keyof Words, between: string): string {
  return words.map((word) => word[language]).join(between);
}
