import { Aws, Stack } from 'aws-cdk-lib';
import { Function as EdgeFunction, FunctionCode, FunctionRuntime } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/**
 * One page answers for all paths of the portal: files lie at the root and under `/assets/`, and a dot elsewhere is that
 * of a code, `/units/department/A03.04`. Done on the way in and not by error pages, which would take the API's 404 for
 * one of ours.
 */
const code = `function handler(event) {
  var request = event.request;
  var isFile = /^\\/(assets\\/.*|[^/]*\\.[^/]*)$/.test(request.uri);
  if (!isFile) request.uri = '/index.html';
  return request;
}
`;

/** Runs at the edge before the cache is asked. */
export function pageRewrite(scope: Construct): EdgeFunction {
  return new EdgeFunction(scope, 'PageRewrite', {
    functionName: edgeName(scope, 'pages'),
    runtime: FunctionRuntime.JS_2_0,
    code: FunctionCode.fromInline(code),
  });
}

/** What stands at the edge stands beside that of all other regions of the account. */
export function edgeName(scope: Construct, name: string): string {
  return `${Aws.STACK_NAME}-${Stack.of(scope).region}-${name}`;
}
