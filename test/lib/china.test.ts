import { describe, expect, it } from 'vitest';
import { resourcesOf, synthesized } from './synthesized.ts';

const prod = synthesized('prod');
const text = JSON.stringify(prod.resources);

/** Everything a template says of a name, wherever it stands. */
const all = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([found]) => found))];

describe('prod, in China', () => {
  it('names no partition but its own', () => {
    expect(all(/arn:aws[a-z-]*:/g).filter((beginning) => beginning !== 'arn:aws-cn:')).toEqual([]);
  });

  it('writes no address of AWS down: each ends as its partition has it', () => {
    const addresses = all(/(https?|wss):\/\/[^"]*amazonaws\.com/g);
    expect(addresses).toEqual([]);
    expect(text).toContain('AWS::URLSuffix');
  });

  it('trusts services by names that they have in China too', () => {
    const everywhere = [
      ...['apigateway', 'cloudwatch', 'events', 'lambda', 'logging.s3', 'logs', 's3', 'sns', 'sqs'],
      // Of CDK: a secret's use of the key, which the account's own statement allows as well.
      'secretsmanager.cn-northwest-1',
    ].map((name) => `${name}.amazonaws.com`);
    const named = all(/[a-z0-9.-]+\.amazonaws\.com(\.cn)?/g);
    expect(named.filter((name) => !everywhere.includes(name))).toEqual([]);
  });

  it('asks for nothing that China has not', () => {
    const types = Object.values(prod.resources).map(({ Type }) => Type);
    expect(types.filter((type) => /^AWS::(Cognito|CloudFront|WAFv2)::/.test(type))).toEqual([]);
  });

  it('runs every function that is ours on arm64 with Node 24', () => {
    const ours = resourcesOf('AWS::Lambda::Function', prod).filter(
      ([, { Properties }]) => Properties.Environment?.Variables.POWERTOOLS_SERVICE_NAME,
    );
    expect(ours.length).toBeGreaterThan(10);
    for (const [, { Properties }] of ours)
      expect(Properties).toMatchObject({ Architectures: ['arm64'], Runtime: 'nodejs24.x' });
  });
});
