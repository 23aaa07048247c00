/**
 * Whether a value survives JSON and adds up: finite numbers, whole ones that are exact, well-formed text, nothing
 * undefined in lists, and no prototype but the usual.
 */
export function isPlainData(value: unknown): boolean {
  if (value === null || value === undefined || typeof value === 'boolean') return true;
  if (typeof value === 'number')
    return Number.isFinite(value) && (Math.abs(value) <= Number.MAX_SAFE_INTEGER || !Number.isInteger(value));
  if (typeof value === 'string') return value.isWellFormed();
  if (Array.isArray(value)) return value.every((entry) => entry !== undefined && isPlainData(entry));
  if (value instanceof Map) return isPlainData([...value]);
  if (typeof value !== 'object' || !isUsual(value)) return false;
  return Object.entries(value).every(([key, entry]) => key.isWellFormed() && isPlainData(entry));
}

function isUsual(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
