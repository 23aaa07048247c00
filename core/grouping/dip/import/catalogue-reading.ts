import type { Place } from '../../import/import-issue.ts';
import type { DipCatalogue } from '../catalogue.ts';
import type { DipIssue } from './dip-issue.ts';
import type { SheetTally } from './sheet-tally.ts';

/** A catalogue without its header. */
export type CatalogueDraft = Omit<DipCatalogue, 'header'>;

/** Where things stand in the source. */
export interface CataloguePlaces {
  /** @param cell the cell of the group, by its name in the catalogue; the row without one */
  readonly ofGroup: (code: string, cell?: string) => Place | null;
  readonly ofEntry: (list: EntryList, place: number) => Place | null;
}

export type EntryList = 'excludedPrincipals' | 'excludedOperations' | 'resistantPrincipals' | 'primaryCare';

/** What a source was read as, as far as it could be, all that is wrong with its form, and what became of its rows. */
export interface CatalogueReading {
  readonly draft: CatalogueDraft;
  readonly issues: readonly DipIssue[];
  readonly places: CataloguePlaces;
  readonly tallies: readonly SheetTally[];
}
