import { join } from 'node:path';
import { type BundlingOptions, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';

// Dependencies that are still CommonJS call require(), which an ES module does not have.
const REQUIRE_BANNER =
  "import{createRequire as $createRequire}from'node:module';const require=$createRequire(import.meta.url);";

// The runtime has the SDK; sketches-js asks for protobufjs only to write its wire format, which we don't use.
const EXTERNAL_MODULES = ['@aws-sdk/*', '@smithy/*', 'protobufjs/*'];

/**
 * How a handler becomes an asset: one minified ES module with its source map, without the AWS SDK, which
 * the runtime has (docs/adr/0013).
 */
export function handlerBundling(carriesKnowledge: boolean): BundlingOptions {
  return {
    format: OutputFormat.ESM,
    externalModules: EXTERNAL_MODULES,
    mainFields: ['module', 'main'],
    banner: REQUIRE_BANNER,
    minify: true,
    sourceMap: true,
    sourcesContent: false,
    ...(carriesKnowledge && { commandHooks: copyKnowledge }),
  };
}

const copyKnowledge = {
  beforeBundling: () => [],
  beforeInstall: () => [],
  // Node copies, not cp: the hook runs in bash here and in cmd on Windows.
  afterBundling: (inputDir: string, outputDir: string) => {
    const [from, to] = [join(inputDir, 'knowledge'), join(outputDir, 'knowledge')].map(asJsString);
    return [`node -e "fs.cpSync(${from},${to},{recursive:true})"`];
  },
};

function asJsString(path: string): string {
  return `'${path.replaceAll('\\', '/').replaceAll("'", "\\'")}'`;
}
