const REFERENCE = /\{\{resolve:([a-z-]+):(.+?)(?::SecretString(?::([^:}]*)[^}]*)?)?\}\}/g;

/**
 * Replaces `{{resolve:secretsmanager:ARN:SecretString:field::}}` by the secret's text or one field of it.
 * Throws on another store than Secrets Manager and on a field the secret does not have.
 */
export function resolveDynamicReferences(text: string, secretValue: (arn: string) => string): string {
  return text.replace(REFERENCE, (reference: string, store: string, arn: string, field?: string) => {
    if (store !== 'secretsmanager') throw new Error(`the local cloud cannot resolve ${reference}`);
    const secret = secretValue(arn);
    if (!field) return secret;
    const value = (JSON.parse(secret) as Record<string, unknown>)[field];
    if (value === undefined) throw new Error(`secret ${arn} has no field ${field}`);
    return String(value);
  });
}
