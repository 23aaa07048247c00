import { describe, expect, it } from 'vitest';
import { callerOf } from '../../../platform/access/caller.ts';

const claims = { sub: 'u1', role: 'clinician', hospital: 'H37130200901', department: '0301', doctor: 'D1' };

describe('who calls', () => {
  it('is told by the claims of a token', () => {
    expect(callerOf({ ...claims, iss: 'https://id.example' })).toEqual(claims);
  });

  it('is told by claims with the prefix of Cognito just so', () => {
    const { sub, ...own } = claims;
    const prefixed = Object.fromEntries(
      Object.entries(own).map(([name, value]) => [`custom:${name}`, value]),
    );
    expect(callerOf({ sub, ...prefixed })).toEqual(claims);
  });

  it('is told by the plain claim where a token has both', () => {
    expect(callerOf({ ...claims, 'custom:role': 'manager', 'custom:hospital': 'H0' })).toEqual(claims);
  });

  it.each<[string, unknown]>([
    ['no claims', undefined],
    ['no role', { ...claims, role: undefined }],
    ['a role that nobody has', { ...claims, role: 'root' }],
    ['an empty hospital', { ...claims, hospital: '' }],
    ['a clinician without his own number', { ...claims, doctor: undefined }],
    ['a prefix of its own', { sub: 'u1', 'own:role': 'auditor', 'own:hospital': 'H1' }],
  ])('is not told by %s', (_, told) => {
    expect(callerOf(told)).toBeNull();
  });
});
