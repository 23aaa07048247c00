import { type DragEvent, useId, useState } from 'react';
import { useTexts } from '../../texts/language.ts';
import { type ChosenFile, droppedFiles } from './uploads/chosen-file.ts';

/** Where files are dropped, or chosen by who has no mouse. */
export function DropZone({ onFiles }: { readonly onFiles: (files: readonly ChosenFile[]) => void }) {
  const { t } = useTexts('batches');
  const [isOver, setOver] = useState(false);
  const help = useId();
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void droppedFiles(event.dataTransfer).then(onFiles);
  };
  const onDrag = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === 'dragover');
  };
  return (
    <section
      className={isOver ? 'drop-zone drop-zone-over' : 'drop-zone'}
      aria-label={t('batches:drop.title')}
      onDrop={onDrop}
      onDragOver={onDrag}
      onDragLeave={onDrag}
    >
      <label className="button drop-choose">
        {t('batches:drop.what')}
        <input
          className="visually-hidden"
          type="file"
          multiple
          aria-describedby={help}
          onChange={({ target }) => {
            onFiles([...(target.files ?? [])].map((file) => ({ file, handle: null })));
            // The same file may be chosen again.
            target.value = '';
          }}
        />
      </label>
      <p id={help}>{t('batches:drop.help')}</p>
    </section>
  );
}
