/**
 * Codes of faults that a person can meet. Each has a sentence and an advice in the dictionaries (`errors.<CODE>`), with
 * the details of the error as values: file, line, column, expected, found.
 */
export const ERROR_CODES = [
  // files in general
  'FILE_NOT_FOUND',
  'FILE_UNREADABLE',
  'FILE_EMPTY',
  'FILE_INCOMPLETE',
  'FILE_NOT_TEXT',
  'FILE_WRONG_KIND',
  'FILE_DAMAGED',
  'FILE_CHANGED',
  'FILE_EXISTS',
  'ENCODING_UNKNOWN',
  'FOLDER_NOT_WRITABLE',
  'DISK_FULL',
  'SHEET_TOO_LONG',
  'GRANT_UNKNOWN',
  // the project file
  'PROJECT_NOT_OPEN',
  'PROJECT_LOCKED',
  'PROJECT_NEWER',
  'PROJECT_FOREIGN',
  'PROJECT_DAMAGED',
  'PROJECT_PROTECTED',
  'PROJECT_READ_ONLY',
  'PROJECT_BUSY',
  'PASSPHRASE_NEEDED',
  'PASSPHRASE_WRONG',
  'SEAL_DAMAGED',
  'LINK_MISSING',
  'LINK_NOT_PARQUET',
  // import
  'NO_PREDICTION',
  'NO_HEADER',
  'ROLES_UNRESOLVED',
  'ROLE_UNKNOWN',
  'ROLE_TWICE',
  'COLUMN_UNKNOWN',
  'ALREADY_IMPORTED',
  'NOTHING_READABLE',
  'RECIPE_INVALID',
  'OUTCOMES_UNMATCHED',
  'OUTCOME_LABEL_UNKNOWN',
  'SESSION_UNKNOWN',
  'TIMEZONE_UNKNOWN',
  'WORKBOOK_TOO_LARGE',
  'SHEET_UNKNOWN',
  'TOO_MANY_COLUMNS',
  'COLUMN_NAME_TOO_LONG',
  'JSON_NOT_RECORDS',
  'NESTED_TOO_DEEP',
  'MEMORY_FULL',
  // bundles
  'BUNDLE_NO_MANIFEST',
  'BUNDLE_MANIFEST_INVALID',
  'BUNDLE_MANIFEST_NOT_JSON',
  'BUNDLE_FORMAT_NEWER',
  'BUNDLE_PATH_OUTSIDE',
  'BUNDLE_FILE_MISSING',
  'BUNDLE_HASH_MISMATCH',
  'BUNDLE_SEVERAL',
  'BUNDLE_EXISTS',
  'MLFLOW_INVALID',
  'MLFLOW_NOT_ONNX',
  'MODEL_DAMAGED',
  'MODEL_EXTERNAL_DATA',
  'MODEL_OPERATOR_REFUSED',
  'MODEL_INPUT_UNDESCRIBED',
  'MODEL_INPUT_ABSENT',
  'MODEL_INPUT_TYPE',
  'MODEL_OUTPUT_ABSENT',
  'MODEL_TOO_LARGE',
  'MODEL_LOAD_FAILED',
  'MODEL_RUN_FAILED',
  'MODEL_TOO_SLOW',
  'MODEL_TOO_MUCH_MEMORY',
  'MODEL_RUNTIME_ABSENT',
  'MODEL_SCORE_OUT_OF_RANGE',
  'MODEL_SCORE_MISSING',
  'ARCHIVE_DAMAGED',
  'ARCHIVE_UNSAFE',
  'ARCHIVE_TOO_LARGE',
  'ARCHIVE_EMPTY',
  // questions
  'ANALYSIS_UNKNOWN',
  'PARAMETER_INVALID',
  'CASE_NOT_FOUND',
  'DOCUMENT_NOT_FOUND',
  'OF_ONE_CASE',
  'FIGURE_ABSENT',
  'EXPLAIN_LINKED',
  'PERIOD_INVALID',
  // process journal
  'JOURNAL_UNREADABLE',
  'JOURNAL_TOO_LARGE',
  // watched folders
  'WATCH_NOT_FOLDER',
  'WATCH_NO_RECIPE',
  'WATCH_ASKS',
  // challenges
  'CHALLENGE_STEP',
  'CHALLENGE_INCOMPLETE',
  'CHALLENGE_OWN_ANSWER',
  'CHALLENGE_NOT_FOUND',
  // letters
  'LETTER_REFUSED',
  'LETTER_INCOMPLETE',
  // stories
  'STORY_NOT_READY',
  'STORY_CHANGED',
  'STORY_DAMAGED',
  'STORY_NEWER',
  'STORY_FULL',
  'SIGNATURE_INCOMPLETE',
  // exports
  'PDF_NEEDS_BROWSER',
  'PDF_FAILED',
  // the rest
  'REQUEST_INVALID',
  'CANCELLED',
  'USAGE',
  'NOT_AVAILABLE',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export type ErrorDetails = Record<string, string | number | null | readonly (string | number)[]>;

/** The one error class. `message`: lower case, what is wrong then the value, no full stop, no path, no SQL. */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
