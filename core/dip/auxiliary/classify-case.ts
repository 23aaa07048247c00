import type { Words } from '../../claims/words.ts';
import { type AuxiliaryInput, askCondition, type CaseInputs } from './ask-condition.ts';
import type { AuxiliaryCatalogues } from './auxiliary-catalogues.ts';
import type { AuxiliaryFacts } from './auxiliary-facts.ts';
import type { Comorbidity } from './comorbidity.ts';
import { comorbidityIndex } from './comorbidity-index.ts';
import { prefixMap } from './prefix-map.ts';

/** A level of an auxiliary catalogue that a case is of. */
export interface AuxiliaryHit {
  readonly catalogue: string;
  readonly level: string;
}

export interface AuxiliaryVerdict {
  /** At most one of each catalogue. */
  readonly hits: readonly AuxiliaryHit[];
  /** Catalogues that cannot say, and what the case lacks for it. */
  readonly noData: readonly { readonly catalogue: string; readonly lacks: readonly AuxiliaryInput[] }[];
}

/** Auxiliary catalogues made ready. */
export interface Auxiliary {
  readonly catalogues: AuxiliaryCatalogues;
  /** Names of the lists of codes that a diagnosis is in. */
  readonly listsOf: (code: string) => readonly string[];
  readonly comorbidity: (others: readonly string[]) => number;
  /** Types that change no score. */
  readonly base: ReadonlySet<string>;
}

export function compileAuxiliary(catalogues: AuxiliaryCatalogues, comorbidity: Comorbidity): Auxiliary {
  const lists = Object.entries(catalogues.codes);
  return {
    catalogues,
    listsOf: prefixMap(lists.map(([list, { prefixes }]) => [list, prefixes] as const)),
    comorbidity: comorbidityIndex(comorbidity),
    base: new Set(
      catalogues.catalogues.flatMap(({ id: catalogue, levels }) =>
        levels.flatMap(({ id: level, base }) => (base ? [typeOf({ catalogue, level })] : [])),
      ),
    ),
  };
}

/**
 * The level of each catalogue that a case is of: the first whose condition holds. Where it is not known whether an
 * earlier one holds, the catalogue has no data; one that the principal diagnosis is not for says nothing.
 */
export function classifyCase(facts: AuxiliaryFacts, auxiliary: Auxiliary): AuxiliaryVerdict {
  const inputs = inputsOf(facts, auxiliary);
  const hits: AuxiliaryHit[] = [];
  const noData: AuxiliaryVerdict['noData'][number][] = [];
  for (const { id: catalogue, principal, levels: all } of auxiliary.catalogues.catalogues) {
    if (principal && inputs.principalLists.has(principal.list) !== principal.is) continue;
    for (const { id: level, when } of all) {
      const answer = askCondition(when, inputs);
      if (answer === false) continue;
      if (answer === true) hits.push({ catalogue, level });
      else noData.push({ catalogue, lacks: answer.lacks });
      inputs.levels.set(catalogue, answer === true ? level : answer);
      break;
    }
  }
  return { hits, noData };
}

/** The name by which a factor is kept: `cci/severe`. */
export function typeOf({ catalogue, level }: AuxiliaryHit): string {
  return `${catalogue}/${level}`;
}

/** Catalogue and level of a type in words; `null` of one that is not there. */
export function titleOfType(type: string, { catalogues }: Pick<Auxiliary, 'catalogues'>): Words | null {
  const [catalogueId, levelId] = type.split('/');
  const catalogue = catalogues.catalogues.find(({ id }) => id === catalogueId);
  const level = catalogue?.levels.find(({ id }) => id === levelId);
  if (!catalogue || !level) return null;
  return {
    zh: `${catalogue.title.zh}：${level.title.zh}`,
    en: `${catalogue.title.en}: ${level.title.en}`,
  };
}

/** The types of a case that may change its score. */
export function typesOf({ hits }: AuxiliaryVerdict, { base }: Pick<Auxiliary, 'base'>): readonly string[] {
  return hits.map(typeOf).filter((type) => !base.has(type));
}

function inputsOf(facts: AuxiliaryFacts, { listsOf, comorbidity }: Auxiliary): CaseInputs {
  return {
    facts,
    principalLists: new Set(listsOf(facts.principal)),
    otherLists: new Set(facts.others.flatMap(listsOf)),
    comorbidity: comorbidity(facts.others),
    levels: new Map(),
  };
}
