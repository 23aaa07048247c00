import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../config/stages.ts';
import { findingTable } from '../../core/analysis/finding-table.ts';
import { resultTable } from '../../core/analysis/result-table.ts';
import { onlyOf, resourcesOf, synthesizedBeside } from './synthesized.ts';

const analysis = synthesizedBeside('Analysis');
const only = (type: string) => onlyOf(type, analysis);
const spelled = (value: unknown) => JSON.stringify(value);

describe('what Athena is told of the Parquet', () => {
  it.each([resultTable, findingTable])('is of $name every column, with its type', ({ name, columns }) => {
    const found = resourcesOf('AWS::Glue::Table', analysis).find(
      ([, { Properties }]) => Properties.TableInput.Name === name,
    );
    const { StorageDescriptor, PartitionKeys } = found?.[1].Properties.TableInput ?? {};
    const types = StorageDescriptor.Columns.map((one: { Name: string; Type: string }) => [
      one.Name,
      one.Type,
    ]);
    expect(types).toEqual(columns.map((column) => [column.name, column.type]));
    expect(PartitionKeys).toMatchObject([{ Name: 'month', Type: 'string' }]);
  });

  it('leads to the folder of a month without asking which there are', () => {
    for (const [, { Properties }] of resourcesOf('AWS::Glue::Table', analysis)) {
      const { Name, Parameters } = Properties.TableInput;
      expect(Parameters).toMatchObject({
        'projection.enabled': 'true',
        'projection.month.type': 'date',
        'projection.month.range': '2015-01,NOW+1MONTHS',
      });
      expect(spelled(Parameters['storage.location.template'])).toMatch(
        new RegExp(`"s3://".*AnalysisBucket.*/${Name}/v1/month=\\$\\{month\\}/`),
      );
    }
  });

  it('has comments that the catalogue takes', () => {
    for (const [, { Properties }] of resourcesOf('AWS::Glue::Table', analysis))
      for (const { Comment } of Properties.TableInput.StorageDescriptor.Columns)
        expect(Comment.length).toBeLessThan(256);
  });
});

describe('the workgroup', () => {
  it('bounds what a question reads and encrypts every answer, whatever the client asks for', () => {
    const { mostScannedGb } = stageNamed('prod').analysis;
    const { WorkGroupConfiguration } = only('AWS::Athena::WorkGroup');
    expect(WorkGroupConfiguration).toMatchObject({
      EnforceWorkGroupConfiguration: true,
      BytesScannedCutoffPerQuery: mostScannedGb * 1024 ** 3,
      ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_KMS' } },
    });
    expect(spelled(WorkGroupConfiguration.ResultConfiguration.OutputLocation)).toMatch(
      /AnalysisBucket.*\/answers\//,
    );
  });

  it('forgets answers after the days of its stage, and never the months', () => {
    const bucket = resourcesOf('AWS::S3::Bucket').find(([id]) => id.startsWith('AnalysisBucket'));
    const { Rules } = bucket?.[1].Properties.LifecycleConfiguration ?? {};
    expect(Rules).toContainEqual({ ExpirationInDays: 30, Prefix: 'answers/', Status: 'Enabled' });
    expect(Rules).toHaveLength(2);
    expect(bucket?.[1].Properties.VersioningConfiguration).toBeUndefined();
  });

  it('has every documented query at hand', () => {
    const queries = resourcesOf('AWS::Athena::NamedQuery', analysis).map(([, { Properties }]) => Properties);
    expect(queries.map(({ Name }) => Name).sort()).toEqual([
      'cmi-by-department',
      'consumption-index',
      'hospital-figures',
      'margins-by-group',
      'trend-by-month',
      'violations-by-department',
      'violations-by-rule',
      'year-on-year',
    ]);
    for (const { WorkGroup, Database } of queries)
      expect([WorkGroup, Database]).toEqual(['drg-sentinel-prod', 'drg_sentinel_prod']);
  });
});

describe('an analyst', () => {
  const statements = only('AWS::IAM::ManagedPolicy').PolicyDocument.Statement as readonly {
    readonly Action: string | readonly string[];
    readonly Resource: unknown;
  }[];

  it('may read the tables and write answers, and has no action by wildcard', () => {
    const actions = statements.flatMap(({ Action }) => [Action].flat());
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    const writes = statements.filter(({ Action }) => [Action].flat().includes('s3:PutObject'));
    expect(writes.map(({ Resource }) => spelled(Resource))).toEqual([
      expect.stringMatching(/AnalysisBucket.*\/answers\/\*/),
    ]);
    expect(spelled(statements)).not.toMatch(/Intake|Receipts|Work\b|Knowledge|dynamodb/);
  });

  it('is nobody until somebody is named', () => {
    const { Users, Roles, Groups } = only('AWS::IAM::ManagedPolicy');
    expect([Users, Roles, Groups]).toEqual([undefined, undefined, undefined]);
  });
});

it('names no partition of AWS, so that it stands in China too', () => {
  expect(spelled(analysis.template.toJSON())).not.toMatch(/arn:aws[a-z-]*:/);
});
