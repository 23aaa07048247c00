import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { playWardDay } from '../../bin/ward-day/play-ward-day.ts';
import { setWardStage } from '../../bin/ward-day/set-ward-stage.ts';
import { stack } from '../support/pipeline/outsider.ts';

const room = join(import.meta.dirname, '..', '..', '.local', 'test', String(process.pid), 'ward-day');
const endpoints = join(room, 'endpoints.json');

beforeAll(() => {
  mkdirSync(room, { recursive: true });
  writeFileSync(endpoints, JSON.stringify(stack));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

it('the scripted day on two wards goes as it is written, to the morning after', {
  timeout: 240_000,
}, async () => {
  const story: string[] = [];
  const stage = setWardStage('test/fixtures/ward-day/script.json', stack, {
    endpoints,
    tell: (line) => story.push(line),
  });
  const mismatches = await playWardDay(stage);
  expect(mismatches, story.join('\n')).toEqual([]);
});
