import { handle } from 'hono/aws-lambda';
import { awsClients } from '../../platform/aws.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { portalFiles } from './portal-files.ts';
import { portalPages } from './portal-pages.ts';

const settings = readSettings(process.env, { PORTAL_BUCKET: required, CONTENT_SECURITY_POLICY: required });

export const handler = handle(
  portalPages({
    files: portalFiles(awsClients().s3, settings.PORTAL_BUCKET),
    contentSecurityPolicy: settings.CONTENT_SECURITY_POLICY,
  }),
);
