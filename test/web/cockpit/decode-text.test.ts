import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../web/src/pages/cockpit/decode-text.ts';

describe('a text file', () => {
  it('is read in UTF-8, and as Chinese Windows writes it', () => {
    expect(decodeText(new TextEncoder().encode('月份,科室'))).toBe('月份,科室');
    // 月份 in GB18030.
    expect(decodeText(Uint8Array.from([0xd4, 0xc2, 0xb7, 0xdd]))).toBe('月份');
  });
});
