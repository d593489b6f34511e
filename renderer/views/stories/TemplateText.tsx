import { useEffect, useRef } from 'react';
import type { FocusEvent, ReactNode } from 'react';
import { chipText } from '#shared/story/chip-text.ts';
import type { Story } from '#shared/story/schema.ts';
import { partsOf, templateOf } from '#shared/story/template.ts';
import type { Part } from '#shared/story/template.ts';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Stories.module.css';

type Props = {
  story: Story;
  template: string;
  label: string;
  className?: string | undefined;
  /** Stands there while it is empty. */
  placeholder?: string;
  takesFocus?: boolean;
  onChange: (template: string) => void;
  /** Where the caret stood when it was left, as a place in the template. */
  onCaret?: (at: number) => void;
  onChip: (name: string) => void;
};

/** Words that can be edited around values that cannot: a chip may be taken out whole, never typed over. */
export function TemplateText(props: Props): ReactNode {
  const { story, template, label, className, placeholder, takesFocus = false, onChange, onCaret, onChip } = props;
  const words = useWords();
  const field = useRef<HTMLDivElement>(null);
  const shown = useRef('');
  useEffect(() => {
    const element = field.current;
    if (element === null) return;
    const key = `${words.language} ${template} ${JSON.stringify(partsOf(template).map((part) => (part.kind === 'chip' ? chipText(story, part.name, part.how, words)?.text : '')))}`;
    if (key === shown.current) return;
    shown.current = key;
    element.replaceChildren(
      ...partsOf(template).map((part) => {
        if (part.kind === 'words') return document.createTextNode(part.text);
        const told = chipText(story, part.name, part.how, words);
        return chipElement(part, told?.text ?? words.t('story.noChip', { name: part.name }));
      }),
    );
  }, [story, template, words]);
  useEffect(() => {
    const element = field.current;
    if (element === null) return undefined;
    const guard = (event: InputEvent): void => {
      if (event.inputType.startsWith('insert') && selectsChip(element)) event.preventDefault();
    };
    element.addEventListener('beforeinput', guard);
    return () => element.removeEventListener('beforeinput', guard);
  }, []);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  const commit = (event: FocusEvent<HTMLDivElement>): void => {
    const next = templateOf(readParts(event.currentTarget));
    onCaret?.(caretOf(event.currentTarget) ?? next.length);
    if (next === template) return;
    shown.current = '';
    onChange(next);
  };
  return (
    <div
      ref={field}
      role="textbox"
      aria-label={label}
      aria-multiline="true"
      tabIndex={0}
      contentEditable="plaintext-only"
      suppressContentEditableWarning
      spellCheck
      lang={words.language}
      data-placeholder={placeholder}
      className={`${css['template']} ${className ?? ''}`}
      onBlur={commit}
      onClick={(event) => {
        const chip = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-chip]') : null;
        if (chip === null) return;
        caretAfter(chip);
        onChip(chip.dataset['chip'] ?? '');
      }}
    />
  );
}

/** A chip takes no caret: after a click on one, writing goes on behind it. */
function caretAfter(chip: HTMLElement): void {
  const range = document.createRange();
  range.setStartAfter(chip);
  range.collapse(true);
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

function chipElement(part: Extract<Part, { kind: 'chip' }>, text: string): HTMLElement {
  const chip = document.createElement('span');
  chip.className = css['chip'] ?? '';
  chip.contentEditable = 'false';
  chip.dataset['chip'] = part.name;
  if (part.how !== null) chip.dataset['how'] = part.how;
  chip.textContent = text;
  return chip;
}

function readParts(element: HTMLElement): Part[] {
  return [...element.childNodes].map((node): Part => {
    const name = node instanceof HTMLElement ? node.dataset['chip'] : undefined;
    return name === undefined || !(node instanceof HTMLElement)
      ? { kind: 'words', text: node instanceof HTMLBRElement ? '\n' : (node.textContent ?? '') }
      : { kind: 'chip', name, how: node.dataset['how'] ?? null };
  });
}

/** The length of the template before the caret; null where the caret stands elsewhere. */
function caretOf(element: HTMLElement): number | null {
  const selection = window.getSelection();
  if (selection === null || selection.rangeCount === 0) return null;
  const caret = selection.getRangeAt(0);
  if (!element.contains(caret.startContainer)) return null;
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(caret.startContainer, caret.startOffset);
  const holder = document.createElement('div');
  holder.append(before.cloneContents());
  return templateOf(readParts(holder)).length;
}

function selectsChip(element: HTMLElement): boolean {
  const range = window.getSelection()?.rangeCount === 0 ? null : window.getSelection()?.getRangeAt(0);
  return (
    range !== null &&
    range !== undefined &&
    !range.collapsed &&
    [...element.querySelectorAll('[data-chip]')].some((chip) => range.intersectsNode(chip))
  );
}
