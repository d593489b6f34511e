/**
 * Prints a self-contained document as a tagged PDF with an outline. Each host has its own printer; null where there is
 * none on this computer.
 */
export type PdfPrinter = (html: string, signal: AbortSignal) => Promise<Uint8Array>;
