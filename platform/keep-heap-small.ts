import { setFlagsFromString } from 'node:v8';

/** More than what is alive; V8 alone would wait for up to four times as much. */
const growingPercent = 50;

/**
 * Has V8 tidy up before its heap is much larger than what is alive, instead of taking what memory there is, and gives
 * the young part of the heap no more room than it has: a process that reads for hours stays as small as one that reads
 * for seconds, and works a little longer. Unlike a limit of the heap it is no way to fail. It holds from then on: to be
 * called before the work begins.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${growingPercent}`);
  setFlagsFromString('--semi-space-growth-factor=1');
}
