import type { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledgeFindings } from './acknowledge-findings.ts';
import type { DataKey } from './data-key.ts';
import type { HandlerFunction } from './handler-function.ts';

export interface PersonKeyProps {
  readonly dataKey: DataKey;
  readonly removalPolicy: RemovalPolicy;
}

/**
 * The secret from which a person's pointer in the table is derived, so that the table holds no identity
 * number and nobody without the secret can test a guess. Generated at the first deployment, seen by no one.
 */
export class PersonKey extends Construct {
  readonly #secret: Secret;

  constructor(scope: Construct, id: string, { dataKey, removalPolicy }: PersonKeyProps) {
    super(scope, id);
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
   * and never holds its value, and the environment is encrypted with the data key (docs/adr/0012).
   */
  revealTo(handler: HandlerFunction): void {
    handler.addEnvironment('PERSON_KEY_SECRET', this.#secret.secretValue.unsafeUnwrap());
  }
}
