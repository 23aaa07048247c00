import type { BuildParameters } from './build-parameters.ts';

export type Chapter = BuildParameters['chapters'][number];

/** The chapter of a category such as `K35`, or `null` where none has it. */
export function findChapter(category: string, chapters: readonly Chapter[]): Chapter | null {
  return (
    chapters.find(({ range }) => {
      const [from = '', to = ''] = range.split('-');
      return category >= from && category <= to;
    }) ?? null
  );
}
