/** Where the DIP catalogues lie below the knowledge directory. */
export const cataloguesPath = ['dip', 'catalogues'] as const;
