/**
 * Loads each thing when first asked for and anew once it is older than so many seconds. Where that fails, what was
 * known goes on being answered; nothing known, the failure is the answer.
 */
export function rememberBriefly<T>(
  seconds: number,
  load: (key: string) => Promise<T>,
  nowMs: () => number = Date.now,
): (key: string) => Promise<T> {
  const known = new Map<string, { readonly value: T; readonly untilMs: number }>();
  return async (key) => {
    const found = known.get(key);
    if (found && nowMs() < found.untilMs) return found.value;
    try {
      const value = await load(key);
      known.set(key, { value, untilMs: nowMs() + seconds * 1000 });
      return value;
    } catch (error) {
      if (found) return found.value;
      throw error;
    }
  };
}
