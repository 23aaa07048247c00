import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Twelve bits of a hash of a birth date: two dates have different marks (but for one pair in 4,096), and
 * each mark stands for some ten dates of a century, so that a stored one does not give the date away.
 */
export function birthMark(birthDate: string): string {
  return bytesToHex(sha256(utf8ToBytes(birthDate))).slice(0, 3);
}
