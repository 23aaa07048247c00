import { describe, expect, it } from 'vitest';
import { caseHref, casesHref, unitHref, unitsHref } from '../../../../web/src/pages/units/hrefs.ts';
import {
  exactText,
  figureText,
  kindOfIndicator,
  riseOf,
} from '../../../../web/src/pages/units/indicator-figures.ts';
import { partsOf } from '../../../../web/src/pages/units/parts-of.ts';
import { unitTitle } from '../../../../web/src/pages/units/unit-title.ts';
import {
  casesSearchOf,
  unitSearchOf,
  unitsSearchOf,
  viewsOf,
} from '../../../../web/src/pages/units/units-search.ts';

describe('the URL of a table of units', () => {
  it('says what is looked at, and nothing that no page knows', () => {
    const search = {
      view: 'doctor',
      period: '2026-Q1',
      compare: 'before',
      department: 'A03.04',
      sort: '-cases',
    };
    expect(unitsSearchOf({ ...search, other: 'x' })).toEqual(search);
    expect(
      unitsSearchOf({ view: 'total', period: '2026-13', compare: 'x', scope: 'all', hospital: '' }),
    ).toEqual({});
  });

  it('may name a year', () => {
    expect(unitSearchOf({ period: '2026', indicator: 'cmi' })).toEqual({ period: '2026', indicator: 'cmi' });
  });

  it('of cases says whose, and by which indicator they are counted', () => {
    const search = {
      period: '2026-03',
      doctor: 'D1',
      indicator: 'average-cost',
      rule: 'GZ1',
      severity: 'violation',
    };
    expect(casesSearchOf(search)).toEqual(search);
  });

  it('has views that its scope has', () => {
    expect([viewsOf('region'), viewsOf(undefined)]).toEqual([
      ['hospital', 'group'],
      ['department', 'doctor', 'group'],
    ]);
  });
});

describe('a link', () => {
  it('keeps the slash of a group in one part of the path, and says no more than is known', () => {
    const place = { period: '2026-03', hospital: undefined, scope: undefined };
    expect(unitHref('group', 'chs-drg-1.1/BR25', place)).toBe(
      '/units/group/chs-drg-1.1%2FBR25?period=2026-03',
    );
    expect(unitHref('hospital', 'H1', { ...place, scope: 'region' })).toBe(
      '/units/hospital/H1?period=2026-03',
    );
    expect(unitsHref({ view: 'doctor', department: 'A03.04' })).toBe('/units?view=doctor&department=A03.04');
    expect(casesHref({ group: 'a/b', indicator: 'cmi' })).toBe('/units/cases?group=a%2Fb&indicator=cmi');
    expect(caseHref('S/1', 'H1')).toBe('/cases/S%2F1?hospital=H1');
  });
});

describe('a unit', () => {
  const say = (both: { zh: string } | null) => both?.zh ?? '';
  const name = { zh: '心血管内科', en: 'Cardiology' };

  it('is called by its name and code, a group by its code first and without its scheme', () => {
    expect(unitTitle('department', 'A03.04', name, say)).toBe('心血管内科 A03.04');
    expect(unitTitle('group', 'chs-drg-1.1/FR25', name, say)).toBe('FR25 心血管内科');
    expect(unitTitle('doctor', 'D1', null, say)).toBe('D1');
  });
});

describe('a figure', () => {
  it('is written by the unit of its indicator', () => {
    expect(figureText(123_456_789, { unit: 'fen' }, 'zh-CN')).toBe('¥123.5万');
    expect(exactText(123_456_789, { unit: 'fen' }, 'zh-CN')).toBe('¥1,234,567.89');
    expect(exactText(0.0123, { unit: 'share' }, 'en')).toBe('1.2%');
    expect(exactText(1.0712, { unit: 'index' }, 'en')).toBe('1.07');
    expect(exactText(null, { unit: 'count' }, 'en')).toBe('—');
    expect(['fen', 'share', 'count', 'days', 'weight'].map((unit) => kindOfIndicator({ unit }))).toEqual([
      'fen',
      'share',
      'count',
      'decimal',
      'decimal',
    ]);
  });

  it('rises by a share of what it was, of which nothing is said where that was nought or less', () => {
    expect([
      riseOf(110, 100)?.toFixed(2),
      riseOf(5, 0),
      riseOf(5, -1),
      riseOf(null, 5),
      riseOf(5, null),
    ]).toEqual(['0.10', null, null, null, null]);
  });
});

describe('the parts of cases', () => {
  it('add up above and below the line, or to a sum', () => {
    const part = (value: number | null, above: number | null, below: number | null) => ({
      part: { value, above, below },
    });
    expect(partsOf([part(5, 5, 1), part(null, 2, 0), {}])).toEqual({ above: 7, below: 1 });
    expect(partsOf([part(3, null, null), part(4, null, null)])).toEqual({ above: 7, below: null });
  });
});
