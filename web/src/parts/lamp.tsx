import { useTexts } from '../texts/language.ts';
import './lamp.css';

export type LampColour = 'red' | 'yellow' | 'green' | 'none';

const shapes: Readonly<Record<LampColour, string>> = { red: '◆', yellow: '▲', green: '●', none: '○' };

/** A lamp by shape, word and colour, so that it is told apart without the colour, and on paper. */
export function Lamp({ colour, text }: { readonly colour: LampColour; readonly text?: string }) {
  const { t } = useTexts();
  return (
    <span className={`lamp lamp-${colour}`}>
      <span aria-hidden="true">{shapes[colour]}</span> {text ?? t(`lamp.${colour}`)}
    </span>
  );
}
