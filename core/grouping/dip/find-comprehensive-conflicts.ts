import { type ImpliedGroup, impliedGroup } from './implied-group.ts';

/** What speaks against a group of a catalogue, beside the others; `code` is the group's. */
export type ComprehensiveConflict =
  /** Another of the same category or chapter and class of treatment stands before it. */
  | { readonly kind: 'repeated'; readonly code: string; readonly other: string }
  /** Its code is that of the group that cases of another category or class of treatment go to. */
  | { readonly kind: 'implied'; readonly code: string; readonly means: ImpliedGroup }
  /** A chapter that ends before it begins. */
  | { readonly kind: 'reversed'; readonly code: string; readonly of: string };

/** Holds comprehensive groups against each other, and all codes against those of groups that are nowhere listed. */
export function findComprehensiveConflicts(
  core: readonly { readonly code: string }[],
  comprehensive: readonly (ImpliedGroup & { readonly code: string })[],
): readonly ComprehensiveConflict[] {
  const first = new Map<string, string>();
  const ofCore = core.flatMap(({ code }): ComprehensiveConflict[] => {
    const means = impliedGroup(code);
    return means ? [{ kind: 'implied', code, means }] : [];
  });
  const ofRest = comprehensive.flatMap(({ code, of, treatment }): ComprehensiveConflict[] => {
    const other = first.get(`${of} ${treatment}`);
    if (other === undefined) first.set(`${of} ${treatment}`, code);
    const means = impliedGroup(code);
    const isOther = means !== null && (means.of !== of || means.treatment !== treatment);
    const [from = '', to = from] = of.split('-');
    return [
      ...(other === undefined ? [] : [{ kind: 'repeated', code, other } as const]),
      ...(isOther ? [{ kind: 'implied', code, means } as const] : []),
      ...(from > to ? [{ kind: 'reversed', code, of } as const] : []),
    ];
  });
  return [...ofCore, ...ofRest];
}
