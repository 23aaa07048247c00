import { withoutControls } from './without-controls.ts';

/** Writes to standard output what a person reads. */
export function say(text: string): void {
  process.stdout.write(withoutControls(text));
}

/** Writes to standard error what a person reads. */
export function tell(text: string): void {
  process.stderr.write(withoutControls(text));
}

/**
 * Writes JSON to standard output. It is the same to a program; signs that would steer a terminal are spelled out, which
 * `JSON.stringify` does for some of them only.
 */
export function sayJson(value: unknown): void {
  const text = JSON.stringify(value, null, 2);
  process.stdout.write(
    `${text.replaceAll(/[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, spelled)}\n`,
  );
}

const spelled = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
