import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What a message, or something told of it, goes by: a hash of what it says, 32 hex digits. */
export function messageName(body: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(textOf(body)))).slice(0, 32);
}

/** A body nested deeper than the stack goes can be parsed and not written: it has no name, and is refused anyhow. */
function textOf(body: unknown): string {
  try {
    return JSON.stringify(body) ?? '';
  } catch {
    return '';
  }
}
