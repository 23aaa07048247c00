import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import { grantTellMissing } from './claim-buckets.ts';
import { grantObjects } from './grant-objects.ts';
import { HandlerFunction } from './handler-function.ts';
import type { Portal, PortalProps } from './portal.ts';
import { PortalBucket } from './portal-bucket.ts';
import { contentSecurityPolicy } from './portal-headers.ts';

/** The portal by the HTTP API itself, where CloudFront lacks parts, as in China's regions. */
export class GatewayPortal extends Construct implements Portal {
  readonly url: string;
  readonly origin: string;

  constructor(scope: Construct, id: string, { logged, contacts, http, dataKey, stage }: PortalProps) {
    super(scope, id);
    const { bucket } = new PortalBucket(this, 'Files', { logged: logged('portal'), dataKey, stage });
    const handler = new HandlerFunction(this, 'Handler', {
      name: 'portal',
      memoryMb: 512,
      timeoutSeconds: 15,
      carriesKnowledge: false,
      dataKey,
      stage,
    });
    handler.addEnvironment('PORTAL_BUCKET', bucket.bucketName);
    handler.addEnvironment('CONTENT_SECURITY_POLICY', contentSecurityPolicy(contacts));
    grantObjects(handler.role, bucket, '', ['GetObject']);
    grantTellMissing(handler.role, bucket);
    for (const path of ['/', '/{path+}']) http.route(HttpMethod.GET, path, handler, { guarded: false });
    this.url = http.url;
    this.origin = http.url;
  }
}
