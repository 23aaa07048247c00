/** What we use of jStat, which brings no types. */
declare module 'jstat' {
  const jStat: {
    readonly normal: {
      readonly cdf: (x: number, mean: number, deviation: number) => number;
      readonly inv: (p: number, mean: number, deviation: number) => number;
    };
    /** Regularised lower incomplete gamma function P(shape, x). */
    readonly lowRegGamma: (shape: number, x: number) => number;
    /** The x at which P(shape, x) is p. */
    readonly gammapinv: (p: number, shape: number) => number;
    /** Regularised incomplete beta function, and the x at which it is p. */
    readonly ibeta: (x: number, a: number, b: number) => number;
    readonly ibetainv: (p: number, a: number, b: number) => number;
    readonly studentt: {
      readonly cdf: (x: number, freedom: number) => number;
      readonly inv: (p: number, freedom: number) => number;
    };
  };
  export = jStat;
}
