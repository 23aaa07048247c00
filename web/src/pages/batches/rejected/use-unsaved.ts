import { useBlocker } from '@tanstack/react-router';
import { useTexts } from '../../../texts/language.ts';

/** Asks before what was written is lost. */
export function useUnsaved(isUnsaved: boolean): void {
  const { t } = useTexts('batches');
  useBlocker({
    shouldBlockFn: ({ current, next }) =>
      isUnsaved && current.pathname !== next.pathname && !confirm(t('batches:rejected.leave')),
    enableBeforeUnload: isUnsaved,
  });
}
