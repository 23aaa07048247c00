import type { CaseLine } from '../../core/indicators/case-line.ts';
import type { LineStore } from './case-lines.ts';

const linesAPage = 2000;
/** More than the chunks of a stretch can fill. */
const pagesAStretch = 10_000;

/** Writes a batch's lines in full pages, however small the chunks are in which they come. */
export interface LineWriter {
  readonly add: (month: string, lines: readonly CaseLine[]) => Promise<void>;
  /** Writes what is left. Answers all months that had lines, in order. */
  readonly end: () => Promise<readonly string[]>;
}

/**
 * Holds no more than a page a month, whatever the size of the batch. Where pages are cut depends on the lines and their
 * order alone, so that a batch that is closed once more writes over what it wrote.
 * @param stretch of the batch, from 1: its pages are no other's
 */
export function lineWriter(
  lines: Pick<LineStore, 'writePage'>,
  hospital: string,
  batch: string,
  stretch: number,
): LineWriter {
  const pagesBefore = (stretch - 1) * pagesAStretch;
  const months = new Map<string, { page: number; waiting: CaseLine[] }>();
  const writePage = async (month: string, page: readonly CaseLine[]) => {
    const state = months.get(month);
    if (state) await lines.writePage(hospital, month, batch, ++state.page, page);
  };
  return {
    add: async (month, more) => {
      const state = months.get(month) ?? { page: pagesBefore, waiting: [] };
      months.set(month, state);
      state.waiting.push(...more);
      while (state.waiting.length >= linesAPage) await writePage(month, state.waiting.splice(0, linesAPage));
    },
    end: async () => {
      for (const [month, { waiting }] of months) if (waiting.length > 0) await writePage(month, waiting);
      return [...months.keys()].sort();
    },
  };
}
