/** What the demonstration uploads of its first hospital; README quotes what comes of it. */
export const demoBatch = { hospital: 'H37130200901', cases: 2000, malformed: 13, seed: '20261121' } as const;
