import { Fn } from 'aws-cdk-lib';
import type { DeploymentParameters } from './deployment-parameters.ts';
import type { Identity } from './identity.ts';

/**
 * The OpenID provider that whoever deploys names by parameters. A browser fetches its discovery document and its
 * tokens, so both have to be at the origin of the issuer.
 */
export function issuerIdentity({ identityIssuer, identityAudience }: DeploymentParameters): Identity {
  const [scheme, host] = [
    Fn.select(0, Fn.split('/', identityIssuer)),
    Fn.select(2, Fn.split('/', identityIssuer)),
  ];
  return { issuer: identityIssuer, audience: identityAudience, origins: [`${scheme}//${host}`] };
}
