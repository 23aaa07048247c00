import type { BucketProps } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import { CloudFrontPortal } from './cloudfront-portal.ts';
import type { DataKey } from './data-key.ts';
import { GatewayPortal } from './gateway-portal.ts';
import type { HttpApi } from './http-api.ts';
import type { PortalContacts } from './portal-headers.ts';

/** The pages for people, at the origin of the API that they ask. */
export interface Portal {
  /** Without a slash at its end. */
  readonly url: string;
  /** What its pages call themselves where they ask others: its URL, as far as that is known before it is there. */
  readonly origin: string;
}

export interface PortalProps {
  /** How its buckets are closed and logged; the log stands under the name given. */
  readonly logged: (name: string) => BucketProps;
  readonly contacts: PortalContacts;
  readonly http: HttpApi;
  readonly dataKey: DataKey;
  readonly stage: Stage;
  /** Of the firewall that CloudFront asks first. */
  readonly firewallArn?: string;
}

/** The portal in the way of its stage. */
export function portalOf(scope: Construct, props: PortalProps): Portal {
  const { portal } = props.stage;
  return portal.by === 'cloudfront'
    ? new CloudFrontPortal(scope, 'Portal', { ...props, domain: portal.domain })
    : new GatewayPortal(scope, 'Portal', props);
}
