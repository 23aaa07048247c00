import { describe, expect, it } from 'vitest';
import { sendBlock, sendChunks } from '../../platform/fan-out.ts';

type Message = { readonly batch: string; readonly chunk?: number; readonly block?: number };

/** What a step is asked for when it answers each block by sending its chunks, as handlers do. */
async function askedFor(chunks: number): Promise<{ sentAtOnce: number; asked: number[] }> {
  let sentAtOnce = 0;
  const asked: number[] = [];
  const queue = {
    send: async (messages: readonly unknown[]) => {
      sentAtOnce = Math.max(sentAtOnce, messages.length);
      for (const { chunk, block } of messages as readonly Message[]) {
        if (chunk !== undefined) asked.push(chunk);
        if (block !== undefined) await sendBlock(queue, { batch: 'B', block }, chunks);
      }
    },
  };
  await sendChunks(queue, 'B', chunks);
  return { sentAtOnce, asked };
}

describe('a batch that is sent on', () => {
  it.each([0, 1, 999, 1000, 1001, 33_000])('of %i chunks asks for each once', async (chunks) => {
    const { asked, sentAtOnce } = await askedFor(chunks);
    expect(asked).toEqual(Array.from({ length: chunks }, (_, at) => at + 1));
    expect(sentAtOnce).toBeLessThanOrEqual(1000);
  });
});
