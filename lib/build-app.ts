import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks } from 'cdk-nag';
import cdkJson from '../cdk.json' with { type: 'json' };
import { stageNamed } from '../config/stages.ts';
import { AnalysisStack } from './analysis-stack.ts';
import { BackupStack } from './backup-stack.ts';
import { EdgeStack } from './edge-stack.ts';
import { SentinelStack } from './sentinel-stack.ts';
import { WatchStack } from './watch-stack.ts';

/**
 * The whole CDK app. The stage is the context value `stage` (`cdk synth -c stage=prod`), `dev` if absent.
 *
 * The feature flags are read from `cdk.json` here too, so that a synthesis without the CDK command line
 * (`node bin/app.ts`) gives the same template as one with it.
 */
export function buildApp(context: Readonly<Record<string, unknown>> = {}): App {
  const app = new App({ context: { ...cdkJson.context, ...context } });
  const stage = stageNamed(app.node.tryGetContext('stage') ?? 'dev');
  const name = `DrgSentinel-${stage.name}`;
  const { portal } = stage;
  const edge =
    portal.by === 'cloudfront'
      ? new EdgeStack(app, `${name}-Edge`, { requestsPerAddress: portal.requestsPerAddress, stage })
      : undefined;
  const watched = new SentinelStack(app, name, { stage, ...(edge && { firewallArn: edge.firewallArn }) });
  const { backup } = stage;
  if (backup) new BackupStack(app, `${name}-Backup`, { tableArn: watched.tableArn, backup, stage });
  new WatchStack(app, `${name}-Watch`, { watched, stage });
  const { analysed } = watched;
  new AnalysisStack(app, `${name}-Analysis`, { analysed, stage }).addStackDependency(watched);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new HIPAASecurityChecks(app));
  return app;
}
