export interface Memory {
  /** How long what was loaded is good. */
  readonly seconds: number;
  /** How many things are remembered; beyond it the oldest is forgotten. */
  readonly most: number;
}

/**
 * Loads each thing when first asked for and anew once it is older than so many seconds. Where that fails, what was
 * known goes on being answered for ten times as long; after it, or nothing known, the failure is the answer.
 */
export function rememberBriefly<T>(
  { seconds, most }: Memory,
  load: (key: string) => Promise<T>,
  nowMs: () => number = Date.now,
): (key: string) => Promise<T> {
  const known = new Map<string, { readonly value: T; readonly untilMs: number }>();
  const goodForMs = seconds * 1000;
  const remember = (key: string, value: T) => {
    known.delete(key);
    const oldest = known.size < most ? undefined : known.keys().next().value;
    if (oldest !== undefined) known.delete(oldest);
    known.set(key, { value, untilMs: nowMs() + goodForMs });
  };
  return async (key) => {
    const found = known.get(key);
    if (found && nowMs() < found.untilMs) return found.value;
    try {
      const value = await load(key);
      remember(key, value);
      return value;
    } catch (error) {
      if (found && nowMs() < found.untilMs + 9 * goodForMs) return found.value;
      throw error;
    }
  };
}
