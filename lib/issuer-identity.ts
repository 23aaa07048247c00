import { Fn } from 'aws-cdk-lib';
import type { DeploymentParameters } from './deployment-parameters.ts';
import type { IdentityProvider } from './identity.ts';

/**
 * The OpenID provider that whoever deploys names by parameters, and where he has made the portal a client. A browser
 * fetches its discovery document and its tokens, so both have to be at the origin of the issuer.
 */
export function issuerIdentity({ identityIssuer, identityAudience }: DeploymentParameters): IdentityProvider {
  const part = (index: number) => Fn.select(index, Fn.split('/', identityIssuer));
  return {
    origins: [`${part(0)}//${part(2)}`],
    identityFor: () => ({ issuer: identityIssuer, audience: identityAudience }),
  };
}
