/**
 * How calls are made: one that hangs is given up and made again, rather than that the run hangs with it. The SDK takes
 * every refusal for one of the clock where the clock is four minutes off: what is not there, or not as a condition
 * wants it, was asked for ten times.
 * @param ms how long an answer may take
 */
export const givenUpAfter = (ms: number) => ({
  disableClockSkewCorrection: true,
  requestHandler: {
    connectionTimeout: Math.min(ms, 5000),
    requestTimeout: ms,
    throwOnRequestTimeout: true,
  },
});
