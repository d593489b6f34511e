/** "64 in 100", "64 of 100", "64 sur 100": no line of a sentence ends within a share. */
export function keptTogether(sentence: string): string {
  return sentence.replace(/(?<=\d) (in|of|sur) (?=100\b)/gu, '\u00a0$1\u00a0');
}
