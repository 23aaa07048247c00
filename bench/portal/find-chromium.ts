import { existsSync } from 'node:fs';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of this machine, or the one that `CHROMIUM_PATH` names. Throws with what to do where there is none. */
export function findChromium(): string {
  const named = process.env['CHROMIUM_PATH'];
  const path = named ?? usual.find((candidate) => existsSync(candidate));
  if (path !== undefined && existsSync(path)) return path;
  throw new Error(
    `找不到 Chromium${named ? `：${named}` : ''}。请执行 apt-get install chromium fonts-noto-cjk，或用 CHROMIUM_PATH 指明路径。 ` +
      `There is no Chromium${named ? ` at ${named}` : ''}. Run apt-get install chromium fonts-noto-cjk, or name its path with CHROMIUM_PATH.`,
  );
}
