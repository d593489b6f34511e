/** Asks one page of a browser, through its developer tools. */
export type AskPage = (method: string, params?: object) => Promise<Record<string, unknown>>;

/** How every host prints: the sheet that the document asks for, with structure for screen readers and an outline. */
export const PRINT = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
} as const;

/** Puts a document into an empty page, without its scripts, and waits for its faces. */
export async function layDocument(ask: AskPage, html: string): Promise<void> {
  await ask('Emulation.setScriptExecutionDisabled', { value: true });
  const { frameTree } = await ask('Page.getFrameTree');
  await ask('Page.setDocumentContent', { frameId: (frameTree as { frame: { id: string } }).frame.id, html });
  await ask('Runtime.evaluate', { expression: 'document.fonts.ready.then(() => 1)', awaitPromise: true });
}
