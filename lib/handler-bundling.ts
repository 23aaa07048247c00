import { join } from 'node:path';
import { type BundlingOptions, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';

// Dependencies that are still CommonJS call require(), which an ES module does not have.
const REQUIRE_BANNER =
  "import{createRequire as $createRequire}from'node:module';const require=$createRequire(import.meta.url);";

// sketches-js asks for protobufjs only to write its wire format, which we don't use.
const NEVER_BUNDLED = ['protobufjs/*'];
const OF_THE_RUNTIME = ['@aws-sdk/*', '@smithy/*'];

/** The whole of it, none, or packed for whoever answers while an order is written, or while figures are looked at. */
export type CarriedKnowledge = boolean | 'for-orders' | 'for-queries';

/**
 * How a handler becomes an asset: one minified ES module with its source map, without the AWS SDK, which
 * the runtime has (docs/adr/0013). Who answers while somebody waits brings the little it uses of the SDK: the
 * runtime's is read from hundreds of files.
 */
export function handlerBundling(carriesKnowledge: CarriedKnowledge): BundlingOptions {
  const isAwaited = typeof carriesKnowledge === 'string';
  const carry = isAwaited ? packers[carriesKnowledge] : copyKnowledge;
  return {
    format: OutputFormat.ESM,
    externalModules: isAwaited ? NEVER_BUNDLED : [...OF_THE_RUNTIME, ...NEVER_BUNDLED],
    mainFields: ['module', 'main'],
    banner: REQUIRE_BANNER,
    minify: true,
    sourceMap: true,
    sourcesContent: false,
    ...(carriesKnowledge && {
      commandHooks: { beforeBundling: () => [], beforeInstall: () => [], afterBundling: carry },
    }),
  };
}

// Node copies, not cp: the hook runs in bash here and in cmd on Windows.
function copyKnowledge(inputDir: string, outputDir: string): string[] {
  const [from, to] = [join(inputDir, 'knowledge'), join(outputDir, 'knowledge')].map(asJsString);
  return [`node -e "fs.cpSync(${from},${to},{recursive:true})"`];
}

const packers = {
  'for-orders': packBy('pack-order-knowledge.ts', 'order-knowledge'),
  'for-queries': packBy('pack-query-knowledge.ts', 'query-knowledge.json'),
};

// By the Node that runs us, for it runs TypeScript.
function packBy(tool: string, target: string) {
  return (inputDir: string, outputDir: string): string[] => [
    `"${process.execPath}" "${join(inputDir, 'tools', tool)}" "${join(outputDir, target)}"`,
  ];
}

function asJsString(path: string): string {
  return `'${path.replaceAll('\\', '/').replaceAll("'", "\\'")}'`;
}
