/** What was read of one node of a message. What was sent blank is not in it. */
export interface WireNode {
  /** Where it stands: `input.data.patient_dtos[0]`; empty for the message itself. */
  readonly path: string;
  /** Where in `values` and `meanings` each field is. */
  readonly places: ReadonlyMap<string, number>;
  /** Texts as sent, codes as the dictionary spells them, times as `yyyy-MM-ddTHH:mm:ss`, money as fen. */
  readonly values: readonly (string | number | undefined)[];
  /** What codes mean. */
  readonly meanings: readonly (string | undefined)[];
  readonly nodes: ReadonlyMap<string, readonly WireNode[]>;
}

/** The text of a required field. Throws where it is not there, which the reading has refused. */
export function textOf(node: WireNode, name: string): string {
  return String(requiredValue(node, name));
}

export function textOrNull(node: WireNode, name: string): string | null {
  const value = findValue(node, name);
  return value === undefined ? null : String(value);
}

/** A number, or money in fen; of a required field. */
export function numberOf(node: WireNode, name: string): number {
  return Number(requiredValue(node, name));
}

/** What the code of a field means; `null` where it was blank or the dictionary leaves it untold. */
export function meaningOf<T extends string>({ places, meanings }: WireNode, name: string): T | null {
  const place = places.get(name);
  const means = place === undefined ? undefined : meanings[place];
  return means === undefined || means === 'untold' ? null : (means as T);
}

export function nodesOf({ nodes }: WireNode, name: string): readonly WireNode[] {
  return nodes.get(name) ?? [];
}

function requiredValue(node: WireNode, name: string): string | number {
  const value = findValue(node, name);
  if (value === undefined) throw new Error(`${node.path}.${name} was not read`);
  return value;
}

function findValue({ places, values }: WireNode, name: string): string | number | undefined {
  const place = places.get(name);
  return place === undefined ? undefined : values[place];
}
