import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Figure, FigureNote, NoteKind } from '#shared/domain/figure.ts';
import { markName } from '#shared/drawing/figure-text.ts';
import { isOfValues, noteFormat, noteKinds, placeOfNote } from '#shared/drawing/notes.ts';
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
  const [kind, setKind] = useState<NoteKind>(noteKinds(figure)[0] ?? 'point');
  const [label, setLabel] = useState('');
  const [at, setAt] = useState<number | string | null>(null);
  const [to, setTo] = useState<number | null>(null);
  const [column, setColumn] = useState<string | null>(null);
  const isValue = isOfValues(figure, kind);
  const isNumber = isValue || figure.kind === 'curve';
  const isCell = figure.kind === 'heat' && kind !== 'event';
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
    const lacks = place === null || (kind === 'area' && to === null) || (isCell && column === null);
    setMissing(lacks);
    if (lacks) return;
    const stretch = kind === 'area' && to !== null ? { to } : {};
    const across = isCell && column !== null ? { column } : {};
    onChange([...annotations, { kind, at: place, ...stretch, ...across, label: { [language]: label.trim() } }]);
    setLabel('');
    clear();
  };
  const clear = (): void => {
    setAt(null);
    setTo(null);
    setColumn(null);
  };
  const isBefore = figure.kind === 'heat' && kind === 'event';
  const marks = figure.marks.map((mark) => ({ value: mark.label, label: markName(mark, words) }));
  const columns = (figure.heat?.columns ?? []).map(({ label: value, format: labelFormat }) => ({
    value,
    label: markName({ label: value, labelFormat, value: null }, words),
  }));
  const format = noteFormat(figure, kind);
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
            const { at: from, to: until } = placeOfNote(figure, asNote(one), words);
            const place = until === null ? from : `${from} – ${until}`;
            return {
              text: t('stories.marks.line', { kind: t(`stories.marks.kinds.${one.kind}`), text, place }),
              remove: t('stories.marks.removeOf', { label: text }),
            };
          })}
          onRemove={(index) => onChange(annotations.filter((_, other) => other !== index))}
        />
        <div className={css['pair']}>
          <Choice
            label={t('stories.marks.kind')}
            value={kind}
            options={noteKinds(figure).map((value) => ({ value, label: t(`stories.marks.kinds.${value}`) }))}
            onChange={(next) => {
              setKind(next as NoteKind);
              clear();
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
              label={t(isBefore ? 'stories.marks.before' : isCell ? 'stories.marks.row' : 'stories.marks.mark')}
              value={place as string | null}
              options={isBefore ? columns : marks}
              onChange={setAt}
              searchable
              insideDialog
            />
          )}
          {isCell && (
            <Choice
              label={t('stories.marks.column')}
              value={column}
              options={columns}
              onChange={setColumn}
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
        <p className={type['note']}>
          {t(figure.kind === 'heat' ? `stories.marks.aboutCells.${kind}` : `stories.marks.about.${kind}`)}
        </p>
      </div>
    </Dialog>
  );
}

/** A mark as the figure knows it, without its words. */
function asNote({ kind, at, to, column }: Annotation): FigureNote {
  return {
    kind,
    at,
    ...(to === undefined ? {} : { to }),
    ...(column === undefined ? {} : { column }),
    label: { key: '' },
  };
}
