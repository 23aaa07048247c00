import type { Words } from '../claims/words.ts';
import type { ActingRole, Action } from './decision.ts';
import type { Refusal, ReviewState } from './review.ts';
import { type AmountRefusal, settlingActions } from './settled-amount.ts';

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

/** What is wrong with an amount, and what was expected. */
export function amountRefusalWords(refusal: AmountRefusal): Words {
  if (refusal.code === 'amount-too-large') {
    const [amount, largest] = [refusal.amountFen, refusal.largestFen].map(yuan);
    return {
      zh: `金额${amount}元过大，应在0至${largest}元之间，以病例总费用与线索金额中较大者为限`,
      en: `${amount} yuan are too much; expected 0 to ${largest} yuan: what the case cost, or was found where that is more`,
    };
  }
  const action = actionWords[refusal.action];
  const settling = settlingActions.map((one) => actionWords[one]);
  return {
    zh: `${action.zh}不能带金额；金额只随${join(settling, 'zh', '、')}，且线索成立`,
    en: `${action.en} takes no amount here; one belongs to ${join(settling, 'en', ', ')} of a finding that holds`,
  };
}

const yuan = (fen: number) => (fen / 100).toFixed(2);

function join(words: readonly Words[], language: keyof Words, between: string): string {
  return words.map((word) => word[language]).join(between);
}
