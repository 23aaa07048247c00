import { describe, expect, it } from 'vitest';
import {
  cockpitSearchOf,
  lampSearchOf,
  outlookSearchOf,
  planeSearchOf,
  violationSearchOf,
} from '../../../web/src/pages/cockpit/cockpit-search.ts';

describe('the URL of a page of the cockpit', () => {
  it('says which period, hospital and department, and how its table is looked at', () => {
    const search = { period: '2026-Q1', department: 'A03.04', sort: '-cost', find: 'heart' };
    expect(cockpitSearchOf(search)).toEqual(search);
    expect(cockpitSearchOf({ scope: 'region', hospital: 'H1' })).toEqual({ scope: 'region', hospital: 'H1' });
  });

  it('reads a year', () => {
    expect(cockpitSearchOf({ period: '2026' })).toEqual({ period: '2026' });
  });

  it('leaves out what is no period, no scope, and what nobody knows', () => {
    expect(cockpitSearchOf({ period: '2026-13', scope: 'world', department: '', spam: 1 })).toEqual({});
  });

  it('names a lamp whole, also where it was cut short', () => {
    expect(lampSearchOf({ view: 'doctor', key: 'D1', indicator: 'cmi', by: 'column' })).toEqual({
      view: 'doctor',
      key: 'D1',
      indicator: 'cmi',
      by: 'column',
    });
    expect(lampSearchOf({ view: 'castle', against: 'yesterday' })).toEqual({
      view: 'total',
      key: 'all',
      indicator: 'average-cost',
    });
  });

  it('knows the planes, measures and counts that there are, and no others', () => {
    expect(planeSearchOf({ view: 'group', chart: 'cost-time' })).toEqual({
      view: 'group',
      chart: 'cost-time',
    });
    expect(planeSearchOf({ view: 'total', chart: 'x' })).toEqual({});
    expect(outlookSearchOf({ measure: 'costFen', unit: 'A03' })).toEqual({ measure: 'costFen', unit: 'A03' });
    expect(violationSearchOf({ count: 'findings' })).toEqual({ count: 'findings' });
    expect(violationSearchOf({ count: 'money' })).toEqual({});
  });
});
