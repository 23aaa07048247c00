import { useApi } from '../../api/use-api.ts';
import { useSession } from '../../session/session-context.ts';
import { type Bilingual, useTexts } from '../../texts/language.ts';

interface HospitalList {
  readonly hospitals: readonly { readonly hospital: string; readonly name: Bilingual | null }[];
}

/** Which hospital of his region somebody looks at; nothing for those who have but one. */
export function HospitalChoice({
  hospital,
  onHospital,
}: {
  readonly hospital: string;
  readonly onHospital: (hospital: string) => void;
}) {
  const { t, say } = useTexts('batches');
  const { region } = useSession().caller;
  const list = useApi<HospitalList>('/api/v1/hospitals', {}, { enabled: region !== undefined });
  if (region === undefined) return null;
  const hospitals = list.data?.hospitals ?? [{ hospital, name: null }];
  return (
    <label>
      {t('batches:hospital')}
      <select value={hospital} onChange={({ target }) => onHospital(target.value)}>
        {hospitals.map((one) => (
          <option key={one.hospital} value={one.hospital}>
            {say(one.name) || one.hospital}
          </option>
        ))}
      </select>
    </label>
  );
}
