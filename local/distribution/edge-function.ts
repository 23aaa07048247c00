import { createContext, Script } from 'node:vm';
import * as z from 'zod';
import { readProperties } from '../read-properties.ts';
import type { Located, Resolver } from '../resolve-intrinsics.ts';

/** What of a request a function at the edge may look at and change. */
export interface EdgeRequest {
  readonly method: string;
  /** The path, without the query. */
  readonly uri: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers the path that is asked for instead. Throws where the function does, or takes too long. */
export type EdgeFunction = (request: EdgeRequest) => string;

const functionSchema = z.object({
  FunctionCode: z.string(),
  FunctionConfig: z.object({
    Runtime: z.literal('cloudfront-js-2.0', 'only cloudfront-js-2.0 runs locally'),
    KeyValueStoreAssociations: z.undefined('key value stores do not run locally').optional(),
  }),
});
const returnedSchema = z.object({
  uri: z.string('a function that answers by itself does not run locally').startsWith('/'),
});

/** Against one that never ends; the few milliseconds that AWS grants are not measured here. */
const TIMEOUT_MS = 2000;

/**
 * Makes a CloudFront Function run: the code of the template, in a world of its own without Node's.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 */
export function edgeFunction(resolver: Resolver, located: Located): EdgeFunction {
  const { FunctionCode } = readProperties(resolver, located, functionSchema);
  const world = createContext({});
  new Script(FunctionCode, { filename: `${located.logicalId}.js` }).runInContext(world);
  const call = new Script('JSON.stringify(handler(JSON.parse(event)))');
  return ({ method, uri, headers }) => {
    const values = Object.entries(headers).map(([name, value]) => [name, { value }]);
    Object.assign(world, {
      event: JSON.stringify({
        version: '1.0',
        context: { eventType: 'viewer-request' },
        request: { method, uri, querystring: {}, headers: Object.fromEntries(values), cookies: {} },
      }),
    });
    return returnedSchema.parse(JSON.parse(call.runInContext(world, { timeout: TIMEOUT_MS }))).uri;
  };
}
