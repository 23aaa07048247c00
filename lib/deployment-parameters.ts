import { CfnParameter, type Stack } from 'aws-cdk-lib';

/**
 * What whoever deploys must say: who vouches for users, and which systems may ask for warnings. Not secret;
 * a change of them is an update of the stack. Each is declared when something first asks for it.
 */
export class DeploymentParameters {
  readonly #stack: Stack;
  readonly #values = new Map<string, string>();

  constructor(stack: Stack) {
    this.#stack = stack;
  }

  /** URL of the OpenID provider whose tokens the API takes. */
  get identityIssuer(): string {
    return this.#value('IdentityIssuer', 'URL of the OpenID provider that signs the tokens of users');
  }

  /** What a token of a user must name as its audience. */
  get identityAudience(): string {
    return this.#value('IdentityAudience', 'Audience that the tokens of users must name');
  }

  /** JSON array of the CDS clients that are let in. */
  get cdsClients(): string {
    return this.#value('CdsClients', 'CDS clients let in: JSON array of {issuer, jwks, hospital, use}', '[]');
  }

  /** To be changed along with any other parameter: copies of a handler that are kept warm then take the new values. */
  get revision(): string {
    return this.#value('Revision', 'Any text; change it whenever another parameter changes', '1');
  }

  #value(name: string, description: string, fallback?: string): string {
    const known = this.#values.get(name);
    if (known !== undefined) return known;
    const declared = new CfnParameter(this.#stack, name, {
      type: 'String',
      description,
      ...(fallback === undefined ? { minLength: 1 } : { default: fallback }),
    });
    this.#values.set(name, declared.valueAsString);
    return declared.valueAsString;
  }
}
