import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { drawSample, type Sample, type SampleUnit } from './draw-sample.ts';

/** What is asked of a draw, and by whom. */
export interface SampleRequest {
  readonly size: number;
  readonly seed: string;
  /** What divides the cases. */
  readonly strataBy: string;
  readonly drawnBy: string;
  /** ISO 8601, UTC. */
  readonly drawnAt: string;
}

/** All that is needed to draw the same again, and to say that nobody chose it. */
export interface SampleProtocol extends Sample {
  readonly method: string;
  readonly risk: string;
  readonly seed: string;
  readonly size: number;
  readonly strata_by: string;
  readonly drawn_by: string;
  readonly drawn_at: string;
  readonly population: { readonly cases: number; readonly sha256: string };
}

const method =
  'one place a stratum, the rest by share of risk (largest remainders); within a stratum sequential Poisson sampling with sha256(seed, case) as random number';
const riskWords = '1 + sum over the findings of the case of confidence x amount in yuan';

/** Draws, and tells how; see {@link drawSample}. */
export function sampleProtocol(
  population: readonly SampleUnit[],
  { size, seed, strataBy, drawnBy, drawnAt }: SampleRequest,
): SampleProtocol {
  return {
    method,
    risk: riskWords,
    seed,
    size,
    strata_by: strataBy,
    drawn_by: drawnBy,
    drawn_at: drawnAt,
    population: { cases: population.length, sha256: hashOf(population) },
    ...drawSample(population, size, seed),
  };
}

/** What a finding adds to the 1 that every case is worth: its confidence times its money in yuan. */
export function riskOf({ confidence, amountFen }: { confidence: number; amountFen: number }): number {
  return (confidence * amountFen) / 100;
}

/** Over the cases in the order of their ids: the same population has the same hash. */
function hashOf(population: readonly SampleUnit[]): string {
  const lines = population.map(({ id, stratum, risk }) => JSON.stringify([id, stratum, risk])).sort();
  return bytesToHex(sha256(utf8ToBytes(lines.join('\n'))));
}
