import type { Words } from '../../claims/words.ts';
import type { CommonReason, KeptFor, Verdict } from './judge-warnings.ts';
import type { Proposal } from './propose.ts';
import type { Rate } from './rate.ts';
import type { WarningTally } from './tally.ts';

/** What proposals name by code only. */
export interface Naming {
  /** Words of a coded override reason; `undefined` where it is unknown. */
  readonly reason: (code: string) => Words | undefined;
  /** What a region may set of a rule, by the names it has in a document of changes. */
  readonly parameters: (rule: string) => readonly string[];
}

/** What is proposed, on which figures, to be read by whoever decides. */
export function proposalWords({ rule, verdict, tally }: Proposal, naming: Naming): Words {
  const what = verdictWords(verdict, rule, naming);
  const figures = figureWords(tally);
  return { zh: `${what.zh}。${figures.zh}`, en: `${what.en}. ${figures.en}` };
}

function verdictWords(verdict: Verdict, rule: string, naming: Naming): Words {
  if (verdict.kind === 'keep') return keptWords[verdict.why];
  if (verdict.kind === 'sharpen') return sharpenWords(verdict, naming.parameters(rule), naming);
  return plainWords[verdict.kind];
}

const plainWords: Readonly<Record<'mute' | 'make-blocking', Words>> = {
  mute: {
    zh: '建议：一段时间内不再提示（须由负责人作出决定）',
    en: 'Mute for a time, if a person decides so',
  },
  'make-blocking': {
    zh: '建议：由医院系统拦截，而不只是提示',
    en: 'Let the hospital’s system refuse the order instead of warning',
  },
};

const keptWords: Readonly<Record<KeptFor, Words>> = {
  'few-answers': { zh: '维持：答复太少，不足以判断', en: 'Keep: too few answers to judge by' },
  'few-doctors': {
    zh: '维持：作出答复的医师太少，不足以判断',
    en: 'Keep: too few doctors answered to judge by',
  },
  useful: { zh: '维持：提示常使医嘱得到修改', en: 'Keep: orders are often changed after it' },
  grave: {
    zh: '维持：多被坚持，但程度严重，不宜停止提示；请核查坚持的理由',
    en: 'Keep: mostly overridden, but too grave to mute; look at why it is overridden',
  },
  unclear: { zh: '维持：数据尚不支持任何改变', en: 'Keep: the figures speak for no change' },
};

function sharpenWords(
  { reason, share, remedy }: CommonReason,
  parameters: readonly string[],
  naming: Naming,
): Words {
  const said = reason.code === null ? undefined : naming.reason(reason.code);
  const own = reason.text ?? reason.code ?? '';
  const [zhNames, enNames] = parameters.length > 0 ? [parameters.join('、'), parameters.join(', ')] : [];
  return {
    zh: `建议：使规则更准确。坚持的理由 ${share.of} 次中有 ${share.count} 次是“${said?.zh ?? own}”；${remedy.zh}${zhNames ? `（规则参数：${zhNames}）` : ''}`,
    en: `Sharpen the rule. Of ${share.of} reasons to go on, ${share.count} were “${said?.en ?? own}”; ${remedy.en}${enNames ? ` (parameters of the rule: ${enNames})` : ''}`,
  };
}

function figureWords({ shown, answered, unanswered, overridden, changed, ...rest }: WarningTally): Words {
  const [override, change] = [rest.override_rate, rest.change_rate].map((rate) => rate && rateWords(rate));
  const zh = (rate: typeof override) => (rate ? `（${rate}）` : '');
  const en = (rate: typeof override) => (rate ? ` (${rate})` : '');
  return {
    zh: `提示 ${shown} 次，答复 ${answered} 次，未答复 ${unanswered} 次：坚持 ${overridden} 次${zh(override)}，修改 ${changed} 次${zh(change)}；答复医师 ${rest.doctors} 人`,
    en: `Shown ${shown}, answered ${answered}, unanswered ${unanswered}: overridden ${overridden}${en(override)}, changed ${changed}${en(change)}; doctors who answered: ${rest.doctors}`,
  };
}

/** As `83 % [64–93]`. */
export function rateWords({ share, low, high }: Rate): string {
  const percent = (value: number) => Math.round(value * 100);
  return `${percent(share)} % [${percent(low)}–${percent(high)}]`;
}
