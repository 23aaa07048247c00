import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What a message, or something told of it, goes by: a hash of what it says, 32 hex digits. */
export function messageName(body: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(body) ?? ''))).slice(0, 32);
}
