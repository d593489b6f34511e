import { writeFileSync } from 'node:fs';
import type { CounterfactualResult } from '#shared/analyses/counterfactual/schema.ts';
import type { Explain } from '#shared/analyses/explain/schema.ts';
import type { Contract, Output } from '#shared/contract/index.ts';
import { AppError } from '#shared/domain/app-error.ts';
import type { Language } from '#shared/domain/language.ts';
import { letterOf, letterReasons, letterRefusal } from '#shared/letter/letter.ts';
import type { LetterFacts } from '#shared/letter/letter.ts';
import { letterWords } from '#shared/letter/words.ts';
import { letterWordingSchema, missingParts, NO_WORDING } from '#shared/letter/wording.ts';
import type { LetterWording } from '#shared/letter/wording.ts';
import { plainText } from '#shared/report/report.ts';
import type { ReportBlock } from '#shared/report/report.ts';
import type { Words } from '#shared/words/words.ts';
import { appendEvent, trailHead } from '../audit/trail.ts';
import { caseVerdict } from '../challenges/attached-case.ts';
import type { ReadDb } from '../db/connection.ts';
import { readDocument, saveDocument } from '../db/documents.ts';
import type { PdfPrinter } from '../export/print-pdf.ts';
import { reportHtml } from '../export/report-html.ts';
import { reportWords } from '../export/report-words.ts';
import { readColumns, readName } from '../project/project-state.ts';
import type { Project } from '../project/project.ts';
import { runAnalysis } from '../questions/run-analysis.ts';
import type { Asking } from '../questions/run-analysis.ts';

const KIND = 'wording';
const ID = 'letter';

type Asked = { caseId: string; language: Language };
type Letter = { letter: ReturnType<typeof letterOf>; facts: LetterFacts; words: Words };

/**
 * What the letter of a case says, for the screen.
 *
 * @throws AppError CASE_NOT_FOUND, CANCELLED
 */
export async function readLetter(
  project: Project,
  asked: Asked,
  asking: Asking & { day: string },
): Promise<Output<Contract['letter.read']>> {
  const { letter, facts, words } = await composed(project, asked, asking);
  const isRefused = typeof letter === 'string';
  return {
    refusal: isRefused ? letter : null,
    missing: missingParts(facts.wording, asked.language),
    title: isRefused ? '' : letter.title,
    sections: isRefused
      ? []
      : letter.pages.map(({ title, blocks }) => ({ title, lines: blocks.flatMap((block) => linesOf(block)) })),
    reasons: isRefused ? [] : letterReasons(facts, words),
    wording: facts.wording,
  };
}

/**
 * Writes the letter as a file and tells it in the trail.
 *
 * @returns bytes written
 * @throws AppError LETTER_REFUSED, LETTER_INCOMPLETE, PDF_NEEDS_BROWSER, CASE_NOT_FOUND
 */
export async function writeLetter(
  project: Project,
  asked: Asked & { format: 'html' | 'pdf'; target: string },
  asking: Asking & { at: string; printPdf: PdfPrinter | null },
): Promise<number> {
  const { letter, facts, words } = await composed(project, asked, { ...asking, day: asking.at.slice(0, 10) });
  if (typeof letter === 'string')
    throw new AppError('LETTER_REFUSED', `no letter: ${letter}`, { reason: words.t(`letter.refused.${letter}`) });
  const missing = missingParts(facts.wording, asked.language);
  if (missing.length > 0)
    throw new AppError('LETTER_INCOMPLETE', `a letter without ${missing.join(', ')}`, {
      missing: missing.map((part) => words.t(`letter.parts.${part}`)).join(', '),
    });
  const html = reportHtml(letter, { words, for: asked.format === 'pdf' ? 'paper' : 'screen' });
  const bytes = asked.format === 'html' ? Buffer.from(html) : await printed(html, asking);
  writeFileSync(asked.target, bytes);
  if (!project.file.readOnly)
    await project.file.write(null, (db) =>
      appendEvent(db, {
        at: asking.at,
        actor: 'user',
        type: 'letter',
        body: { case: asked.caseId, language: asked.language, format: asked.format, replay: facts.replay },
      }).then(() => undefined),
    );
  return bytes.byteLength;
}

async function printed(
  html: string,
  { printPdf, signal }: { printPdf: PdfPrinter | null; signal: AbortSignal },
): Promise<Uint8Array> {
  if (printPdf === null) throw new AppError('PDF_NEEDS_BROWSER', 'nothing here prints');
  return printPdf(html, signal);
}

export async function saveWording(project: Project, wording: LetterWording, at: string): Promise<void> {
  await project.file.write(null, async (db) => {
    await saveDocument(db, { kind: KIND, id: ID, body: wording, at });
    await appendEvent(db, { at, actor: 'user', type: 'letterWording', body: { ...wording } });
  });
}

/** What the organisation has said for all its letters; nothing yet in a new project. */
export async function readWording(db: ReadDb): Promise<LetterWording> {
  const stored = await readDocument(db, KIND, ID);
  return stored === null ? NO_WORDING : letterWordingSchema.parse(stored.body);
}

async function composed(
  project: Project,
  { caseId, language }: Asked,
  { day, ...asking }: Asking & { day: string },
): Promise<Letter> {
  const ask = async <T>(id: string): Promise<T> =>
    (await runAnalysis(project, id, { case: caseId }, asking)).result as T;
  const explain = await ask<Explain>('explain');
  const replay = caseVerdict(explain);
  const isRefused = letterRefusal({ explain, replay }) !== null;
  const counterfactual = isRefused ? null : await ask<CounterfactualResult>('counterfactual');
  const read = await project.file.read(asking.signal, async (db) => ({
    wording: await readWording(db),
    columns: await readColumns(db),
    name: (await readName(db)).name,
    head: await trailHead(db),
  }));
  const facts: LetterFacts = {
    explain,
    counterfactual,
    replay,
    wording: read.wording,
    protectedFacts: read.columns.filter(({ sensitivity }) => sensitivity === 'sensitive').map(({ name }) => name),
    day,
    project: read.name,
    trail: read.head,
  };
  const words = reportWords(language, letterWords);
  return { letter: letterOf(facts, words), facts, words };
}

function linesOf(block: ReportBlock): string[] {
  if (block.kind === 'text') return [plainText(block.text)];
  return block.kind === 'list' ? block.items.map((item) => plainText(item)) : [];
}
