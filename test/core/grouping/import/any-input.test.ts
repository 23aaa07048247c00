import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexCodeTable } from '../../../../core/grouping/code-table.ts';
import { importIssueWords, issuePlaceWords } from '../../../../core/grouping/import/import-issue-words.ts';
import { importScheme } from '../../../../core/grouping/import/import-scheme.ts';
import { lineAt, locateJson } from '../../../../core/grouping/import/locate-json.ts';
import { readSchemeFacts } from '../../../../core/grouping/import/read-scheme-facts.ts';
import { parseScheme } from '../../../../core/grouping/parse-scheme.ts';
import { smallFacts } from '../../../support/small-facts.ts';
import { schemeInput } from '../small-scheme.ts';

const known = ['G00', 'G01', 'G02', 'J96', 'E11', '01.1', '01.2'];
const table = indexCodeTable({
  id: 'edition',
  source: '',
  titles: Object.fromEntries(known.map((c) => [c, c])),
});
const context = {
  header: schemeInput({}).header,
  mapping: null,
  replaced: null,
  titlesFrom: null,
  codes: { dx: table, proc: table },
};

type Path = readonly (string | number)[];

/** The paths of everything in a value. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const steps: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item, i) => [i, item])
    : Object.entries(value);
  return [path, ...steps.flatMap(([step, part]) => pathsIn(part, [...path, step]))];
}

/** A copy in which something else stands at a path; `undefined` takes it away. */
function withValue(value: unknown, [step, ...path]: Path, change: unknown): unknown {
  if (step === undefined) return change;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[step] = withValue(copy[step], path, change);
  return copy;
}

const places = pathsIn(smallFacts()).filter((path) => path.length > 0);
const change = fc.record({
  path: fc.constantFrom(...places),
  to: fc.oneof(
    fc.jsonValue(),
    fc.constant(undefined),
    fc.constantFrom('', 'BB1', 'G00', { const: false }, null),
  ),
});

function changed(files: unknown, { path, to }: { path: Path; to: unknown }): unknown {
  const isThere = pathsIn(files).some((other) => other.join() === path.join());
  return isThere ? withValue(files, path, to) : files;
}

describe('whatever stands in a folder of facts', () => {
  it('is reported with words and places, and installed only where it is a scheme', () =>
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const files = changes.reduce<unknown>(changed, smallFacts());
        const texts = Object.fromEntries(
          Object.entries(files as object).flatMap(([file, content]) =>
            content === undefined ? [] : [[file, JSON.stringify(content, null, 1)]],
          ),
        );
        const { mistakes, notices, scheme } = importScheme(readSchemeFacts(texts), context);
        for (const issue of [...mistakes, ...notices]) {
          const { zh, en } = importIssueWords(issue);
          expect(`${zh}${en}`).not.toMatch(/undefined|\[object/);
          expect(issuePlaceWords(issue).join()).not.toMatch(/undefined|#NaN/);
        }
        expect(scheme === null).toBe(mistakes.length > 0);
        if (scheme) expect(parseScheme(scheme)).toMatchObject({ ok: true });
      }),
      { numRuns: 3000, examples: [[[{ path: ['mdc.json'], to: [] }]], [[{ path: ['adrg.json'], to: [] }]]] },
    ));
});

describe('the places in a JSON text', () => {
  it('are found wherever the lines break, and no valid text has a fault', () =>
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { root, fault } = locateJson(text);
        expect(fault).toBeNull();
        for (const path of pathsIn(value)) {
          const line = text.split('\n')[lineAt(root, path) - 1] ?? '';
          const last = path.at(-1);
          if (indent === 1 && typeof last === 'string') expect(line).toContain(`${JSON.stringify(last)}: `);
        }
      }),
    ));

  it('are those of the first fault where a text is cut off', () =>
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), fc.nat(), (value, at) => {
        const text = JSON.stringify(value, null, 1);
        const cut = text.slice(0, at % text.length);
        const { fault } = locateJson(cut);
        expect(fault).not.toBeNull();
        expect(fault?.line).toBeLessThanOrEqual(cut.split('\n').length);
      }),
    ));
});
