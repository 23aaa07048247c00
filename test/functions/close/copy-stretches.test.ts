import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ChunkOutcome,
  changesOf,
  emptyOutcome,
  encodeOutcome,
  mergeOutcomes,
  outcomeOf,
} from '../../../core/chunk-outcome.ts';
import type { CaseLine } from '../../../core/indicators/case-line.ts';
import { copyStretches } from '../../../functions/close/copy-stretches.ts';
import type { LineStore } from '../../../platform/table/case-lines.ts';
import { workArea } from '../../../platform/work-area.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';
import { wholeBucketInMemory } from '../../support/bucket-in-memory.ts';

const batch = { id: 'B', hospital: 'H1' };
const months = ['2026-01', '2026-02', '2026-03'];

/** What a chunk comes to whose cases have these costs; every case of nought is a rejected record. */
function outcome(chunk: number, costs: readonly number[]): ChunkOutcome {
  const contributions = costs.flatMap((costFen, at) =>
    costFen === 0
      ? []
      : [
          {
            settlementId: `S${chunk}-${at}`,
            facts: caseFacts({ month: months[costFen % 3] as string, costFen }),
            replaced: null,
          },
        ],
  );
  const rejected = costs.length - contributions.length;
  const counts = { ...emptyOutcome.counts, read: costs.length, accepted: contributions.length, rejected };
  return { ...outcomeOf(counts, [], contributions), changes: changesOf(contributions) };
}

/** Pages as the table has them. */
function linesInMemory(pages: Map<string, readonly CaseLine[]>): Pick<LineStore, 'writePage'> {
  return {
    writePage: async (_hospital, month, id, page, lines) => {
      pages.set(`${month}#${id}#${page}`, lines);
    },
  };
}

async function audited(chunks: readonly ChunkOutcome[]) {
  const work = wholeBucketInMemory();
  for (const [at, chunk] of chunks.entries()) {
    await work.write(workArea.outcome('B', at + 1), encodeOutcome(chunk));
  }
  return work;
}

/** Runs until all is copied, each of as many stretches as it may; answers how many runs there were, too. */
async function copyInRuns(
  chunks: readonly ChunkOutcome[],
  chunksAStretch: number,
  stretches: readonly number[],
) {
  const pages = new Map<string, readonly CaseLine[]>();
  const means = { work: await audited(chunks), lines: linesInMemory(pages), chunksAStretch };
  for (let run = 0; ; run++) {
    let left = stretches[run] ?? Number.POSITIVE_INFINITY;
    const copied = await copyStretches(means, { ...batch, chunks: chunks.length }, () => left-- > 0);
    if (copied) return { copied, pages, runs: run + 1 };
  }
}

const someChunks = fc.array(fc.array(fc.nat(9), { maxLength: 5 }), { maxLength: 9 });

describe('the chunks of a batch that is closed', () => {
  it('come to the same in stretches as in one go, and are copied once, however often a run has to stop', async () => {
    await fc.assert(
      fc.asyncProperty(
        someChunks,
        fc.integer({ min: 1, max: 10 }),
        fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 5 }),
        async (costs, chunksAStretch, stretches) => {
          const chunks = costs.map((own, at) => outcome(at + 1, own));
          const { copied, pages } = await copyInRuns(chunks, chunksAStretch, stretches);
          const { changes: _, ...merged } = chunks.reduce<
            ReturnType<typeof mergeOutcomes> & { changes?: unknown }
          >(mergeOutcomes, emptyOutcome);
          const lines = chunks.flatMap(({ changes }) => [...changes.values()].flat());
          expect(copied).toEqual({
            ...merged,
            months: [...new Set(lines.map(({ facts }) => facts.month))].sort(),
            rejecting: chunks.flatMap(({ counts }, at) => (counts.rejected > 0 ? [at + 1] : [])),
          });
          expect([...pages.values()].flat()).toHaveLength(lines.length);
          const unbroken = await copyInRuns(chunks, chunksAStretch, []);
          expect(new Map([...pages].sort())).toEqual(new Map([...unbroken.pages].sort()));
          expect(copied).toEqual(unbroken.copied);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are not read again once their stretch is copied', async () => {
    const chunks = [[1], [2], [3]].map((costs, at) => outcome(at + 1, costs));
    const work = await audited(chunks);
    const means = { work, lines: linesInMemory(new Map()), chunksAStretch: 1 };
    const all = { ...batch, chunks: 3 };
    expect(await copyStretches(means, all, timesTrue(2))).toBeNull();
    await work.clear(workArea.outcome('B', 1));
    await work.clear(workArea.outcome('B', 2));
    expect(await copyStretches(means, all, timesTrue(1))).toMatchObject({ counts: { read: 3 } });
  });
});

function timesTrue(times: number): () => boolean {
  let left = times;
  return () => left-- > 0;
}
