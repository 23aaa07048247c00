import * as z from 'zod';
import { readProperties } from '../read-properties.ts';
import type { Located, Resolver } from '../resolve-intrinsics.ts';

/** Headers that every answer gets; one without `override` only where the origin does not send it. */
export type HeadersPolicy = readonly {
  readonly name: string;
  readonly value: string;
  readonly override: boolean;
}[];

const overriding = { Override: z.boolean() };
const securitySchema = z.strictObject({
  ContentSecurityPolicy: z.object({ ...overriding, ContentSecurityPolicy: z.string() }).optional(),
  ContentTypeOptions: z.object(overriding).optional(),
  FrameOptions: z.object({ ...overriding, FrameOption: z.string() }).optional(),
  ReferrerPolicy: z.object({ ...overriding, ReferrerPolicy: z.string() }).optional(),
  StrictTransportSecurity: z
    .object({
      ...overriding,
      AccessControlMaxAgeSec: z.number(),
      IncludeSubdomains: z.boolean().default(false),
      Preload: z.boolean().default(false),
    })
    .optional(),
});
const policySchema = z.object({
  ResponseHeadersPolicyConfig: z.strictObject({
    Name: z.string(),
    SecurityHeadersConfig: securitySchema.default({}),
  }),
});

/** Reads a policy. Throws where it has a part that is not taken over locally. */
export function readHeadersPolicy(resolver: Resolver, located: Located): HeadersPolicy {
  const { SecurityHeadersConfig: security } = readProperties(
    resolver,
    located,
    policySchema,
  ).ResponseHeadersPolicyConfig;
  const {
    ContentSecurityPolicy: content,
    ContentTypeOptions: type,
    FrameOptions: frame,
    ReferrerPolicy: referrer,
    StrictTransportSecurity: transport,
  } = security;
  const headers = [
    content && { name: 'content-security-policy', value: content.ContentSecurityPolicy, ...content },
    type && { name: 'x-content-type-options', value: 'nosniff', ...type },
    frame && { name: 'x-frame-options', value: frame.FrameOption, ...frame },
    referrer && { name: 'referrer-policy', value: referrer.ReferrerPolicy, ...referrer },
    transport && { name: 'strict-transport-security', value: transportValue(transport), ...transport },
  ];
  return headers.flatMap((header) =>
    header ? [{ name: header.name, value: header.value, override: header.Override }] : [],
  );
}

function transportValue(
  rules: NonNullable<z.infer<typeof securitySchema>['StrictTransportSecurity']>,
): string {
  const { AccessControlMaxAgeSec, IncludeSubdomains, Preload } = rules;
  return [
    `max-age=${AccessControlMaxAgeSec}`,
    ...(IncludeSubdomains ? ['includeSubDomains'] : []),
    ...(Preload ? ['preload'] : []),
  ].join('; ');
}
