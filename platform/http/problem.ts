import type { Words } from '../../core/claims/words.ts';
import problems from './problems.json' with { type: 'json' };

/** Every way in which the API refuses; stable, for clients match on it. Status and words stand in `problems.json`. */
export type ProblemCode = keyof typeof problems;

/** One mistake in what was sent. */
export interface Mistake {
  /** Where in the body or query, by dots. */
  readonly at: string;
  /** As it was sent; left out where nothing was. */
  readonly value?: string | undefined;
  /** What is wrong with it, or what was expected. */
  readonly words: Words;
}

/**
 * The answer to a refused request: problem details of RFC 9457, with the stable `code` and both languages beside
 * the title. But for mistakes it says nothing of what was asked for, so that all answers of a code are alike.
 */
export function problem(code: ProblemCode, mistakes: readonly Mistake[] = []): Response {
  const { status, zh, en } = problems[code];
  const body = {
    type: `urn:drg-sentinel:problem:${code}`,
    title: `${zh} ${en}`,
    titles: { zh, en },
    status,
    code,
    ...(mistakes.length > 0 && { errors: mistakes.map(mistakeView) }),
  };
  return Response.json(body, { status, headers: { 'content-type': 'application/problem+json' } });
}

const longestValue = 100;

function mistakeView({ at, value, words: { zh, en } }: Mistake) {
  const shown =
    value !== undefined && value.length > longestValue ? `${value.slice(0, longestValue)}…` : value;
  return {
    at,
    ...(shown !== undefined && { value: shown }),
    message: `${zh} ${en}`,
    messages: { zh, en },
  };
}
