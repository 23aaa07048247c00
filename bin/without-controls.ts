/**
 * A text that can be shown on a terminal: what a file says must not steer it, and must not turn the order of signs
 * around. Line feeds and tabs stay.
 */
export function withoutControls(text: string): string {
  return text.replaceAll(
    /(?![\n\t])[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    '\uFFFD',
  );
}

/** The same on one line: what a file says must not look like a line of our own. */
export function onOneLine(text: string): string {
  return withoutControls(text).replaceAll('\n', '\uFFFD');
}
