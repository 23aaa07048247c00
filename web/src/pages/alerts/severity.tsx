import { Lamp, type LampColour } from '../../parts/lamp.tsx';
import { useTexts } from '../../texts/language.ts';

export type SeverityName = 'violation' | 'highly-suspicious' | 'suspicious' | 'reminder';

const colours: Readonly<Record<SeverityName, LampColour>> = {
  violation: 'red',
  'highly-suspicious': 'red',
  suspicious: 'yellow',
  reminder: 'none',
};

/** How grave a finding is: by word, and by the shape and colour of its class. */
export function Severity({ of }: { readonly of: SeverityName }) {
  const { t } = useTexts('alerts');
  return <Lamp colour={colours[of]} text={t(`alerts:severity.${of}`)} />;
}
