const aheadOfUtcMs = 8 * 60 * 60 * 1000;
const dayMs = 86_400_000;

/** The day after in China, `yyyy-MM-dd`. */
export function tomorrow(now: Date): string {
  return new Date(now.getTime() + aheadOfUtcMs + dayMs).toISOString().slice(0, 10);
}
