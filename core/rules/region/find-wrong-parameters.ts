import { shapeWords } from '../../claims/shape-words.ts';
import { checks } from '../checks.ts';
import type { RuleDeclaration } from '../rule-declarations.ts';
import type { DocumentPath, RegionIssue } from './region-issue.ts';
import type { RegionRules } from './region-rules.ts';

type Parameters = RuleDeclaration['parameters'];

/** Checks that are not there, and parameters that a check does not take: those of own rules and of changes. */
export function findWrongParameters(
  region: RegionRules,
  declarations: readonly RuleDeclaration[],
): readonly RegionIssue[] {
  return [
    ...region.rules.flatMap(({ check, parameters }, at) => ofOwnRule(['rules', at], check, parameters)),
    ...region.changes.flatMap(({ rule, parameters }, at) =>
      parameters === undefined
        ? []
        : ofChange(['changes', at, 'parameters'], parameters, versionsOf(rule, declarations)),
    ),
  ];
}

function versionsOf(rule: string, declarations: readonly RuleDeclaration[]): readonly RuleDeclaration[] {
  return declarations.filter(({ id }) => id === rule);
}

function ofOwnRule(path: DocumentPath, check: string, parameters: Parameters): readonly RegionIssue[] {
  if (checks[check]) return mistakesIn([...path, 'parameters'], check, parameters);
  return [{ code: 'unknown-check', path: [...path, 'check'], check, known: Object.keys(checks) }];
}

/** Each mistake once, however many versions of the rule it is found in; those of the rule itself are not the change's. */
function ofChange(
  path: DocumentPath,
  changed: Parameters,
  versions: readonly RuleDeclaration[],
): readonly RegionIssue[] {
  const found = versions.flatMap(({ check, parameters }) =>
    mistakesIn(path, check, { ...parameters, ...changed }).filter((issue) => {
      const name = issue.path[path.length];
      return name === undefined || Object.hasOwn(changed, name);
    }),
  );
  return [...new Map(found.map((issue) => [JSON.stringify(issue), issue])).values()];
}

function mistakesIn(path: DocumentPath, check: string, parameters: Parameters): readonly RegionIssue[] {
  const parsed = checks[check]?.parameters.safeParse(parameters, { reportInput: true });
  return (parsed?.error?.issues ?? []).map((issue) => {
    return { code: 'shape', path: [...path, ...issue.path], words: shapeWords(issue) };
  });
}
