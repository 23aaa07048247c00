/** Loads each thing once, however often it is asked for; what failed to load is tried again when next asked for. */
export function remember<K, T>(load: (key: K) => Promise<T>, nameOf: (key: K) => string) {
  const loaded = new Map<string, Promise<T>>();
  return (key: K): Promise<T> => {
    const name = nameOf(key);
    const known = loaded.get(name);
    if (known) return known;
    const loading = load(key);
    loaded.set(name, loading);
    loading.catch(() => loaded.delete(name));
    return loading;
  };
}
