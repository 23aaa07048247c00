/** Classes of treatment, from the least; the numbers of comprehensive groups follow: 1 for conservative. */
export const treatments = ['conservative', 'diagnostic', 'therapeutic', 'related-operation'] as const;

export type Treatment = (typeof treatments)[number];
