import type { Words } from '../../claims/words.ts';
import type { Presentation } from '../presentation.ts';
import type { HookBook } from './hook-book.ts';

/** A card, as far as we use what the specification offers. */
export interface Card {
  /** Left out where there is nothing to answer. */
  readonly uuid?: string;
  /** Less than 140 UTF-16 units. */
  readonly summary: string;
  /** GitHub Flavored Markdown. */
  readonly detail: string;
  readonly indicator: 'info' | 'warning' | 'critical';
  readonly source: {
    readonly label: string;
    readonly topic?: Coding;
  };
  readonly suggestions?: readonly Suggestion[];
  /** Goes with suggestions. */
  readonly selectionBehavior?: 'at-most-one' | 'any';
  readonly overrideReasons?: readonly Coding[];
  readonly extension?: Readonly<Record<string, unknown>>;
}

export interface Suggestion {
  readonly label: string;
  readonly uuid: string;
  readonly isRecommended?: boolean;
  readonly actions: readonly DeleteAction[];
}

interface DeleteAction {
  readonly type: 'delete';
  readonly description: string;
  /** `MedicationRequest/103`. */
  readonly resourceId: string;
}

interface Coding {
  readonly code: string;
  readonly system: string;
  readonly display: string;
}

/** How cards are worded. */
export interface CardStyle {
  readonly book: HookBook;
  readonly presentation: Presentation;
  readonly language: keyof Words;
}

/** The specification wants fewer than 140. */
export const summaryMax = 139;
