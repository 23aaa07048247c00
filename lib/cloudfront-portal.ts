import { Duration, Fn, Validations } from 'aws-cdk-lib';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  FunctionEventType,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  Signing,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket, type BucketProps, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import { acknowledgeFindings } from './acknowledge-findings.ts';
import { edgeName, pageRewrite } from './page-rewrite.ts';
import type { Portal, PortalProps } from './portal.ts';
import { PortalBucket } from './portal-bucket.ts';
import { portalHeaders } from './portal-headers.ts';

export interface CloudFrontPortalProps extends PortalProps {
  /** A name of its own. */
  readonly domain: OwnDomain | null;
}

type OwnDomain = NonNullable<Extract<Stage['portal'], { by: 'cloudfront' }>['domain']>;

/** Everything else is the portal's own. */
const API_PATHS = ['/api/*', '/nhsa/*', '/cds-services*', '/openapi.json'];

/** One origin for the pages and for the API that they ask (docs/adr/0020). */
export class CloudFrontPortal extends Construct implements Portal {
  readonly url: string;
  readonly origin: string;

  constructor(scope: Construct, id: string, props: CloudFrontPortalProps) {
    super(scope, id);
    const { logged, contacts, http, domain, dataKey, stage, firewallArn } = props;
    const { bucket } = new PortalBucket(this, 'Files', { logged: logged('portal'), dataKey, stage });
    const common = {
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: portalHeaders(this, contacts),
    };
    const pages: BehaviorOptions = {
      ...common,
      origin: S3BucketOrigin.withOriginAccessControl(bucket as IBucket, {
        originAccessControl: new S3OriginAccessControl(this, 'Access', {
          originAccessControlName: edgeName(this, 'files'),
          signing: Signing.SIGV4_ALWAYS,
        }),
      }),
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      functionAssociations: [{ function: pageRewrite(this), eventType: FunctionEventType.VIEWER_REQUEST }],
    };
    const api: BehaviorOptions = {
      ...common,
      origin: new HttpOrigin(hostOf(http.url), {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        readTimeout: Duration.seconds(30),
      }),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      // The token with all the rest, but not our name: the gateway answers to its own.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    };
    const distribution = new Distribution(this, 'Distribution', {
      comment: `DRG Sentinel, ${stage.name}: portal`,
      ...(firewallArn && { webAclId: firewallArn }),
      defaultRootObject: 'index.html',
      defaultBehavior: pages,
      additionalBehaviors: Object.fromEntries(API_PATHS.map((path) => [path, api])),
      logBucket: this.#logBucket(logged('portal-logs'), stage) as IBucket,
      ...this.#ownDomain(domain),
    });
    acknowledge(distribution, domain);
    this.url = `https://${domain?.name ?? distribution.distributionDomainName}`;
    // The headers name what the origin must be let into: its own name would close a circle.
    this.origin = `https://${domain?.name ?? '*.cloudfront.net'}`;
  }

  #logBucket(logged: BucketProps, stage: Stage): Bucket {
    const log = new Bucket(this, 'Log', {
      ...logged,
      versioned: true,
      // CloudFront delivers its log by access control lists, which no other bucket here has.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [
        {
          expiration: Duration.days(stage.accessLogDays),
          noncurrentVersionExpiration: Duration.days(stage.replacedUploadDays),
        },
      ],
    });
    acknowledgeFindings(log, {
      'HIPAA.Security-S3DefaultEncryptionKMS':
        'When which path was asked from where: the key of claim data stays shut to who delivers it.',
    });
    return log;
  }

  #ownDomain(domain: OwnDomain | null) {
    if (!domain) return {};
    const certificate = Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn);
    return {
      domainNames: [domain.name],
      certificate: certificate as ICertificate,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }
}

/** A URL's host, also where the URL is known only at deployment. */
function hostOf(url: string): string {
  return Fn.select(2, Fn.split('/', url));
}

function acknowledge(distribution: Distribution, domain: OwnDomain | null): void {
  const acknowledgeFinding = (id: string, reason: string) =>
    Validations.of(distribution).acknowledge({ id, reason });
  acknowledgeFinding('AwsSolutions-CFR1', 'People travel; who may see what is asked of their token.');
  if (domain) return;
  acknowledgeFinding(
    'AwsSolutions-CFR4',
    'The certificate of CloudFront itself knows no minimum; a stage with a domain of its own has TLS 1.2.',
  );
}
