import { describe, expect, it } from 'vitest';
import { undateZip } from '../../../reports/workbook/undate-zip.ts';

describe('undateZip', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('no archive at all, only a longer text')],
  ])('throws on %s rather than pass it on', (_, bytes) => {
    expect(() => undateZip(bytes)).toThrow('no zip archive');
  });
});
