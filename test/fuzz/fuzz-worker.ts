import { Fuzzer } from './fuzzer.ts';
import type { Asked, Told } from './watched-worker.ts';

// A process of its own: what hangs it or fills its memory ends it alone.
const fuzzers = new Map<string, Fuzzer>();

process.on('message', (asked: Asked) => {
  void answer(asked).then((told) => process.send?.(told));
});

async function answer({ name }: Asked): Promise<Told> {
  const fuzzer = fuzzers.get(name.seed) ?? new Fuzzer(name.seed);
  fuzzers.set(name.seed, fuzzer);
  const { parts, story } = fuzzer.make(name);
  const peakMegabytes = () => Math.round(process.resourceUsage().maxRSS / 1024);
  try {
    const { judgement } = await fuzzer.try(name);
    return { ...judgement, parts, story, peakMegabytes: peakMegabytes() };
  } catch (error) {
    const failures = [`threw ${(error as Error).stack ?? String(error)}`];
    return { failures, counts: null, parts, story, peakMegabytes: peakMegabytes() };
  }
}
