import type { Words } from '../../claims/words.ts';
import type { KnowledgeTable } from '../knowledge-points.ts';
import type { RuleDeclaration } from '../rule-declarations.ts';
import { addPoints } from './add-points.ts';
import { changeDeclarations } from './change-declarations.ts';
import type { RegionRules } from './region-rules.ts';

/** Rules with their tables, before they are bound. */
export interface RuleBook {
  readonly declarations: readonly RuleDeclaration[];
  readonly points: readonly KnowledgeTable[];
}

/** The national rules as a region left them; `mistakes` say in both languages what names nothing that is there. */
export function applyRegionRules(
  national: RuleBook,
  region: RegionRules,
): RuleBook & { readonly mistakes: readonly Words[] } {
  const declared = [...national.declarations, ...region.rules];
  const changed = changeDeclarations(declared, region.changes).map((rule) => exempted(rule, region));
  return {
    declarations: changed,
    points: addPoints(national.points, region.points),
    mistakes: findMistakes(national, region),
  };
}

function exempted(rule: RuleDeclaration, { exemptions }: RegionRules): RuleDeclaration {
  const ofRule = exemptions.filter(({ rules }) => rules.includes(rule.id));
  if (ofRule.length === 0) return rule;
  const added = ofRule.map(({ rules: _, ...exemption }) => exemption);
  return { ...rule, exemptions: [...(rule.exemptions ?? []), ...added] };
}

function findMistakes(national: RuleBook, region: RegionRules): readonly Words[] {
  const ids = new Set([...national.declarations, ...region.rules].map(({ id }) => id));
  const nationalIds = new Set(national.declarations.map(({ id }) => id));
  const unknown = (place: string, rule: string): readonly Words[] =>
    ids.has(rule) ? [] : [{ zh: `${place}：没有规则 ${rule}`, en: `${place}: there is no rule ${rule}` }];
  return [
    ...region.rules.flatMap(({ id }, at) => ownIdMistakes(`rules[${at}]`, id, nationalIds)),
    ...region.changes.flatMap(({ rule }, at) => unknown(`changes[${at}]`, rule)),
    ...region.exemptions.flatMap(({ rules }, at) =>
      rules.flatMap((rule) => unknown(`exemptions[${at}]`, rule)),
    ),
    ...region.points.flatMap(({ rules }, at) => rules.flatMap((rule) => unknown(`points[${at}]`, rule))),
    ...region.points.flatMap((table, at) => kindMistakes(`points[${at}]`, table, national.points)),
  ];
}

function ownIdMistakes(place: string, id: string, national: ReadonlySet<string>): readonly Words[] {
  if (national.has(id))
    return [{ zh: `${place}：规则 ${id} 已存在`, en: `${place}: there is a rule ${id} already` }];
  if (id.startsWith('DS-')) return [];
  return [
    {
      zh: `${place}：自定规则编号须以 DS- 开头：${id}`,
      en: `${place}: the id of an own rule begins with DS-: ${id}`,
    },
  ];
}

function kindMistakes(
  place: string,
  { id, kind }: KnowledgeTable,
  national: readonly KnowledgeTable[],
): readonly Words[] {
  const other = national.find((table) => table.id === id && table.kind !== kind);
  if (!other) return [];
  return [
    {
      zh: `${place}：表 ${id} 的类型为 ${other.kind}，不是 ${kind}`,
      en: `${place}: table ${id} is of kind ${other.kind}, not ${kind}`,
    },
  ];
}
