import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { StackDescription } from '../../../local/describe-stack.ts';
import type { GuideBlock, GuideStep } from './guide-blocks.ts';
import { newcomerEnvironment, openShell, type Shell, waitFor } from './shell.ts';
import { fillIn, isShown, type Stand } from './shown-output.ts';

/** Somebody with a fresh copy of the project and some terminals, who does what the pages say. */
export interface Newcomer {
  /** Does a block, in the terminal of its page. Throws where a command fails or shows something else. */
  follow(block: GuideBlock): Promise<void>;
  leave(): Promise<void>;
}

/** What a page shows, made a reader's own, and back again. */
interface Own {
  readonly stand: Stand;
  /** What of documented addresses listens elsewhere here: from that as documented to that which is. */
  readonly addresses: Map<string, string>;
}

const root = join(import.meta.dirname, '../../..');
const patienceMs = 300_000;
const pauseMs = 1500;
/** Where a page listens for what is posted to it. */
const receiver = '127.0.0.1:8910';
const tellAtMost = 5000;

/** npm takes half a second for what is done here at once; a test holds that it does no more. */
const prelude = `npm() {
  if [ "$1 $2 $3 $4" = 'run -s sentinel --' ]; then shift 4; node bin/sentinel.ts "$@"; else command npm "$@"; fi
}`;

/** A copy of the project in a folder of its own, and nothing running yet. */
export function arrive(): Newcomer {
  const home = checkOut();
  const own: Own = { stand: new Map(), addresses: new Map() };
  const done = new Set<string>();
  const terminals = new Map<string, Shell>();
  const running: ChildProcess[] = [];
  return {
    async follow(block) {
      if (block.once && done.has(block.text)) return;
      done.add(block.text);
      if (block.saveAs !== null) return writeFileSync(join(home, block.saveAs), ownWords(block.text, own));
      const { page } = block;
      const terminal = terminals.get(page) ?? openShell(home, prelude);
      terminals.set(page, terminal);
      for (const step of block.steps)
        if (block.background) running.push(await startIn(home, step, own));
        else await take(terminal, step, own, block.untilShown ? patienceMs : 0);
    },
    async leave() {
      for (const terminal of terminals.values()) await terminal.close();
      for (const child of running) await stop(child);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** What a clone has, with what `npm ci` brings. */
function checkOut(): string {
  const home = mkdtempSync(join(tmpdir(), 'newcomer-'));
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of files.split('\0').filter((name) => name !== '' && !/^(test|docs)\//.test(name)))
    cpSync(join(root, file), join(home, file), { preserveTimestamps: true });
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'));
  return home;
}

async function take(terminal: Shell, { command, shown }: GuideStep, own: Own, patience: number) {
  const until = Date.now() + patience;
  for (;;) {
    const { output, exitCode } = await terminal.run(ownWords(command, own));
    const isAsShown = shown === '' || looksAs(shown, output, own);
    if (isAsShown && (exitCode === 0 || shown !== '')) return;
    if (Date.now() > until)
      throw new Error(
        `${command}\nended with ${exitCode} and said\n${output.slice(0, tellAtMost)}\nwhere the page has\n${shown}`,
      );
    await wait(pauseMs);
  }
}

/** Starts what goes on running; it is there once it shows what the page shows. */
async function startIn(home: string, { command, shown }: GuideStep, own: Own): Promise<ChildProcess> {
  const child = spawn(command, { shell: true, cwd: home, env: newcomerEnvironment(), detached: true });
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said.text += String(data)));
  await waitFor(child, /receipts\/; any.*\n/, command);
  await learnAddresses(home, own);
  if (!looksAs(shown, said.text, own)) throw new Error(`${command}\nsaid\n${said.text}`);
  return child;
}

function looksAs(shown: string, output: string, { stand, addresses }: Own): boolean {
  const back = new Map([...addresses].map(([documented, actual]) => [actual, documented]));
  return isShown(shown, replaceAll(output, back), stand);
}

function ownWords(text: string, { stand, addresses }: Own): string {
  return replaceAll(fillIn(text, stand), addresses);
}

function replaceAll(text: string, pairs: ReadonlyMap<string, string>): string {
  return [...pairs].reduce((all, [from, to]) => all.replaceAll(from, to), text);
}

/** Here free ports are taken, since the documented ones may be those of the developer's own stack. */
async function learnAddresses(home: string, { addresses }: Own): Promise<void> {
  const text = readFileSync(join(home, '.local', 'endpoints.json'), 'utf8');
  const { aws, api, portal, cdsClient } = JSON.parse(text) as StackDescription;
  const listening = [aws.s3, aws.dynamodb, api, dirname(cdsClient.issuer), portal ?? ''];
  for (const [at, url] of listening.entries())
    if (url !== '') addresses.set(`127.0.0.1:${4566 + at}`, new URL(url).host);
  addresses.set(receiver, `127.0.0.1:${await freePort()}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** The whole group: npm, and what it started. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGTERM');
  await ended;
}
