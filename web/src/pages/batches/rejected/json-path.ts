type Json = unknown;
type JsonObject = Record<string, Json>;

export function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Where the nodes of a settlement list are: as they are, or inside the envelope of interface 4101. A list of one stands
 * for its one.
 */
export function nodesOf(record: JsonObject): JsonObject {
  const inner = (value: Json) => (Array.isArray(value) && value.length === 1 ? (value[0] as Json) : value);
  const input = inner(record['input']);
  const body = isObject(input) ? input : record;
  const data = inner(body['data']);
  return isObject(data) ? data : body;
}

/** What stands at a path such as `feedetail[3].cnt`; `undefined` where nothing does. */
export function readAt(nodes: JsonObject, path: string): Json {
  let value: Json = nodes;
  for (const step of stepsOf(path)) value = childOf(value, step);
  return value;
}

/**
 * Puts a text where the path leads, as what stood there: a number, a node as JSON, else a text. Steps that are missing
 * are made.
 */
export function writeAt(nodes: JsonObject, path: string, text: string): void {
  const steps = stepsOf(path);
  const last = steps.pop();
  if (last === undefined) return;
  let place: Json = nodes;
  for (const [at, step] of steps.entries()) {
    let next = childOf(place, step);
    if (typeof next !== 'object' || next === null) {
      next = typeof (steps[at + 1] ?? last) === 'number' ? [] : {};
      put(place, step, next);
    }
    place = next;
  }
  put(place, last, likeBefore(childOf(place, last), text));
}

function likeBefore(before: Json, text: string): Json {
  if (typeof before === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (typeof before !== 'object' || before === null) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

type Step = string | number;

function stepsOf(path: string): Step[] {
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? (name ?? '') : Number(index),
  );
}

function childOf(value: Json, step: Step): Json {
  if (typeof step === 'number')
    return Array.isArray(value) ? (value[step] as Json) : step === 0 ? value : undefined;
  return (oneOf(value) as JsonObject | undefined)?.[step];
}

function put(place: Json, step: Step, value: Json): void {
  if (typeof step === 'number' && Array.isArray(place)) place[step] = value;
  else (oneOf(place) as JsonObject)[String(step)] = value;
}

function oneOf(value: Json): Json {
  const one: Json = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return isObject(one) ? one : undefined;
}
