import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { edgeName } from './page-rewrite.ts';

/** Whom a page of the portal talks to beside its own origin. */
export interface PortalContacts {
  /** Origins of whoever signs people in. */
  readonly identity: readonly string[];
  /** Where alerts come live. */
  readonly liveUrl: string;
  /** Where claim files are dropped. */
  readonly intake: string;
}

/** What every answer tells a browser: nothing from elsewhere, nothing inline, in no frame, and by HTTPS only. */
export function portalHeaders(scope: Construct, contacts: PortalContacts): ResponseHeadersPolicy {
  const override = true;
  return new ResponseHeadersPolicy(scope, 'Headers', {
    responseHeadersPolicyName: edgeName(scope, 'headers'),
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(contacts), override },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(730),
        includeSubdomains: true,
        override,
      },
      contentTypeOptions: { override },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override },
    },
  });
}

/** https://www.w3.org/TR/CSP3/ */
export function contentSecurityPolicy({ identity, liveUrl, intake }: PortalContacts): string {
  const directives = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'"],
    'connect-src': ["'self'", ...identity, liveUrl, intake],
    'form-action': ["'self'", ...identity],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'none'"],
  };
  return Object.entries(directives)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ');
}
