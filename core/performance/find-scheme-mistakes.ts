import type { DocumentIssue } from '../claims/document-issue.ts';
import type { ManagementIndicator } from '../indicators/management-indicator.ts';
import { namesBehind } from './names-behind.ts';
import { scoreName } from './performance-facts.ts';
import type { PerformanceRules } from './read-performance-scheme.ts';
import { rewardedBy } from './scoring-curve.ts';

type Rules = PerformanceRules;

/** What is wrong with a scheme that is well formed: names that nobody has, shares that do not add up, and the like. */
export function findSchemeMistakes(
  rules: Rules,
  indicators: readonly ManagementIndicator[],
): readonly DocumentIssue[] {
  return [
    ...badDays(rules),
    ...repeated(rules),
    ...unknownNames(rules),
    ...wrongShares(rules),
    ...wrongScorecard(rules, indicators),
  ];
}

const issue = (path: DocumentIssue['path'], zh: string, en: string): DocumentIssue => ({
  path,
  words: { zh, en },
});

function badDays({ scheme: { effectiveFrom, effectiveTo } }: Rules): readonly DocumentIssue[] {
  if (effectiveTo === null || effectiveTo >= effectiveFrom) return [];
  return [
    issue(
      ['effectiveTo'],
      `止日 ${effectiveTo} 早于起日 ${effectiveFrom}`,
      `it ends on ${effectiveTo}, before it begins on ${effectiveFrom}`,
    ),
  ];
}

function repeated({ scheme }: Rules): readonly DocumentIssue[] {
  const ids = (path: DocumentIssue['path'], list: readonly { readonly id: string }[]) =>
    list.map(({ id }, at) => ({ path: [...path, at, 'id'], text: id }));
  const lists = [
    ids(['pool', 'sources'], scheme.pool.sources),
    ids(['scorecard', 'items'], scheme.scorecard?.items ?? []),
    ids(['kinds'], scheme.kinds),
    ids(['parts'], scheme.parts),
    scheme.kinds.flatMap(({ departments }, kind) =>
      departments.map((text, at) => ({ path: ['kinds', kind, 'departments', at], text })),
    ),
  ];
  return lists.flatMap((list) =>
    list
      .filter(({ text }, at) => list.findIndex((other) => other.text === text) !== at)
      .map(({ path, text }) => issue(path, `${text} 重复`, `${text} stands twice`)),
  );
}

function unknownNames({ scheme }: Rules): readonly DocumentIssue[] {
  const kinds = new Set(scheme.kinds.map(({ id }) => id));
  const guards = new Set(scheme.guards.map(({ name }) => name));
  const kindsIn = (path: DocumentIssue['path'], formulas: Readonly<Record<string, string>>) =>
    Object.keys(formulas)
      .filter((kind) => !kinds.has(kind))
      .map((kind) => issue([...path, kind], `没有单元类别 ${kind}`, `there is no kind ${kind}`));
  const scored = scheme.scorecard?.kinds ?? [];
  return [
    ...scored.flatMap((kind, at) =>
      kinds.has(kind)
        ? []
        : [issue(['scorecard', 'kinds', at], `没有单元类别 ${kind}`, `there is no kind ${kind}`)],
    ),
    ...kindsIn(['memberPoints'], scheme.memberPoints),
    ...scheme.parts.flatMap((part, at) => [
      ...(part.kind === 'award'
        ? kindsIn(['parts', at, 'yuan'], part.yuan)
        : kindsIn(['parts', at, 'points'], part.points)),
      ...part.withheldBy.flatMap((guard, place) =>
        guards.has(guard)
          ? []
          : [
              issue(
                ['parts', at, 'withheldBy', place],
                `没有前提条件 ${guard}`,
                `there is no guard ${guard}`,
              ),
            ],
      ),
    ]),
  ];
}

/** Shares as written add up exactly where their ten-thousandths do. */
const e4 = (share: number) => Math.round(share * 10_000);

function wrongShares({ scheme: { parts, pool } }: Rules): readonly DocumentIssue[] {
  const shares = parts.flatMap((part, at) =>
    part.kind === 'points' ? [{ path: ['parts', at, 'share'], share: part.share }] : [],
  );
  const tooFine = [{ path: ['pool', 'share'], share: pool.share }, ...shares]
    .filter(({ share }) => Math.abs(e4(share) / 10_000 - share) > 1e-12)
    .map(({ path, share }) =>
      issue(path, `份额 ${share} 最多四位小数`, `share ${share} has more than four decimals`),
    );
  const sumE4 = shares.reduce((sum, { share }) => sum + e4(share), 0);
  if (shares.length === 0 || sumE4 === 10_000) return tooFine;
  const sum = sumE4 / 10_000;
  const zh = `按点数分配的份额合计为 ${sum}，应为 1`;
  return [...tooFine, issue(['parts'], zh, `the shares given by points add up to ${sum}, not to 1`)];
}

function wrongScorecard(rules: Rules, indicators: readonly ManagementIndicator[]): readonly DocumentIssue[] {
  const { scorecard } = rules.scheme;
  if (!scorecard) return [];
  const items = scorecard.items.flatMap(({ of, curve }, at) => {
    const path = ['scorecard', 'items', at, 'curve'];
    const beyond = curve.points.some(([, gives]) => gives < 0 || gives > 1);
    return [
      ...(beyond ? [issue(path, '得分比例须在 0 与 1 之间', 'a curve of the scorecard gives 0 to 1')] : []),
      ...perverse(of, curve, path, indicators),
    ];
  });
  return [...items, ...lightScorecard(rules, scorecard.minWeight)];
}

/** More marks for less of what is good is a slip of the pen. */
function perverse(
  of: string,
  curve: Parameters<typeof rewardedBy>[0],
  path: DocumentIssue['path'],
  indicators: readonly ManagementIndicator[],
): readonly DocumentIssue[] {
  const id = /^\s*indicator\(\s*(["'])([^"']+)\1\s*\)\s*$/.exec(of)?.[2];
  const better = indicators.find((indicator) => indicator.id === id)?.better ?? 'neither';
  const rewarded = rewardedBy(curve);
  if (better === 'neither' || rewarded === 'neither' || rewarded === better) return [];
  const [zh, en] =
    better === 'higher' ? ['越高越好', 'better the higher it is'] : ['越低越好', 'better the lower it is'];
  return [
    issue(path, `指标 ${id} ${zh}，曲线却相反`, `indicator ${id} is ${en}, and the curve says the opposite`),
  ];
}

function lightScorecard(rules: Rules, minWeight: number): readonly DocumentIssue[] {
  const weightE4 = rules.parts.reduce((sum, { part, formulas }) => {
    const hangs = [...formulas.values()].every((one) => namesBehind(rules, [one]).has(scoreName));
    return part.kind === 'points' && hangs ? sum + e4(part.share) : sum;
  }, 0);
  if (weightE4 >= e4(minWeight)) return [];
  const weight = weightE4 / 10_000;
  return [
    issue(
      ['scorecard', 'minWeight'],
      `与考核得分挂钩的份额为 ${weight}，不得低于 ${minWeight}`,
      `the share that hangs on the score is ${weight}, and must be ${minWeight} at least`,
    ),
  ];
}
