/**
 * What a log may say of an error: its kind and where it was thrown. Not its message, which may quote what was being
 * read when it broke: a patient.
 */
export function faultOf(error: unknown): { readonly kind: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] };
  const { name, message, stack = '' } = error;
  const code = 'code' in error && /^[A-Z_]+$/.test(String(error.code)) ? ` ${String(error.code)}` : '';
  const frames = stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .slice(1);
  return { kind: `${name}${code}`, at: frames.slice(0, framesTold).map((frame) => frame.trim()) };
}

const framesTold = 6;
