import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Template } from '../../local/read-assembly.ts';
import { startLocalCloud } from '../../local/start-local-cloud.ts';
import { fixtureAssembly, removeTemporaryDirs, temporaryDir } from './fixtures/assembly.ts';

/** Starts the fixture with its pipeline template changed; the start is expected to fail. */
function startChanged(change: (resources: Template['Resources']) => void): Promise<unknown> {
  const assemblyDir = temporaryDir();
  cpSync(fixtureAssembly(), assemblyDir, { recursive: true });
  const path = join(assemblyDir, 'FixturePipeline.template.json');
  const template = JSON.parse(readFileSync(path, 'utf8')) as Template;
  change(template.Resources);
  writeFileSync(path, JSON.stringify(template));
  return startLocalCloud({ assemblyDir, dataDir: temporaryDir() });
}

/** The first resource of a type; the fixture has it. */
const propertiesOf = (resources: Template['Resources'], type: string) =>
  Object.values(resources).find(({ Type }) => Type === type)?.Properties ?? {};

afterAll(removeTemporaryDirs);

describe('a template the local cloud cannot run as it stands', () => {
  it('is refused by type and logical id when a resource type is unknown', async () => {
    const start = startChanged((resources) => {
      resources['Shop'] = { Type: 'AWS::Amplify::App', Properties: {} };
      resources['Flow'] = { Type: 'AWS::StepFunctions::StateMachine', Properties: {} };
    });
    await expect(start).rejects.toThrow(
      /AWS::Amplify::App Shop \(stack FixturePipeline\)\n.*AWS::StepFunctions::StateMachine Flow/,
    );
  });

  it.each<[string, string, object, RegExp]>([
    [
      'an event source other than a queue',
      'AWS::Lambda::EventSourceMapping',
      { EventSourceArn: 'arn:aws:kinesis:x' },
      /only queues run/,
    ],
    [
      'a message filter',
      'AWS::Lambda::EventSourceMapping',
      { FilterCriteria: { Filters: [] } },
      /filters do not run/,
    ],
    [
      'an event pattern',
      'AWS::Events::Rule',
      { EventPattern: { source: ['x'] } },
      /event patterns do not run/,
    ],
    [
      'a notification about removal',
      'Custom::S3BucketNotifications',
      {
        NotificationConfiguration: {
          QueueConfigurations: [{ Events: ['s3:ObjectRemoved:*'], QueueArn: 'x' }],
        },
      },
      /only s3:ObjectCreated/,
    ],
    [
      'a notification to something else than a queue',
      'Custom::S3BucketNotifications',
      { NotificationConfiguration: { TopicConfigurations: [] } },
      /TopicConfigurations/,
    ],
  ])('is refused for %s', async (_, type, properties, message) => {
    const start = startChanged((resources) => void Object.assign(propertiesOf(resources, type), properties));
    await expect(start).rejects.toThrow(message);
  });

  it('is refused when a function with a trigger has another runtime than Node.js', async () => {
    const start = startChanged((resources) => {
      for (const { Type, Properties } of Object.values(resources)) {
        if (Type === 'AWS::Lambda::Function') Properties['Runtime'] = 'python3.13';
      }
    });
    await expect(start).rejects.toThrow(/AWS::Lambda::Function \w+ .*python3.13/);
  });
});
