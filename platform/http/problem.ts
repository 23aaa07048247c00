import problems from './problems.json' with { type: 'json' };

/** Every way in which the API refuses; stable, for clients match on it. Status and words stand in `problems.json`. */
export type ProblemCode = keyof typeof problems;

/** One mistake in what was sent. */
export interface Mistake {
  /** Where in the body or query, by dots. */
  readonly at: string;
  readonly message: string;
}

/**
 * The answer to a refused request: problem details of RFC 9457, with the stable `code` and both languages beside
 * the title. It says nothing of what was asked for, so that all answers of a code are alike.
 */
export function problem(code: ProblemCode, mistakes: readonly Mistake[] = []): Response {
  const { status, zh, en } = problems[code];
  const body = {
    type: `urn:drg-sentinel:problem:${code}`,
    title: `${zh} ${en}`,
    titles: { zh, en },
    status,
    code,
    ...(mistakes.length > 0 && { errors: mistakes }),
  };
  return Response.json(body, { status, headers: { 'content-type': 'application/problem+json' } });
}
