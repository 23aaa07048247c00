import type { ComprehensiveGroup, DipCatalogue } from './catalogue.ts';
import { categoryOf } from './code-cell.ts';
import type { DipResult } from './dip-grouper.ts';
import { groupedResults } from './dip-results.ts';
import { impliedCode } from './implied-group.ts';
import { type Treatment, treatments } from './treatment.ts';

/** A comprehensive group, and why it is this one. */
export interface FoundComprehensive {
  readonly code: string;
  /** Of the category, of its chapter, or of none that the catalogue lists. */
  readonly by: 'category' | 'chapter' | 'implied';
  readonly of: string;
  readonly treatment: Treatment;
  readonly group: ComprehensiveGroup | null;
}

/** The comprehensive groups of the categories that were asked for. */
export class ComprehensiveFinder {
  /** By category as it was first seen, and treatment. */
  readonly found: FoundComprehensive[] = [];
  /** Of the same, each twice: an ordinary case, one of primary care. */
  readonly results: DipResult[] = [];
  readonly #classes = new Map<string, number>();
  readonly #groups: ReadonlyMap<string, ComprehensiveGroup>;
  /** The narrowest first. */
  readonly #chapters: readonly string[];

  constructor(groups: DipCatalogue['comprehensive']) {
    this.#groups = new Map(groups.map((group) => [`${group.of} ${group.treatment}`, group]));
    this.#chapters = [...new Set(groups.map(({ of }) => of))]
      .filter((of) => of.includes('-'))
      .toSorted((one, other) => width(one) - width(other));
  }

  /** Place in {@link results} of a diagnosis, for a conservative ordinary case; each treatment is 2 on. What is no code is in none, and is not asked. */
  classOf(principal: string): number {
    const category = categoryOf(principal);
    if (category === null) return 0;
    const known = this.#classes.get(category);
    if (known !== undefined) return known;
    const place = this.results.length;
    this.#classes.set(category, place);
    for (const treatment of treatments) {
      const found = this.#find(category, treatment);
      this.found.push(found);
      this.results.push(...resultsOf(found));
    }
    return place;
  }

  /** By category, else by the narrowest chapter that holds it, else implied, so that none is lacking. */
  #find(category: string, treatment: Treatment): FoundComprehensive {
    const own = this.#groups.get(`${category} ${treatment}`);
    if (own) return { code: own.code, by: 'category', of: category, treatment, group: own };
    const holding = this.#chapters.filter((of) => category >= of.slice(0, 3) && category <= of.slice(4));
    const chapter = holding.map((of) => this.#groups.get(`${of} ${treatment}`)).find(Boolean);
    if (chapter) return { code: chapter.code, by: 'chapter', of: chapter.of, treatment, group: chapter };
    return {
      code: impliedCode({ of: category, treatment }),
      by: 'implied',
      of: category,
      treatment,
      group: null,
    };
  }
}

function resultsOf({ code, treatment, group }: FoundComprehensive): readonly DipResult[] {
  const tier = { stage: 'comprehensive', tier: 'comprehensive', treatment } as const;
  return groupedResults({ code, ...tier, score: group?.score ?? null }, group?.primaryCare === true);
}

function width(chapter: string): number {
  const at = (category: string) => category.charCodeAt(0) * 100 + Number(category.slice(1, 3));
  return at(chapter.slice(4)) - at(chapter);
}
