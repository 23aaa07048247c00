import type { Words } from '../claims/words.ts';
import { capital } from './capital.ts';
import { codeWords } from './case-code-words.ts';
import type { Condition } from './condition.ts';
import { factsWords } from './fact-words.ts';
import type { GroupLabel } from './find-title.ts';
import type { TraceStep } from './trace-step.ts';
import type { TraceContext } from './trace-words.ts';

type VainStep = Extract<TraceStep, { readonly step: 'triedInVain' }>;

/**
 * Says in a few lines what was tried in vain: groups that the principal diagnosis, the main procedure or both rule
 * out are named together, and each of the others with what it lacks.
 */
export function vainLines({ level, tried }: VainStep, context: TraceContext): readonly Words[] {
  const groups = tried.map(({ group, lacks }) => ({
    label: context.label(level === 'mdc' ? `MDC${group}` : group),
    lacks,
    kind: kindOf(lacks),
  }));
  const named = (...kinds: readonly Kind[]) => groups.filter(({ kind }) => kinds.includes(kind));
  return [
    ...ruledOut('dx', shorts(named('dx', 'dxAndMore')), context),
    ...alsoLacking(named('dxAndMore'), context),
    ...ruledOutByBoth(shorts(named('both')), context),
    ...ruledOut('proc', shorts(named('proc')), context),
    ...named('other').map(({ label, lacks }) => lacking(label, lacks, context)),
  ];
}

interface Named {
  readonly label: GroupLabel;
  readonly lacks: readonly Condition[];
}

/** What rules a group out: a first code, both of them, the principal diagnosis and something else, or all else. */
type Kind = 'dx' | 'proc' | 'both' | 'dxAndMore' | 'other';

function kindOf(lacks: readonly Condition[]): Kind {
  const others = lacks.filter((part) => !('principalDx' in part));
  const isProc = others.length > 0 && others.every(isMainProcList);
  if (others.length === lacks.length) return isProc ? 'proc' : 'other';
  if (others.length === 0) return 'dx';
  return isProc ? 'both' : 'dxAndMore';
}

/** Of the group itself; the table of qualifying procedures is the scheme's. */
function isMainProcList(part: Condition): boolean {
  return 'mainProc' in part && part.mainProc !== 'validProc';
}

function shorts(groups: readonly Named[]): readonly string[] {
  return groups.map(({ label }) => label.short);
}

function firstCode(kind: 'dx' | 'proc', { given, nameOf }: TraceContext): Words | null {
  const [code] = given[kind];
  return code === undefined ? null : codeWords({ kind, position: 0, code }, nameOf);
}

function ruledOut(kind: 'dx' | 'proc', groups: readonly string[], context: TraceContext): readonly Words[] {
  if (groups.length === 0) return [];
  const [zhGroups, enGroups] = [groups.join('、'), groups.join(', ')];
  const list = lists[kind];
  const said = firstCode(kind, context);
  return [
    said === null
      ? {
          zh: `没有${list.zh}，而下列各组要求${list.zhFirst}在其表中：${zhGroups}`,
          en: `There is no ${list.en}, and these groups need one of their lists: ${enGroups}`,
        }
      : {
          zh: `${said.zh} 不在下列各组的${list.zh}表中：${zhGroups}`,
          en: `${capital(said.en)} is in the ${list.en} list of none of these groups: ${enGroups}`,
        },
  ];
}

function ruledOutByBoth(groups: readonly string[], context: TraceContext): readonly Words[] {
  const dx = firstCode('dx', context);
  if (groups.length === 0 || dx === null) return [];
  const [zhGroups, enGroups] = [groups.join('、'), groups.join(', ')];
  const proc = firstCode('proc', context);
  return [
    proc === null
      ? {
          zh: `${dx.zh} 不在下列各组的诊断表中，也没有其要求的手术操作：${zhGroups}`,
          en: `${capital(dx.en)} is in the diagnosis list of none of these groups, and there is no procedure, which they need too: ${enGroups}`,
        }
      : {
          zh: `${dx.zh} 不在下列各组的诊断表中，${proc.zh} 也不在其手术操作表中：${zhGroups}`,
          en: `${capital(dx.en)} is in the diagnosis list of none of these groups, nor ${proc.en} in their procedure lists: ${enGroups}`,
        },
  ];
}

/** What else they lack whom the principal diagnosis rules out already. */
function alsoLacking(groups: readonly Named[], context: TraceContext): readonly Words[] {
  if (groups.length === 0) return [];
  const why = groups.map(({ label, lacks }) => {
    const others = lacks.filter((part) => !('principalDx' in part));
    return { short: label.short, ...factsWords(others, label.short, context) };
  });
  return [
    {
      zh: `其中还不符合：${why.map(({ short, zh }) => `${short}（${zh}）`).join('、')}`,
      en: `Some of them lack more: ${why.map(({ short, en }) => `${short} (${en})`).join(', ')}`,
    },
  ];
}

const lists = {
  dx: { zh: '诊断', zhFirst: '主要诊断', en: 'diagnosis' },
  proc: { zh: '手术操作', zhFirst: '主要手术操作', en: 'procedure' },
} as const;

function lacking({ zh, en, short }: GroupLabel, lacks: readonly Condition[], context: TraceContext): Words {
  const why = factsWords(lacks, short, context);
  return { zh: `${zh} 不符合：${why.zh}`, en: `${en} does not fit: ${why.en}` };
}
