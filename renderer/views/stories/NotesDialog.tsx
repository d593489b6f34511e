import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { NOTE_KINDS } from '#shared/domain/figure.ts';
import type { Figure, NoteKind } from '#shared/domain/figure.ts';
import { markName } from '#shared/drawing/figure-text.ts';
import { isOfValues, notePlaceText } from '#shared/drawing/notes.ts';
import { plainText } from '#shared/report/report.ts';
import { MOST } from '#shared/story/schema.ts';
import type { Annotation, Story } from '#shared/story/schema.ts';
import { tellText } from '#shared/story/tell.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { DialogFoot } from '#renderer/ui/DialogFoot.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { RemovableList } from './RemovableList.tsx';
import css from './StoryDialogs.module.css';

type Props = {
  story: Story;
  figure: Figure;
  annotations: readonly Annotation[];
  onChange: (annotations: Annotation[]) => void;
  onClose: () => void;
};

/** What is marked on a figure: lines, areas, points, remarks, thresholds, events; each with a few words. */
export function NotesDialog({ story, figure, annotations, onChange, onClose }: Props): ReactNode {
  const words = useWords();
  const { t, language } = words;
  const [kind, setKind] = useState<NoteKind>('line');
  const [label, setLabel] = useState('');
  const [at, setAt] = useState<number | string | null>(null);
  const [to, setTo] = useState<number | null>(null);
  const isValue = isOfValues(figure, kind);
  const isNumber = isValue || figure.kind === 'curve';
  const place = isNumber ? (typeof at === 'number' ? at : null) : typeof at === 'string' ? at : null;
  const [isMissing, setMissing] = useState(false);
  const off =
    annotations.length >= MOST.annotations
      ? t('stories.told.full')
      : label.trim() === ''
        ? t('stories.marks.labelFirst')
        : null;
  const add = (): void => {
    if (off !== null) return;
    // A number is kept when its field is left, so what lacks is only known now.
    const lacks = place === null || (kind === 'area' && to === null);
    setMissing(lacks);
    if (lacks) return;
    const stretch = kind === 'area' && to !== null ? { to } : {};
    onChange([...annotations, { kind, at: place, ...stretch, label: { [language]: label.trim() } }]);
    setLabel('');
    setAt(null);
    setTo(null);
  };
  const axis = isValue ? figure.axes?.y : figure.axes?.x;
  const format = figure.kind === 'curve' ? (axis?.format ?? 'decimal') : figure.valueFormat;
  const scale = ['percent', 'points', 'pointsSize'].includes(format) ? 100 : 1;
  const unit = scale === 100 ? '%' : format === 'money' ? (figure.currency ?? undefined) : undefined;
  const field = (name: string, value: number | null, set: (value: number | null) => void): ReactNode => (
    <NumberField
      key={`${name} ${kind} ${annotations.length}`}
      label={name}
      value={value === null ? null : value * scale}
      onChange={(typed) => set(typed === null ? null : typed / scale)}
      {...(unit === undefined ? {} : { unit })}
    />
  );
  return (
    <Dialog
      title={t('stories.partActions.marks')}
      lead={t('stories.marks.lead')}
      onClose={onClose}
      onSubmit={add}
      wide
      foot={<DialogFoot submit={t('stories.marks.add')} off={off} onLeave={onClose} leave={t('ui.close')} />}
    >
      <div className={css['stack']}>
        <RemovableList
          label={t('stories.marks.there')}
          items={annotations.map((one) => {
            const text = plainText(tellText(story, one.label, { words }));
            const ends = [one.at, ...(one.to === undefined ? [] : [one.to])];
            const place = ends.map((end) => notePlaceText(figure, one.kind, end, words)).join(' – ');
            return {
              text: `${t(`stories.marks.kinds.${one.kind}`)}: ${text} (${place})`,
              remove: t('stories.marks.removeOf', { label: text }),
            };
          })}
          onRemove={(index) => onChange(annotations.filter((_, other) => other !== index))}
        />
        <div className={css['pair']}>
          <Choice
            label={t('stories.marks.kind')}
            value={kind}
            options={kindsOf(figure).map((value) => ({ value, label: t(`stories.marks.kinds.${value}`) }))}
            onChange={(next) => {
              setKind(next as NoteKind);
              setAt(null);
              setTo(null);
            }}
            insideDialog
          />
          <TextInput
            label={t('stories.marks.label')}
            value={label}
            maxLength={120}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          {isNumber ? (
            field(t(kind === 'area' ? 'stories.marks.from' : 'stories.marks.at'), place as number | null, setAt)
          ) : (
            <Choice
              label={t('stories.marks.mark')}
              value={place as string | null}
              options={figure.marks.map((mark) => ({ value: mark.label, label: markName(mark, words) }))}
              onChange={setAt}
              searchable
              insideDialog
            />
          )}
          {kind === 'area' && field(t('stories.marks.to'), to, setTo)}
        </div>
        {isMissing && (
          <p role="alert" className={css['stale']}>
            {t('stories.marks.placeFirst')}
          </p>
        )}
        <p className={type['note']}>{t(`stories.marks.about.${kind}`)}</p>
      </div>
    </Dialog>
  );
}

/** Rows have no height over which something happened: a point says it there. */
function kindsOf({ kind }: Figure): NoteKind[] {
  return NOTE_KINDS.filter((one) => one !== 'event' || kind !== 'intervals');
}
