import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFacts } from '../../../../core/grouping/import/decode-facts.ts';
import { holds } from '../../../support/holds.ts';

/** 脑出血 */
const gb18030 = '\xC4\xD4\xB3\xF6\xD1\xAA';
const bytes = (latin1: string) => Buffer.from(latin1, 'latin1');

describe('the text of a file of facts', () => {
  it('is in UTF-8 or GB18030, whichever its bytes are good in', () => {
    expect(decodeFacts(Buffer.from('{"title":"脑出血"}'))).toEqual({ ok: true, text: '{"title":"脑出血"}' });
    expect(decodeFacts(bytes(`{"title":"${gb18030}"}`))).toEqual({ ok: true, text: '{"title":"脑出血"}' });
  });

  it('is not read as GB18030 because one title of many, all on one line, is damaged', () => {
    const good = Buffer.from('["脑出血","脑梗死","高血压",');
    const damaged = Buffer.concat([good, Buffer.from('"脑').subarray(0, 3), Buffer.from('"]')]);
    expect(decodeFacts(damaged)).toEqual({ ok: false, lines: [1] });
  });

  it('is refused with the lines that are of neither', () => {
    expect(decodeFacts(bytes(`"${gb18030}",\n"a",\n"\xFF\xFF",\n"${gb18030}"`))).toEqual({
      ok: false,
      lines: [3],
    });
  });

  it('never has a character that stands in for another', () => {
    holds(
      fc.property(fc.uint8Array({ maxLength: 40 }), (some) => {
        const decoded = decodeFacts(some);
        const isThere = Buffer.from(some).includes('\uFFFD');
        if (decoded.ok && !isThere) expect(decoded.text).not.toContain('\uFFFD');
      }),
    );
  });
});
