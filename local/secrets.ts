import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { readProperties } from './read-properties.ts';
import type { Resolver } from './resolve-intrinsics.ts';

const secretSchema = z.object({
  SecretString: z.string().optional(),
  GenerateSecretString: z
    .object({
      PasswordLength: z.number().default(32),
      ExcludePunctuation: z.boolean().default(false),
      ExcludeCharacters: z.string().default(''),
      SecretStringTemplate: z.string().optional(),
      GenerateStringKey: z.string().optional(),
    })
    .optional(),
});
type Generation = NonNullable<z.infer<typeof secretSchema>['GenerateSecretString']>;

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** The texts of the template's secrets by ARN: generated at the first start, kept in the data folder after. */
export function createSecrets(resolver: Resolver, dataDir: string): ReadonlyMap<string, string> {
  const path = join(dataDir, 'secrets.json');
  const kept: Record<string, string> = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const secrets = new Map<string, string>();
  for (const located of resolver.resourcesOf('AWS::SecretsManager::Secret')) {
    const arn = resolver.attributes(located)['Ref'] ?? '';
    const { SecretString: given, GenerateSecretString: generation } = readProperties(
      resolver,
      located,
      secretSchema,
    );
    secrets.set(arn, given ?? kept[arn] ?? generateSecret(generation));
  }
  writeFileSync(path, JSON.stringify(Object.fromEntries(secrets), null, 2), { mode: 0o600 });
  return secrets;
}

function generateSecret(
  generation: Generation = secretSchema.shape.GenerateSecretString.unwrap().parse({}),
): string {
  const alphabet = [...LETTERS_AND_DIGITS, ...(generation.ExcludePunctuation ? '' : PUNCTUATION)].filter(
    (character) => !generation.ExcludeCharacters.includes(character),
  );
  const password = Array.from(
    { length: generation.PasswordLength },
    () => alphabet[randomInt(alphabet.length)],
  ).join('');
  const { SecretStringTemplate: template, GenerateStringKey: key } = generation;
  return template && key ? JSON.stringify({ ...JSON.parse(template), [key]: password }) : password;
}
