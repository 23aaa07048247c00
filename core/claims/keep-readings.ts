const mostKept = 5000;
const longestKept = 500;

/**
 * The same reading, done once for each text of ordinary length: few things are said, and said often. For readings
 * that depend on nothing but the text, and give what nobody changes.
 */
export function keepReadings<Says>(read: (text: string) => Says): (text: string) => Says {
  const kept = new Map<string, Says>();
  return (text) => {
    const before = kept.get(text);
    if (before !== undefined) return before;
    const says = read(text);
    if (text.length > longestKept) return says;
    if (kept.size >= mostKept) kept.clear();
    kept.set(text, says);
    return says;
  };
}
