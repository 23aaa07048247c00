import { createInterface } from 'node:readline/promises';
import { WrongUsage } from '../wrong-usage.ts';

/** Asks whoever is at the terminal; anything but `yes` ends the command. Where nobody is there, `--yes` must be given. */
export async function confirm(question: string, yes: boolean | undefined): Promise<void> {
  if (yes) return;
  if (!process.stdin.isTTY)
    throw new WrongUsage('无人可问：请加 --yes Nobody is there to be asked: add --yes');
  const asked = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await asked.question(`${question} (yes/no) `);
  asked.close();
  if (answer.trim() !== 'yes') throw new Error('未改动 Nothing was changed');
}
