import { describe, expect, it } from 'vitest';
import { departmentFor, placeFor, queryOf, viewsOf } from '../../../web/src/pages/cockpit/question.ts';
import type { PortalCaller } from '../../../web/src/session/caller.ts';

const manager: PortalCaller = { name: 'm', role: 'manager', hospital: 'H1' };
const head: PortalCaller = { ...manager, department: 'A03' };
const regional: PortalCaller = { name: 'o', role: 'office', hospital: 'H1', region: '371300' };

describe('whose figures a page of the cockpit shows', () => {
  it('is for a regional office its region, until it names a hospital', () => {
    expect(placeFor(regional, {})).toEqual({ scope: 'region' });
    expect(placeFor(regional, { hospital: 'H2' })).toEqual({ hospital: 'H2' });
    expect(placeFor(regional, { hospital: 'H2', scope: 'region' })).toEqual({ scope: 'region' });
  });

  it('is for everybody else what his token says, whatever a URL says', () => {
    expect(placeFor(manager, { hospital: 'H2', scope: 'region' })).toEqual({});
    // A region in the token of who is no office says nothing.
    expect(placeFor({ ...manager, region: '371300' }, {})).toEqual({});
  });

  it('is for the head of a department his own, for others the one that they chose; a region has none', () => {
    expect(departmentFor(head, { department: 'A04' })).toBe('A03');
    expect(departmentFor(manager, { department: 'A04' })).toBe('A04');
    expect(departmentFor(regional, { department: 'A04' })).toBeUndefined();
    expect(departmentFor(regional, { department: 'A04', hospital: 'H2' })).toBe('A04');
  });

  it('is asked of the API by place, department and period', () => {
    const question = {
      period: '2026',
      months: [],
      place: { hospital: 'H2' },
      department: 'A03',
      isRegion: false,
    };
    expect(queryOf(question)).toEqual({ hospital: 'H2', department: 'A03', period: '2026' });
  });

  it('is looked at with its parts: departments of a hospital, doctors of a department, hospitals of a region', () => {
    expect(viewsOf({ isRegion: false, department: undefined })).toEqual(['total', 'department']);
    expect(viewsOf({ isRegion: false, department: 'A03' })).toEqual(['department', 'doctor']);
    expect(viewsOf({ isRegion: true, department: undefined })).toEqual(['total', 'hospital']);
  });
});
