import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { AssetHashType, type BundlingOptions, DockerImage } from 'aws-cdk-lib';
import { type ISource, Source } from 'aws-cdk-lib/aws-s3-deployment';

const root = join(import.meta.dirname, '..');

/** The portal's static files: built anew at each synthesis, and named by what comes out. */
export function portalFiles(): ISource {
  return Source.asset(join(root, 'web'), {
    exclude: ['dist', 'node_modules'],
    assetHashType: AssetHashType.OUTPUT,
    bundling,
  });
}

const bundling: BundlingOptions = {
  // Asked for by the types; what `tryBundle` has done needs no container.
  image: DockerImage.fromRegistry('node'),
  local: {
    tryBundle: (outDir) => {
      const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
      const options = ['--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'];
      execFileSync(process.execPath, [vite, 'build', join(root, 'web'), ...options], {
        // What a bundler says is of interest only when it fails.
        stdio: ['ignore', process.stderr, process.stderr],
        // Vitest sets its own, and React is slow in any but this.
        env: { ...process.env, NODE_ENV: 'production' },
      });
      return true;
    },
  },
};
