import { describe, expect, it } from 'vitest';
import { parseStage, stageNamed } from '../../config/stages.ts';

describe('stages', () => {
  it.each(['dev', 'rehearsal', 'prod'])('%s is complete and valid', (name) => {
    expect(stageNamed(name)).toMatchObject({ name });
  });

  it('keeps the data of prod when its stack goes', () => {
    expect(stageNamed('prod').keepData).toBe(true);
  });

  it('rehearses what prod is, but for the place and for what is kept', () => {
    const { name, region, keepData, backup, personKeyVersion, ...rehearsed } = stageNamed('rehearsal');
    expect({ name, region, keepData, backup, personKeyVersion }).toEqual({
      name: 'rehearsal',
      region: 'us-east-1',
      keepData: false,
      backup: null,
      personKeyVersion: null,
    });
    expect(stageNamed('prod')).toMatchObject(rehearsed);
  });

  it.each(['staging', '', 'toString'])("refuses a stage called '%s' and names those there are", (name) => {
    expect(() => stageNamed(name)).toThrow(/known are dev, rehearsal, prod/);
  });

  it('says every mistake at once', () => {
    const wrong = { ...stageNamed('dev'), region: 'Ningxia', logRetentionDays: 8, colour: 'red' };
    expect(() => parseStage(wrong)).toThrow(/colour[\s\S]*region[\s\S]*logRetentionDays/);
  });

  it.each([
    ['portal', { portal: { by: 'cloudfront', requestsPerAddress: 1000, domain: null } }],
    ['identity', { identity: 'cognito' }],
  ])('refuses a %s that China has not', (field, choice) => {
    expect(() => parseStage({ ...stageNamed('prod'), ...choice })).toThrow(
      new RegExp(`not to be had in cn-northwest-1[\\s\\S]*${field}`),
    );
  });

  it.each(['', 'AWSPREVIOUS', '{{resolve:ssm:other}}'])(
    "refuses '%s' as a version of the person key",
    (other) => {
      expect(() => parseStage({ ...stageNamed('prod'), personKeyVersion: other })).toThrow(
        /put-secret-value/,
      );
    },
  );

  it.each([1, 1001, 2.5])('refuses a concurrency of %s, which Lambda would refuse at deployment', (audit) => {
    const dev = stageNamed('dev');
    expect(() => parseStage({ ...dev, maxConcurrency: { ...dev.maxConcurrency, audit } })).toThrow(/audit/);
  });
});
