import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { receiveDropped } from '#renderer/api/choose-files.ts';
import { useOpening } from '#renderer/state/opening.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { receive } from '#renderer/project/actions.ts';
import css from './DropAnywhere.module.css';

/** Files may be dropped on any page. */
export function DropAnywhere(): ReactNode {
  const { t } = useWords();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      void bring([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  if (!isOver) return null;
  return (
    <div className={css['veil']}>
      <div className={css['sheet']}>
        <p className={type['finding']}>{t('shell.drop')}</p>
        <p className={type['text']}>{t('shell.dropKinds')}</p>
      </div>
    </div>
  );
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}

async function bring(files: File[]): Promise<void> {
  try {
    await receive(await receiveDropped(files));
  } catch (error) {
    useOpening.setState({ error });
  }
}
