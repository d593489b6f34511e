import type { ErrorCode } from '#shared/domain/app-error.ts';
import type { Question } from '#shared/contract/imports.ts';
import type { BundleWarning } from '#electron/engine/models/read-bundle.ts';

export type TableOutcome =
  | { refused: ErrorCode }
  | { asks: Question['key'] }
  | {
      accepted: number;
      rejected?: number;
      duplicates?: number;
      lines?: Record<string, number[]>;
      ids?: string[];
      notes?: string[];
    };

/** What each broken or hostile table must do; the sentences of `index.json` in numbers. */
export const BAD_TABLES: Record<string, TableOutcome> = {
  'truncated.parquet': { refused: 'FILE_INCOMPLETE' },
  'csv_named.parquet': { accepted: 50 },
  'flipped_bytes.parquet': { refused: 'FILE_DAMAGED' },
  'empty.csv': { refused: 'FILE_EMPTY' },
  'header_only.csv': { refused: 'NO_PREDICTION' },
  'ragged_rows.csv': { accepted: 196, rejected: 3, lines: { TOO_FEW_FIELDS: [12, 152], TOO_MANY_FIELDS: [22] } },
  'wrong_types.csv': {
    accepted: 194,
    rejected: 6,
    lines: { NOT_A_NUMBER: [7, 9, 11], NOT_A_TIME: [10], NO_SCORE: [8], NO_TIME: [13] },
  },
  'duplicate_ids.csv': {
    accepted: 198,
    duplicates: 2,
    lines: { DUPLICATE: [52], SAME_ID_OTHER_VALUES: [62] },
    ids: ['P25-0000050', 'P25-0000060'],
  },
  'nul_bytes.csv': { accepted: 59, rejected: 1, lines: { TOO_MANY_FIELDS: [32] } },
  'utf8_bom.csv': { accepted: 100 },
  'mixed_newlines.csv': { accepted: 90 },
  'one_megabyte_cell.csv': { accepted: 20 },
  'unbalanced_quote.csv': {
    accepted: 10,
    rejected: 1,
    lines: { QUOTE_OPEN: [12] },
    notes: ['imports.notes.swallowed'],
  },
  'formula_injection.csv': { accepted: 12 },
  'html_in_labels.csv': { accepted: 12 },
  'scores_out_of_range.csv': {
    accepted: 92,
    rejected: 8,
    lines: { SCORE_OUT_OF_RANGE: [2, 3, 8], SCORE_NOT_FINITE: [4, 5, 6, 7], NOT_A_NUMBER: [9] },
  },
  'impossible_dates.csv': {
    accepted: 53,
    rejected: 7,
    lines: { NOT_A_TIME: [2, 3, 4, 8], TIME_IMPLAUSIBLE: [5, 6, 7] },
  },
  'ambiguous_dates.csv': { asks: 'dates' },
  'duplicate_columns.csv': { asks: 'columnTwice' },
  'no_score_column.csv': { asks: 'missingRole' },
  'hostile_column_names.csv': { accepted: 50 },
  'sql_in_ids.csv': { accepted: 20 },
  'one_row.csv': { accepted: 1 },
  'one_class_only.csv': { accepted: 300 },
  'no_outcome_yet.csv': { accepted: 300 },
  'truncated.ndjson.gz': { refused: 'FILE_INCOMPLETE' },
  'broken_lines.ndjson': { accepted: 36, rejected: 3, lines: { NOT_AN_OBJECT: [8, 21, 23] } },
  'truncated.xlsx': { refused: 'FILE_DAMAGED' },
  'latin1_bytes.csv': { accepted: 20, rejected: 1, lines: { TOO_FEW_FIELDS: [22] } },
  'binary.csv': { refused: 'FILE_NOT_TEXT' },
};

export type BundleOutcome = ErrorCode | { bundles: number; warnings: BundleWarning['code'][] };

/** None of these samples declares a training sample. */
const loads = (...warnings: BundleWarning['code'][]): BundleOutcome => ({
  bundles: 1,
  warnings: [...warnings, 'TRAINING_SAMPLE_MISSING'],
});

/** The same of each bundle. */
export const BAD_BUNDLES: Record<string, BundleOutcome> = {
  onnx_corrupt_bytes: 'MODEL_DAMAGED',
  onnx_truncated: 'MODEL_DAMAGED',
  onnx_empty: 'MODEL_DAMAGED',
  onnx_is_html: 'MODEL_DAMAGED',
  feature_missing_from_manifest: 'MODEL_INPUT_UNDESCRIBED',
  feature_unknown_to_model: 'MODEL_INPUT_ABSENT',
  feature_type_mismatch: 'MODEL_INPUT_TYPE',
  external_data_outside: 'MODEL_EXTERNAL_DATA',
  external_data_absolute: 'MODEL_EXTERNAL_DATA',
  external_data_beside: 'MODEL_EXTERNAL_DATA',
  onnx_unknown_operator: 'MODEL_OPERATOR_REFUSED',
  onnx_endless: 'MODEL_OPERATOR_REFUSED',
  onnx_wants_160_gb: 'MODEL_OPERATOR_REFUSED',
  manifest_without_features: 'BUNDLE_MANIFEST_INVALID',
  manifest_without_output: 'BUNDLE_MANIFEST_INVALID',
  manifest_without_model: 'BUNDLE_MANIFEST_INVALID',
  manifest_without_task: 'BUNDLE_MANIFEST_INVALID',
  manifest_without_target: 'BUNDLE_MANIFEST_INVALID',
  manifest_without_decision: loads(),
  manifest_not_json: 'BUNDLE_MANIFEST_NOT_JSON',
  manifest_wrong_types: 'BUNDLE_MANIFEST_INVALID',
  manifest_path_outside: 'BUNDLE_PATH_OUTSIDE',
  manifest_prototype_keys: loads(),
  manifest_html_labels: loads(),
  manifest_newer_format: 'BUNDLE_FORMAT_NEWER',
  sha256_mismatch: 'BUNDLE_HASH_MISMATCH',
  positive_class_unknown: 'BUNDLE_MANIFEST_INVALID',
  no_manifest: 'BUNDLE_NO_MANIFEST',
  background_missing: loads('BACKGROUND_MISSING'),
  background_not_parquet: loads('BACKGROUND_NOT_PARQUET'),
  'traversal.zip': 'ARCHIVE_UNSAFE',
  'absolute.zip': 'ARCHIVE_UNSAFE',
  'backslash.zip': 'ARCHIVE_UNSAFE',
  'symlink.zip': 'ARCHIVE_UNSAFE',
  'bomb.zip': 'ARCHIVE_TOO_LARGE',
  'many_entries.zip': 'ARCHIVE_TOO_LARGE',
  'empty.zip': 'ARCHIVE_EMPTY',
  'zip_in_zip.zip': 'FILE_WRONG_KIND',
  'truncated.zip': 'FILE_INCOMPLETE',
  'wrong_crc.zip': 'ARCHIVE_DAMAGED',
  'two_bundles.zip': { bundles: 2, warnings: [] },
};
