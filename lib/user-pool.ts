import { Aws, Duration, type RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  ClientAttributes,
  FeaturePlan,
  type IUserPool,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolDomain,
  UserPool as Users,
} from 'aws-cdk-lib/aws-cognito';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import type { DataKey } from './data-key.ts';
import { Firewall } from './firewall.ts';
import type { Identity, IdentityProvider } from './identity.ts';

export interface UserPoolProps {
  readonly dataKey: DataKey;
  readonly removalPolicy: RemovalPolicy;
  readonly stage: Stage;
}

/** What a token says of a user beside who he is; Cognito puts `custom:` before each. */
const ownAttributes = ['role', 'hospital', 'region', 'department', 'doctor'];
/** One shift on a ward. */
const SIGNED_IN = Duration.hours(8);
/** In five minutes: a hospital whose shift begins, of whom each asks a few times. */
const SIGN_INS_PER_ADDRESS = 2000;

/** Users of our own, for who has no OpenID provider. China's regions have no user pools. */
export class UserPool extends Construct implements IdentityProvider {
  readonly origins: readonly string[];
  readonly #users: Users;

  constructor(scope: Construct, id: string, { dataKey, removalPolicy, stage }: UserPoolProps) {
    super(scope, id);
    this.#users = new Users(this, 'Users', {
      // Who somebody is and what he may see is for an administrator to say.
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      autoVerify: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      customAttributes: Object.fromEntries(
        ownAttributes.map((name) => [name, new StringAttribute({ maxLen: 100, mutable: true })]),
      ),
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: stage.secondFactor === 'required' ? Mfa.REQUIRED : Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: stage.keepData,
      removalPolicy,
    });
    if (stage.secondFactor === 'optional')
      Validations.of(this.#users).acknowledge({
        id: 'AwsSolutions-COG2',
        reason: 'The stage leaves a second factor to each user.',
      });
    const firewall = new Firewall(this, 'Firewall', {
      before: 'regional',
      requestsPerAddress: SIGN_INS_PER_ADDRESS,
      dataKey,
      stage,
    });
    new CfnWebACLAssociation(this, 'BehindFirewall', {
      resourceArn: this.#users.userPoolArn,
      webAclArn: firewall.arn,
    });
    const domain = new UserPoolDomain(this, 'Domain', {
      userPool: this.#users as IUserPool,
      cognitoDomain: { domainPrefix: `drg-sentinel-${stage.name}-${Aws.ACCOUNT_ID}` },
    });
    this.origins = [`https://cognito-idp.${Stack.of(this).region}.${Aws.URL_SUFFIX}`, domain.baseUrl()];
  }

  /** Code grant without a secret: the portal proves by PKCE that it began the sign-in. */
  identityFor(portalUrl: string): Identity {
    const client = new UserPoolClient(this, 'Portal', {
      userPool: this.#users as IUserPool,
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
        callbackUrls: [`${portalUrl}/signed-in`],
        logoutUrls: [portalUrl],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ fullname: true, locale: true })
        .withCustomAttributes(...ownAttributes),
      // A user with his own token changes none of what the API goes by. An empty list would be all of them.
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
      preventUserExistenceErrors: true,
      idTokenValidity: SIGNED_IN,
      accessTokenValidity: SIGNED_IN,
      refreshTokenValidity: SIGNED_IN,
    });
    return { issuer: this.#users.userPoolProviderUrl, audience: client.userPoolClientId };
  }
}
