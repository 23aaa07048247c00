import { type RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import { acknowledgeFindings } from './acknowledge-findings.ts';
import type { DataKey } from './data-key.ts';
import type { HandlerFunction } from './handler-function.ts';

export interface PersonKeyProps {
  readonly dataKey: DataKey;
  readonly removalPolicy: RemovalPolicy;
  readonly stage: Stage;
}

/**
 * The secret from which a person's pointer in the table is derived, so that the table holds no identity
 * number and nobody without the secret can test a guess. Generated at the first deployment, seen by no one.
 */
export class PersonKey extends Construct {
  readonly #secret: Secret;
  readonly #version: string | null;

  constructor(scope: Construct, id: string, { dataKey, removalPolicy, stage }: PersonKeyProps) {
    super(scope, id);
    this.#version = stage.personKeyVersion;
    this.#secret = new Secret(this, 'Secret', {
      description: 'DRG Sentinel: derives the pointers of persons; replacing it cuts every stay history',
      encryptionKey: dataKey.key,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy,
    });
    const why = 'Rotation would change every pointer and lose the histories that cross-stay rules read.';
    acknowledgeFindings(this.#secret, {
      'AwsSolutions-SMG4': why,
      'HIPAA.Security-SecretsManagerRotationEnabled': why,
    });
  }

  /**
   * Puts a CloudFormation dynamic reference into the handler's environment: the template names the secret
   * and never holds its value, and the environment is encrypted with the data key (docs/adr/0012). It names the
   * version too where the stage does, so that another one is another template.
   */
  revealTo(handler: HandlerFunction): void {
    const version = this.#version === null ? {} : { versionId: this.#version };
    const value = SecretValue.secretsManager(this.#secret.secretArn, version);
    handler.addEnvironment('PERSON_KEY_SECRET', value.unsafeUnwrap());
  }
}
