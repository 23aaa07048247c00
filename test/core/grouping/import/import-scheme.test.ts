import { describe, expect, it } from 'vitest';
import { indexCodeTable } from '../../../../core/grouping/code-table.ts';
import { importIssueWords, issuePlaceWords } from '../../../../core/grouping/import/import-issue-words.ts';
import { importScheme } from '../../../../core/grouping/import/import-scheme.ts';
import { readSchemeFacts } from '../../../../core/grouping/import/read-scheme-facts.ts';
import type { SchemeFacts } from '../../../../core/grouping/import/scheme-facts.ts';
import type { Scheme } from '../../../../core/grouping/scheme.ts';
import { adrgFacts, drgFacts, smallFacts } from '../../../support/small-facts.ts';
import { schemeInput } from '../small-scheme.ts';

const table = (id: string, codes: readonly string[]) =>
  indexCodeTable({ id, source: 'invented', titles: Object.fromEntries(codes.map((code) => [code, code])) });
const codes = {
  dx: table('icd', ['G00', 'G01', 'G02', 'J96', 'E11', ...Array.from({ length: 200 }, (_, i) => `Z${i}`)]),
  proc: table('icd9', ['01.1', '01.2']),
};
const context = {
  header: schemeInput({}).header,
  mapping: null,
  replaced: null,
  titlesFrom: null,
  codes,
};

/** Files as a person would see them: a row a line. */
function textsOf(files: object): Record<string, string> {
  const text = (content: unknown) =>
    Array.isArray(content)
      ? `[\n${content.map((row) => JSON.stringify(row)).join(',\n')}\n]`
      : JSON.stringify(content, null, 0);
  return Object.fromEntries(Object.entries(files).map(([file, content]) => [file, text(content)]));
}

function report(files: object, change: object = {}) {
  return reportOn(textsOf(files), change);
}

function reportOn(texts: Readonly<Record<string, string | Uint8Array>>, change: object = {}) {
  const { mistakes, notices, scheme } = importScheme(readSchemeFacts(texts), { ...context, ...change });
  const told = (issues: typeof mistakes) =>
    issues.map((issue) => `${issuePlaceWords(issue).join(', ') || '-'} ${importIssueWords(issue).en}`);
  return { mistakes: told(mistakes), notices: told(notices), scheme };
}

/** The small facts after a change. */
function facts(change: (facts: SchemeFacts) => void): SchemeFacts {
  const given = smallFacts();
  change(given);
  return given;
}

const first = <T>(list: readonly T[]): T => list[0] as T;

describe('importing a folder of facts', () => {
  it('takes a sound one without a word', () => {
    const { mistakes, notices, scheme } = report(smallFacts());
    expect([mistakes, notices]).toEqual([[], []]);
    expect(scheme?.mdcs).toMatchObject([{ code: 'B', ambiguous: null, adrgs: ['BB1', 'BR1', 'BZ1'] }]);
    expect(scheme?.complications).toEqual({ mcc: { 1: ['J96'] }, cc: { 2: ['E11'] } });
  });

  it('says all missing files, and all mistakes of form in the others', () => {
    const { 'cc.json': _, ...rest } = smallFacts();
    const told = report({ ...rest, 'mcc.json': { J96: 1 }, 'drg.json': [{ code: 'B' }] });
    expect(told.scheme).toBeNull();
    expect(told.mistakes).toContain('cc.json the file cc.json is missing');
    expect(told.mistakes).toContainEqual(expect.stringContaining('mcc.json:1 J96 not of the form'));
    expect(told.mistakes.filter((text) => text.startsWith('drg.json:2 #1')).length).toBeGreaterThan(4);
  });

  it('mentions a key that it does not know, but refuses an unknown word in a condition', () => {
    const strange = report({
      ...smallFacts(),
      'drg.json': [{ ...drgFacts('BB19'), weight: 1 }, drgFacts('BR19'), drgFacts('BZ19')],
    });
    expect(strange.notices).toEqual(['drg.json:2 #1.weight unknown key weight, not used']);
    expect(strange.scheme).not.toBeNull();
    const word = report({ ...smallFacts(), 'drg.json': [{ ...drgFacts('BB19'), when: { moon: 'full' } }] });
    expect(word.mistakes).toContainEqual(expect.stringContaining('drg.json:2 #1.when'));
  });

  it.each([
    {
      what: 'a condition on a missing set',
      given: facts((all) => {
        first(all['adrg.json']).when = { all: [{ mainProc: 'proc' }, { anyDx: 'dx7' }] };
      }),
      mistakes: ['adrg.json:2 #1.when BB1: no code list dx7'],
    },
    {
      what: 'an ADRG that no MDC tries',
      given: facts((all) => {
        all['adrg.json'].push(adrgFacts('BX1', { const: true }, {}));
        all['drg.json'].push(drgFacts('BX19'));
      }),
      mistakes: ['adrg.json:5 #4 BX1 is in no MDC'],
    },
    {
      what: 'an ADRG that stands twice',
      given: facts((all) => {
        all['adrg.json'].push(first(all['adrg.json']));
      }),
      mistakes: ['adrg.json:2 #1, adrg.json:5 #4 BB1 stands more than once'],
    },
    {
      what: 'a DRG that stands three times',
      given: facts((all) => {
        all['drg.json'].push(drgFacts('BZ19'), drgFacts('BZ19'));
      }),
      mistakes: ['drg.json:4 #3, drg.json:5 #4, drg.json:6 #5 BZ19 stands more than once'],
    },
    {
      what: 'a DRG of two ADRGs',
      given: facts((all) => {
        all['drg.json'].push({ ...drgFacts('BZ19'), adrg: 'BR1', branch: 'BR1', order: 2 });
        (all['adrg.json'][1] as { drgs: string[] }).drgs.push('BZ19');
      }),
      mistakes: ['drg.json:5 #4 BZ19 is said to be both “BZ1” and “BR1”'],
    },
    {
      what: 'a DRG of no ADRG',
      given: facts((all) => {
        all['drg.json'].push(drgFacts('BQ19'));
      }),
      mistakes: ['drg.json:5 #4.branch there is no group BQ1'],
    },
    {
      what: 'an ADRG said to be of another MDC',
      given: facts((all) => {
        first(all['adrg.json']).mdc = 'C';
      }),
      mistakes: ['adrg.json:2 #1.mdc BB1 is said to be both “C” and “mdc.json: B”'],
    },
    {
      what: 'a group that earlier ones leave nothing',
      given: facts((all) => {
        const mdc = first(all['mdc.json']);
        mdc.adrgOrder = ['BB1', 'BZ1', 'BR1'];
        all['adrg.json'].forEach((adrg) => {
          adrg.order = mdc.adrgOrder.indexOf(adrg.id);
        });
      }),
      mistakes: ['adrg.json:3 #2 BR1 is never reached: groups before it take every case'],
    },
    {
      what: 'a group whose diagnoses its MDC does not have',
      given: facts((all) => {
        (all['adrg.json'][1] as { sets: object }).sets = { dx: ['J96'] };
      }),
      mistakes: ['adrg.json:3 #2 no case can meet the condition of BR1'],
    },
    {
      what: 'codes of another edition',
      given: facts((all) => {
        all['valid-procedures.json'] = ['01.1', '01.9', '01.8'];
      }),
      mistakes: [
        'valid-procedures.json:3 #2, valid-procedures.json:4 #3 2 of 4 codes are not in icd9, so the scheme is of another edition: 01.9, 01.8',
      ],
    },
  ])('refuses $what', ({ given, mistakes }) => {
    const told = report(given);
    expect(told.mistakes).toEqual(mistakes);
    expect(told.scheme).toBeNull();
  });

  it.each([
    {
      what: 'an MCC that is a CC too, excluded by the same table',
      given: facts((all) => {
        all['cc.json'] = { E11: '2', J96: '1' };
      }),
      notices: [
        'mcc.json:1 J96, cc.json:1 J96 J96 is both MCC and CC, of exclusion table 1 either way; MCC decides',
      ],
    },
    {
      what: 'a DRG behind one that asks for nothing',
      given: facts((all) => {
        (all['adrg.json'][2] as { drgs: string[] }).drgs.push('BZ15');
        all['drg.json'].push({ ...drgFacts('BZ15'), order: 2 });
      }),
      notices: ['drg.json:5 #4 BZ15 is never reached: BZ19 before it takes every case'],
    },
    {
      what: 'complications that nothing voids',
      given: facts((all) => {
        all['mcc.json'] = { J96: '999' };
      }),
      notices: ['- exclusion table 999 has no principal diagnoses; its 1 complications are never void'],
    },
    {
      what: 'a code that a list has twice',
      given: facts((all) => {
        first(all['mdc.json']).principalDx.push('G00');
      }),
      notices: ['mdc.json:2 #1.principalDx.#4 B dx lists codes twice: G00'],
    },
  ])('mentions $what, as published schemes have them', ({ given, notices }) => {
    const told = report(given);
    expect(told.notices).toEqual(notices);
    expect(told.mistakes).toEqual([]);
    expect(told.scheme).not.toBeNull();
  });

  it.each([
    {
      what: 'groups out of reach',
      acceptance: 'unreachable',
      given: facts((all) => {
        const bySize = { BB1: 1, BZ1: 2, BR1: 3 } as Record<string, number>;
        first(all['mdc.json']).adrgOrder = Object.keys(bySize);
        for (const adrg of all['adrg.json']) adrg.order = bySize[adrg.id] ?? 0;
      }),
      told: ['adrg.json:3 #2 BR1 is never reached: groups before it take every case'],
    },
    {
      what: 'single unknown codes, blanks around them named',
      acceptance: 'unknown-codes',
      given: facts((all) => {
        const others = Array.from({ length: 200 }, (_, i) => `Z${i}`);
        first(all['mdc.json']).principalDx.push(...others, 'K43.900', 'G00 ');
      }),
      told: [
        'mdc.json:2 #1.principalDx.#204 the code K43.900 is not in icd; it stands in B dx',
        'mdc.json:2 #1.principalDx.#205 the code “G00 ” (with a blank after it) is not in icd; it stands in B dx',
      ],
    },
  ])('takes $what where a person has said so, keeps that with the scheme, and only then', (planted) => {
    const refused = report(planted.given);
    expect(refused).toMatchObject({ mistakes: planted.told, notices: [], scheme: null });
    const header = { ...context.header, accepted: [planted.acceptance] };
    const taken = report(planted.given, { header });
    expect(taken).toMatchObject({ mistakes: [], notices: planted.told, scheme: { header } });
  });

  it('reads files in GB18030 as they are meant, one beside others in UTF-8', () => {
    const { 'drg.json': drgs, ...texts } = textsOf(smallFacts());
    // 标题 in GB18030; everything else in the file is ASCII.
    const bytes = Buffer.from(String(drgs).replaceAll('标题', '\xB1\xEA\xCC\xE2'), 'latin1');
    const { mistakes, scheme } = reportOn({ ...texts, 'drg.json': bytes });
    expect(mistakes).toEqual([]);
    expect(scheme?.adrgs[0]).toMatchObject({ title: '标题BB1', drgs: [{ title: '标题BB19' }] });
  });

  it('names the lines of a file that are of no encoding, rather than guess at a title', () => {
    const texts = textsOf(smallFacts());
    const bytes = Buffer.from(String(texts['drg.json']));
    bytes[bytes.indexOf('标题BR19') + 1] = 0x20;
    expect(reportOn({ ...texts, 'drg.json': bytes }).mistakes).toEqual([
      'drg.json:3 no text in UTF-8 or GB18030',
    ]);
  });

  it('says mistakes of every kind at once', () => {
    const given = facts((all) => {
      first(all['adrg.json']).when = { anyProc: 'proc9' };
      all['drg.json'].push(drgFacts('BZ19'));
      first(all['mdc.json']).adrgOrder.push('BB1');
    });
    expect(report(given).mistakes).toHaveLength(3);
  });

  it('keeps the errata and lent English titles that belong to the scheme', () => {
    const titles = {
      note: 'own translation',
      groups: { B: 'Nervous system', BB1: 'Craniotomy', BR1: 'Other title' },
      qualifiers: {},
    };
    const lender: Scheme = {
      ...schemeInput({}),
      ...(report(smallFacts()).scheme as Scheme),
      englishTitles: titles,
    };
    const renamed = facts((all) => {
      (all['adrg.json'][0] as { title: string }).title = '标题ＢＢ1 ';
      (all['adrg.json'][1] as { title: string }).title = '别的';
    });
    const { scheme } = report(renamed, { titlesFrom: lender });
    expect(scheme?.englishTitles?.groups).toEqual({ B: 'Nervous system', BB1: 'Craniotomy' });
  });
});
