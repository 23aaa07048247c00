import type { BatchView } from '../../../../functions/query/batch-view.ts';
import { Panel } from '../../parts/page.tsx';
import { useTexts } from '../../texts/language.ts';
import { DropZone } from './drop-zone.tsx';
import { UploadList } from './upload-list.tsx';
import type { ChosenFile } from './uploads/chosen-file.ts';
import type { UploadAction, UploadView } from './uploads/upload-state.ts';

export interface DropPanelProps {
  readonly uploads: readonly UploadView[];
  readonly batches: readonly BatchView[];
  readonly onFiles: (files: readonly ChosenFile[]) => void;
  readonly onAct: (id: number, action: UploadAction) => void;
}

/** Where an office drops its files, and how far they are. */
export function DropPanel({ uploads, batches, onFiles, onAct }: DropPanelProps) {
  const { t } = useTexts('batches');
  return (
    <Panel title={t('batches:drop.title')}>
      <DropZone onFiles={onFiles} />
      {uploads.length > 0 && <UploadList uploads={uploads} batches={batches} onAct={onAct} />}
    </Panel>
  );
}
