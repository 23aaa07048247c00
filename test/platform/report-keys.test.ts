import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { reportForms } from '../../core/reports/report-forms.ts';
import { parseReportKey, reportKey } from '../../platform/report-keys.ts';
import { holds } from '../support/holds.ts';

const scopes = [
  { kind: 'hospital', hospital: 'H37130200901' },
  { kind: 'hospital', hospital: 'H3713020090' },
  { kind: 'region', region: '371300' },
] as const;

it('the key of a report tells whose it is, whatever a department is called, and is no key of anybody else’s', () => {
  holds(
    fc.property(
      fc.constantFrom(...scopes),
      fc.constantFrom('2026-03', '2026-Q1', '2026'),
      fc.option(
        fc.oneof(fc.string({ minLength: 1, unit: 'grapheme' }), fc.constantFrom('..', '.', 'a/b', '%2E')),
      ),
      fc.constantFrom(...reportForms),
      (scope, period, department, form) => {
        const name = { scope, period, ...(department !== null && { department }) };
        const key = reportKey(name, form);
        expect(parseReportKey(scope, key)).toEqual({ name, form });
        for (const other of scopes) if (other !== scope) expect(parseReportKey(other, key)).toBeNull();
      },
    ),
  );
});
