import type { NamedText } from '#shared/domain/finding.ts';
import { format } from '#shared/words/format.ts';
import { rangeName, scoreRange, shareRange } from '../number-range.ts';
import type { NumberRange } from '../number-range.ts';
import type { Concept, ConceptBand } from './schema.ts';

type Told = Pick<Concept, 'bands' | 'unit'>;

/** "12.3 to under 18.4%", "$128,027 to under $137,846"; the last band holds its upper end. */
export function bandRange(band: ConceptBand, told: Told): NamedText {
  return told.unit.kind === 'probability' ? shareRange(rangeOf(band, told)) : amountRange(band, told);
}

/** The same as it stands alone: "score 12.3 to under 18.4%". */
export function bandName(band: ConceptBand, told: Told): NamedText {
  return told.unit.kind === 'probability' ? scoreRange(rangeOf(band, told)) : amountRange(band, told);
}

function rangeOf(band: ConceptBand, { bands }: Told): NumberRange {
  return { low: band.from, high: band.to, withLow: true, withHigh: band === bands.at(-1) };
}

function amountRange(band: ConceptBand, told: Told): NamedText {
  const { currency } = told.unit;
  return rangeName(rangeOf(band, told), (end, language) =>
    currency === null ? format(language).integer(end) : format(language).money(end, currency),
  );
}
