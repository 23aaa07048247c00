/** Problem details as the API writes them (RFC 9457), as far as it got to. */
export interface ProblemDetails {
  readonly status: number;
  /** Stable. `status-…` where somebody else than the API has answered. */
  readonly code: string;
  readonly titles?: { readonly zh: string; readonly en: string };
  readonly errors?: readonly ProblemMistake[];
}

/** One thing that is wrong with what was sent. */
export interface ProblemMistake {
  readonly at: string;
  readonly value?: string;
  /** In both languages at once. */
  readonly message: string;
  readonly messages?: { readonly zh: string; readonly en: string };
}

/** A call that brought no answer. */
export class ApiProblem extends Error {
  /** `null` where nobody has answered. */
  readonly details: ProblemDetails | null;

  constructor(details: ProblemDetails | null) {
    super(details?.code ?? 'unreachable');
    this.name = 'ApiProblem';
    this.details = details;
  }
}
