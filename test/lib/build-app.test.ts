import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, it } from 'vitest';
import { buildApp } from '../../lib/build-app.ts';
import { allStages, synthesized, withoutBundling } from './synthesized.ts';

describe('buildApp', () => {
  it.each(allStages)('leaves no finding of cdk-nag unexplained in %s', (stage) => {
    expect(synthesized(stage).report.pluginReports).toEqual([]);
  });

  it('refuses to synthesize what cdk-nag finds', () => {
    const app = buildApp(withoutBundling);
    new Bucket(app.node.findChild('DrgSentinel-dev') as Stack, 'Careless');
    expect(() => app.synth()).toThrow(/AwsSolutions-S10/);
  });

  it('deploys dev unless told otherwise', () => {
    expect(buildApp(withoutBundling).node.tryFindChild('DrgSentinel-dev')).toBeInstanceOf(Stack);
  });

  it('refuses an unknown stage', () => {
    expect(() => buildApp({ ...withoutBundling, stage: 'production' })).toThrow(
      /known are dev, rehearsal, prod/,
    );
  });
});
