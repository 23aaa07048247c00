import { writeSync } from 'node:fs';
import { createRandom } from '../../generator/random.ts';

// Loaded before a handler, where the chaos suite says so: its clock is hours off, and jumps now and then.

const random = createRandom(`${process.env['CHAOS_CLOCK']}`);
const hourMs = 3_600_000;
const farthestMs = 6 * hourMs;
const RealDate = Date;
let offMs = jump();
let looksUntilJump = looks();

function now(): number {
  looksUntilJump -= 1;
  if (looksUntilJump === 0) {
    offMs = jump();
    looksUntilJump = looks();
  }
  return RealDate.now() + offMs;
}

globalThis.Date = new Proxy(RealDate, {
  // What is spelled out is no question of the clock.
  construct: (date, parts) => Reflect.construct(date, parts.length > 0 ? parts : [now()]) as Date,
  apply: () => new RealDate(now()).toString(),
  get: (date, name) => (name === 'now' ? now : (Reflect.get(date, name) as unknown)),
});

function jump(): number {
  const to = Math.round((random.next() * 2 - 1) * farthestMs);
  writeSync(2, `CLOCK JUMPED ${to} ms\n`);
  return to;
}

function looks(): number {
  return random.int(200, 5000);
}
