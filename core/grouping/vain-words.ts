import type { Words } from '../claims/words.ts';
import { codeWords } from './case-code-words.ts';
import type { Condition } from './condition.ts';
import { factWords } from './fact-words.ts';
import type { TraceStep, TriedInVain } from './trace-step.ts';
import type { TraceContext } from './trace-words.ts';

type VainStep = Extract<TraceStep, { readonly step: 'triedInVain' }>;

/**
 * Says in a few lines what was tried in vain: groups that the principal diagnosis or the main procedure alone
 * rules out are named together, and each of the others with what it lacks.
 */
export function vainLines({ level, tried }: VainStep, context: TraceContext): readonly Words[] {
  const byDx = tried.filter(lacksPrincipal);
  const byProc = tried.filter((one) => !lacksPrincipal(one) && one.lacks.every(isMainProcList));
  const others = tried.filter((one) => !byDx.includes(one) && !byProc.includes(one));
  const name = ({ group }: TriedInVain) => context.label(level === 'mdc' ? `MDC${group}` : group);
  const { dx, proc } = context.given;
  return [
    ...ruledOut(
      'dx',
      dx[0],
      byDx.map((one) => name(one).short),
      context,
    ),
    ...ruledOut(
      'proc',
      proc[0],
      byProc.map((one) => name(one).short),
      context,
    ),
    ...others.map((one) => lacking(name(one), one.lacks, context)),
  ];
}

function lacksPrincipal({ lacks }: TriedInVain): boolean {
  return lacks.some((part) => 'principalDx' in part);
}

/** Of the group itself; the table of qualifying procedures is the scheme's. */
function isMainProcList(part: Condition): boolean {
  return 'mainProc' in part && part.mainProc !== 'validProc';
}

function ruledOut(
  kind: 'dx' | 'proc',
  code: string | undefined,
  groups: readonly string[],
  { nameOf }: TraceContext,
): readonly Words[] {
  if (groups.length === 0) return [];
  const [zhGroups, enGroups] = [groups.join('、'), groups.join(', ')];
  const list = lists[kind];
  if (code === undefined)
    return [
      {
        zh: `没有${list.zh}，而下列各组要求${list.zhFirst}在其表中：${zhGroups}`,
        en: `There is no ${list.en}, and these groups need one of their lists: ${enGroups}`,
      },
    ];
  const { zh, en } = codeWords({ kind, position: 0, code }, nameOf);
  return [
    {
      zh: `${zh} 不在下列各组的${list.zh}表中：${zhGroups}`,
      en: `${capital(en)} is in the ${list.en} list of none of these groups: ${enGroups}`,
    },
  ];
}

const lists = {
  dx: { zh: '诊断', zhFirst: '主要诊断', en: 'diagnosis' },
  proc: { zh: '手术操作', zhFirst: '主要手术操作', en: 'procedure' },
} as const;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lacking(
  { zh, en, short }: Words & { readonly short: string },
  lacks: readonly Condition[],
  context: TraceContext,
): Words {
  const why = lacks.map((part) => factWords(part, short, context));
  return {
    zh: `${zh} 不符合：${why.map((one) => one.zh).join('；')}`,
    en: `${en} does not fit: ${why.map((one) => one.en).join('; ')}`,
  };
}
