import type { MessageFault } from './message-fault.ts';
import type { ProtocolFields } from './protocol-fields.ts';
import { nodesOf, textOrNull, type WireNode } from './wire-node.ts';

/** Every place where a message speaks of another hospital than the caller's own. */
export function foreignHospitals(
  envelope: WireNode,
  data: WireNode,
  hospital: string,
  fields: ProtocolFields,
): readonly MessageFault[] {
  const encounters = nodesOf(data, 'patient_dtos').flatMap((patient) =>
    nodesOf(patient, 'fsi_encounter_dtos'),
  );
  const named = [
    { node: envelope, table: 'message', name: 'fixmedins_code' },
    ...encounters.map((node) => ({ node, table: 'fsi_encounter_dtos', name: 'medins_id' })),
  ];
  return named.flatMap(({ node, table, name }): MessageFault[] => {
    const value = textOrNull(node, name);
    if (value === null || value === hospital) return [];
    return [
      {
        path: node.path === '' ? name : `${node.path}.${name}`,
        field: fields[table]?.find((row) => row.name === name) ?? null,
        value,
        code: 'foreign-hospital',
        expected: { zh: hospital, en: hospital },
      },
    ];
  });
}
