import type { Scheme } from '../scheme.ts';

/** The facts of a scheme, before it has a header. */
export type SchemeDraft = Pick<Scheme, 'mdcs' | 'adrgs' | 'complications' | 'exclusions' | 'validProcedures'>;
