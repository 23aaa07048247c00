import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Severity } from '../rules/finding.ts';

/**
 * Warnings go by UUIDs of version 8, whose 122 free bits are two halves of 61: who the encounter is, and what
 * the concern is. So the id alone tells in which partition a warning was kept. A half is 16 hex digits.
 */
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What a warning is about, whatever the orders are numbered. */
interface Concern {
  readonly rule: string;
  readonly severity: Severity;
  readonly codes: readonly string[];
}

/** The half that all warnings of one encounter share. */
export function encounterHalf(hospital: string, encounterId: string): string {
  return half([hospital, encounterId]);
}

/**
 * `Warning.identity`: of a rule, how grave it is, and the codes of the items concerned, in any order. What was a doubt
 * and is now a violation is another warning, which nobody has answered.
 */
export function warningIdentity(
  hospital: string,
  encounterId: string,
  { rule, severity, codes }: Concern,
): string {
  return hash([hospital, encounterId, rule, severity, ...[...codes].sort()]).slice(0, 32);
}

/**
 * The id of a warning.
 * @param ofEncounter {@link encounterHalf}
 * @param timesChanged how often it was answered by a changed order before: told anew, it is another warning
 */
export function warningId(ofEncounter: string, identity: string, timesChanged: number): string {
  const ofConcern = half([identity, timesChanged]);
  const variant = 8 + 2 * topBit(ofEncounter) + topBit(ofConcern);
  return [
    ofEncounter.slice(4, 12),
    ofEncounter.slice(12),
    `8${ofEncounter.slice(1, 4)}`,
    `${variant.toString(16)}${ofConcern.slice(1, 4)}`,
    ofConcern.slice(4),
  ].join('-');
}

/** The encounter's half of a warning id; `null` for what is none. */
export function encounterHalfOf(id: string): string | null {
  if (!uuid.test(id)) return null;
  const [low = '', middle = '', version = '', variant = ''] = id.split('-');
  const top = (Number.parseInt(variant.slice(0, 1), 16) >> 1) & 1;
  return `${top}${version.slice(1)}${low}${middle}`;
}

function topBit(ofHalf: string): number {
  return Number(ofHalf.slice(0, 1));
}

function half(parts: readonly unknown[]): string {
  const digits = hash(parts).slice(0, 16);
  return `${Number.parseInt(digits.slice(0, 1), 16) & 1}${digits.slice(1)}`;
}

function hash(parts: readonly unknown[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts))));
}
