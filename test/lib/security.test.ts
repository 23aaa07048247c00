import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allStages, type Resource, synthesizedStacks } from './synthesized.ts';

const root = join(import.meta.dirname, '../..');
const stacks = allStages.flatMap((stage) => [...synthesizedStacks(stage)]);

function ofType(type: string): [string, Resource['Properties']][] {
  return stacks.flatMap(([stack, { resources }]) =>
    Object.entries(resources)
      .filter(([, { Type }]) => Type === type)
      .map(([id, { Properties }]): [string, Resource['Properties']] => [`${stack} ${id}`, Properties]),
  );
}

describe('every stack of every stage', () => {
  it('bounds what its functions may run at once: each queue by its own number, the gateways by their rate', () => {
    const sources = ofType('AWS::Lambda::EventSourceMapping');
    expect(sources.length).toBeGreaterThan(20);
    for (const [id, { ScalingConfig }] of sources)
      expect(ScalingConfig?.MaximumConcurrency, id).toBeGreaterThan(1);
    const gateways = ofType('AWS::ApiGatewayV2::Stage');
    expect(gateways).toHaveLength(allStages.length * 2);
    for (const [id, { DefaultRouteSettings }] of gateways) {
      expect(DefaultRouteSettings?.ThrottlingRateLimit, id).toBeGreaterThan(0);
      expect(DefaultRouteSettings?.ThrottlingBurstLimit, id).toBeGreaterThan(0);
    }
  });

  it('opens no bucket to the public, by whatever policy or list', () => {
    for (const [id, { PublicAccessBlockConfiguration }] of ofType('AWS::S3::Bucket'))
      expect(PublicAccessBlockConfiguration, id).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
  });

  it('tells functions secrets by reference alone', () => {
    const told = ofType('AWS::Lambda::Function').flatMap(([id, { Environment }]) =>
      Object.entries<unknown>(Environment?.Variables ?? {})
        .filter(([name]) => /SECRET|PASSWORD|PRIVATE|CREDENTIAL/.test(name))
        .map(([name, value]) => [`${id} ${name}`, JSON.stringify(value)] as const),
    );
    expect(told.length).toBeGreaterThan(0);
    for (const [name, value] of told) expect(value, name).toContain('{{resolve:secretsmanager:');
  });

  it('gives no secret out, and asks for none', () => {
    for (const [name, { template }] of stacks) {
      const { Outputs = {}, Parameters = {} } = template.toJSON() as Record<string, object>;
      expect(JSON.stringify(Outputs), name).not.toContain('resolve:secretsmanager');
      expect(Object.keys(Parameters).join(), name).not.toMatch(/secret|password|private/i);
    }
  });
});

describe('the repository', () => {
  it('holds no key, token or password of a service', () => {
    const files = globSync(
      '{bin,config,core,docs,examples,functions,generator,lib,local,platform,reports,tools,web}/**',
      {
        cwd: root,
        exclude: ['web/dist/**'],
      },
    ).filter((file) => statSync(join(root, file)).isFile());
    const secret =
      /-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(AKIA|ASIA)[0-9A-Z]{16}\b|\bgh[pousr]_\w{36}\b|\bxox[abp]-\w{10,}|"d":"[\w-]{40,}"/;
    expect(files.length).toBeGreaterThan(1000);
    expect(files.filter((file) => secret.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });
});
