/** What was read of one node of a message. What was sent blank is not in it. */
export interface WireNode {
  /** Where it stands: `input.data.patient_dtos[0]`; empty for the message itself. */
  readonly path: string;
  /** Texts as sent, codes as the dictionary spells them, times as `yyyy-MM-ddTHH:mm:ss`, money as fen. */
  readonly values: ReadonlyMap<string, string | number>;
  /** What codes mean. */
  readonly meanings: ReadonlyMap<string, string>;
  readonly nodes: ReadonlyMap<string, readonly WireNode[]>;
}

/** The text of a required field. Throws where it is not there, which the reading has refused. */
export function textOf(node: WireNode, name: string): string {
  const text = node.values.get(name);
  if (text === undefined) throw new Error(`${node.path}.${name} was not read`);
  return String(text);
}

export function textOrNull({ values }: WireNode, name: string): string | null {
  const value = values.get(name);
  return value === undefined ? null : String(value);
}

/** A number, or money in fen; of a required field. */
export function numberOf(node: WireNode, name: string): number {
  return Number(textOf(node, name));
}

/** What the code of a field means; `null` where it was blank or the dictionary leaves it untold. */
export function meaningOf<T extends string>({ meanings }: WireNode, name: string): T | null {
  const means = meanings.get(name);
  return means === undefined || means === 'untold' ? null : (means as T);
}

export function nodesOf({ nodes }: WireNode, name: string): readonly WireNode[] {
  return nodes.get(name) ?? [];
}
