import { createHash } from 'node:crypto';
import { chinaTime } from '../china-time.ts';

export const trailRoot = 'trail/';

/** All entries of a day in China. */
export const trailOfDay = (day: string) => `${trailRoot}${day}/`;

/** The day that a key is of. */
export const dayOfKey = (key: string) => key.split('/')[1] ?? '';

/** Sorts behind all entries of a day, and before those of the next. */
export const behindDay = (day: string) => `${trailRoot}${day}0`;

/** By what stands in it, so that what is delivered twice is the same object. */
export function trailKey(day: string, body: string): string {
  return `${trailOfDay(day)}${createHash('sha256').update(body).digest('hex').slice(0, 32)}.ndjson`;
}

/** @param at ISO 8601, UTC */
export const trailDay = (at: string) => chinaTime(new Date(at)).slice(0, 10);
