import { createCipheriv, createDecipheriv, createHmac, randomBytes, scryptSync } from 'node:crypto';

/** Text under a passphrase: AES-256-GCM, the key by scrypt. All parts are base64. */
export interface Sealed {
  readonly salt: string;
  readonly nonce: string;
  readonly tag: string;
  readonly text: string;
}

/** 128 MiB and about a second a guess. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };

export function seal(text: string, passphrase: string): Sealed {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, cost), nonce);
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return {
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    text: hidden.toString('base64'),
  };
}

/** Throws where the passphrase is another, or a byte is. */
export function unseal({ salt, nonce, tag, text }: Sealed, passphrase: string): string {
  const bytes = (part: string) => Buffer.from(part, 'base64');
  const key = scryptSync(passphrase, bytes(salt), 32, cost);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes(nonce));
  decipher.setAuthTag(bytes(tag));
  try {
    return Buffer.concat([decipher.update(bytes(text)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new Error('口令不对，或内容已被改动。 The passphrase is another, or the content was changed.', {
      cause,
    });
  }
}

/** Tells one key from another; nobody can tell the key from it. */
export function fingerprintOf(key: string): string {
  return createHmac('sha256', key).update('drg-sentinel person key').digest('hex').slice(0, 32);
}
