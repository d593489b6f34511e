import type { ReactNode } from 'react';

/** The few signs that the faces do not hold, as strokes in the colour of the text. */
function Glyph({ path, size = 10 }: { path: string; size?: number }): ReactNode {
  return (
    <svg width={`${size / 16}rem`} height={`${size / 16}rem`} viewBox="0 0 10 10" aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

export const Caret = (): ReactNode => <Glyph path="M1.5 3.5 5 7l3.5-3.5" />;
export const Cross = (): ReactNode => <Glyph path="M1.5 1.5l7 7m0-7l-7 7" />;
export const Check = (): ReactNode => <Glyph path="M1.5 5.5 4 8l4.5-6" size={11} />;
export const Bars = (): ReactNode => <Glyph path="M1 2.5h8M1 5h8M1 7.5h8" size={14} />;
export const Dots = (): ReactNode => <Glyph path="M1.5 5h.01M5 5h.01M8.5 5h.01" size={14} />;
export const Up = (): ReactNode => <Glyph path="M5 8.5v-7M2 4.5l3-3 3 3" />;
export const Down = (): ReactNode => <Glyph path="M5 1.5v7M2 5.5l3 3 3-3" />;
export const FolderShape = (): ReactNode => <Glyph path="M1 8.5v-7h3l1 1.3h4v5.7z" size={13} />;
export const FileShape = (): ReactNode => <Glyph path="M2 .8h4l2 2.2v6.2H2zM6 .8V3h2" size={13} />;
