import { type CheckedDocument, checkShape, type DocumentIssue } from '../claims/document-issue.ts';
import type { ManagementIndicator } from '../indicators/management-indicator.ts';
import { kindOf } from './kind-of.ts';
import { performanceFacts } from './performance-facts.ts';
import { type PerformanceFigures, performanceFiguresSchema } from './performance-figures.ts';
import type { PerformanceScheme } from './performance-scheme.ts';

/**
 * Checks figures against the schemes that they are for: everything that is wrong with them, at once. A name that no
 * scheme knows is taken for a slip of the pen; one that is not there is no mistake, but no data.
 * @param schemes those that the figures must have kinds for
 * @param others whose measures they may have besides
 */
export function readPerformanceFigures(
  input: unknown,
  schemes: readonly PerformanceScheme[],
  others: readonly PerformanceScheme[],
  indicators: readonly ManagementIndicator[],
): CheckedDocument<PerformanceFigures> {
  const checked = checkShape(performanceFiguresSchema, input);
  if (!checked.ok) return checked;
  const { pool, units } = checked.value;
  const all = [...schemes, ...others];
  const measures = all.flatMap((scheme) => scheme.measures.map(({ name }) => name));
  const names: Names = {
    facts: new Set([...performanceFacts.map(({ name }) => name), ...measures]),
    indicators: new Set(indicators.map(({ id }) => id)),
  };
  const sources = new Set(all.flatMap((scheme) => scheme.pool.sources.map(({ id }) => id)));
  const issues = [
    ...unknown(Object.keys(pool.sourcesFen), sources, ['pool', 'sourcesFen'], ['来源', 'source']),
    ...repeated(units, ['units']),
    ...units.flatMap((unit, at) => [
      ...unknownKind(unit, schemes, ['units', at]),
      ...unknownNames(unit, names, ['units', at]),
      ...repeated(unit.members ?? [], ['units', at, 'members']),
      ...(unit.members ?? []).flatMap((member, place) =>
        unknownNames(member, names, ['units', at, 'members', place]),
      ),
    ]),
  ];
  return issues.length === 0 ? checked : { ok: false, issues };
}

interface Names {
  readonly facts: ReadonlySet<string>;
  readonly indicators: ReadonlySet<string>;
}

/** A longer list helps nobody; docs/performance-pay.md has the facts. */
const mostListed = 8;

type Path = DocumentIssue['path'];

function unknown(
  names: readonly string[],
  known: ReadonlySet<string>,
  path: Path,
  [zh, en]: readonly [string, string],
): readonly DocumentIssue[] {
  return names
    .filter((name) => !known.has(name))
    .map((name) => ({
      path: [...path, name],
      words: {
        zh: `没有${zh} ${name}${known.size > mostListed ? '' : `；可用：${[...known].join('、')}`}`,
        en: `there is no ${en} ${name}${known.size > mostListed ? '' : `; there are ${[...known].join(', ')}`}`,
      },
    }));
}

function unknownNames(
  of: {
    readonly facts: object;
    readonly indicators?: object | undefined;
    readonly lamps?: object | undefined;
  },
  { facts, indicators }: Names,
  path: Path,
): readonly DocumentIssue[] {
  return [
    ...unknown(Object.keys(of.facts), facts, [...path, 'facts'], ['事实', 'fact']),
    ...unknown(Object.keys(of.indicators ?? {}), indicators, [...path, 'indicators'], ['指标', 'indicator']),
    ...unknown(Object.keys(of.lamps ?? {}), indicators, [...path, 'lamps'], ['指标', 'indicator']),
  ];
}

function unknownKind(
  unit: PerformanceFigures['units'][number],
  schemes: readonly PerformanceScheme[],
  path: Path,
): readonly DocumentIssue[] {
  return schemes
    .filter((scheme) => kindOf(unit, scheme) === null)
    .map((scheme) => {
      const kinds = scheme.kinds.map(({ id }) => id);
      return {
        path: [...path, 'kind'],
        words: {
          zh: `方案 ${scheme.id} 没有单元 ${unit.id} 的类别；可用：${kinds.join('、')}`,
          en: `scheme ${scheme.id} has no kind for unit ${unit.id}; there are ${kinds.join(', ')}`,
        },
      };
    });
}

function repeated(list: readonly { readonly id: string }[], path: Path): readonly DocumentIssue[] {
  return list.flatMap(({ id }, at) =>
    list.findIndex((other) => other.id === id) === at
      ? []
      : [{ path: [...path, at, 'id'], words: { zh: `${id} 重复`, en: `${id} stands twice` } }],
  );
}
