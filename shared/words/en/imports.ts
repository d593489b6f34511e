/** How a file was read, what an import did, and why a line was set aside. */
export const imports = {
  formats: { csv: 'table in text', parquet: 'Parquet', json: 'JSON', ndjson: 'JSON lines', xlsx: 'Excel workbook' },
  encodings: { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', 'windows-1252': 'Windows-1252' },
  compressions: { none: '', gzip: 'compressed (gzip)', zstd: 'compressed (zstd)' },
  delimiters: {
    comma: 'commas between columns',
    semicolon: 'semicolons between columns',
    tab: 'tabs between columns',
    bar: 'bars between columns',
  },
  decimals: { point: 'decimal point', comma: 'decimal comma' },
  dates: { 'day-first': 'dates day/month/year', 'month-first': 'dates month/day/year' },
  days: { months: 'months by their names', count: 'dates as Excel counts days' },
  sheet: 'sheet {{sheet, quote}}',
  timezone: 'times brought to {{timezone}}',
  rowsExact_one: 'one row',
  rowsExact_other: '{{count, integer}} rows',
  rowsAbout: 'about {{count, integer}} rows',
  read: '{{file, quote}}: {{accepted, integer}} of {{read, integer}} rows accepted.',
  outcomesRead: '{{file, quote}}: {{accepted, integer}} of {{read, integer}} outcomes joined to a prediction.',
  linked: '{{file, quote}}: linked, {{accepted, integer}} of {{read, integer}} rows count.',
  setAside_one: 'One row is set aside',
  setAside_other: '{{count, integer}} rows are set aside',
  lines_one: 'line {{lines}}',
  lines_other: 'lines {{lines}}',
  linesMore: 'lines {{lines}} and others',
  ids: '{{ids}}',
  duplicates_one: 'One row repeats a prediction; the first one counts.',
  duplicates_other: '{{count, integer}} rows repeat a prediction; the first one counts.',
  nothingNew: 'Nothing was added.',
  total_one: 'The project holds one prediction, of {{from, day}}; outcomes known: {{known, integer}}.',
  total_other:
    'The project holds {{count, integer}} predictions, from {{from, day}} to {{to, day}}; outcomes known: {{known, integer}}.',
  totalEmpty: 'The project holds no prediction.',
  reasons: {
    TOO_FEW_FIELDS: 'too few fields',
    TOO_MANY_FIELDS: 'too many fields',
    NOT_A_NUMBER: 'a text where a number was expected',
    NOT_A_TIME: 'a text that is no date',
    QUOTE_OPEN: 'a quote that is never closed; what follows was swallowed',
    BAD_ENCODING: 'characters that cannot be read',
    LINE_TOO_LONG: 'a line longer than 2 MB',
    NOT_AN_OBJECT: 'a line that holds no object',
    NO_TIME: 'no time',
    NO_SCORE: 'no score',
    SCORE_OUT_OF_RANGE: 'a probability outside 0 to 1',
    SCORE_NOT_FINITE: 'a score that is not a number',
    TIME_IMPLAUSIBLE: 'a date of another age',
    OUTCOME_UNKNOWN_VALUE: 'an outcome that the model bundle does not know',
    DUPLICATE: 'the same row again',
    SAME_ID_OTHER_VALUES: 'the same identifier with other values',
    NO_MATCH: 'an outcome that belongs to no prediction',
  },
  notes: {
    badCharacters: 'Some bytes are not of the encoding; those lines are set aside.',
    already: 'Imported already on {{at, day}}: nothing was added.',
    swallowed:
      'A quote opened in line {{first, integer}} is never closed: everything to line {{last, integer}} was swallowed with it. Close it and import again.',
    chosenTwice: 'Chosen twice: read once.',
    misnamed: 'Its name says otherwise, but it holds: {{format}}.',
    cellErrors_one: 'One cell held {{shown}}, an error of a formula, and was read as missing: {{columns}}.',
    cellErrors_other:
      '{{count, integer}} cells held {{shown}}, an error of a formula, and were read as missing: {{columns}}.',
    skippedRows_one: 'One row above the header was skipped.',
    skippedRows_other: '{{count, integer}} rows above the header were skipped.',
  },
  kept: {
    positive:
      'The project keeps {{kept, quote}} as the outcome that the score announces; {{said, quote}} was not taken over.',
    cutoff: 'The project keeps its cut-off, {{kept, quantity}}; {{said, quantity}} was not taken over.',
    cutoffs: 'The project keeps its cut-offs; others were not taken over.',
    asOf: 'The project keeps {{kept, day}} as the day until which outcomes could be known; {{said, day}} was not taken over.',
    treatment:
      'The recipe of this project keeps {{kept, quote}} as the group that follows the model; {{said, quote}} was not taken over.',
    unread: 'Nothing new was read; what was said of its values was not taken over.',
  },
};

/** Stages of long work. */
export const stages = {
  folds: 'Learning to tell the cases apart',
  periods: 'Estimating one period after the other',
  sampling: 'Looking at the files',
  reading: 'Reading the files',
  loading: 'Loading the rows',
  identifiers: 'Looking for repeated predictions',
  outcomes: 'Joining the outcomes',
  counting: 'Counting the rows',
  summaries: 'Preparing the summaries',
  saving: 'Writing to the disk',
  copying: 'Copying the project',
  sealing: 'Sealing the copy',
  unsealing: 'Opening the seal',
  opening: 'Opening the project',
  bundle: 'Checking the model',
  trying: 'Trying the model on a few rows',
  analyses: 'Reading the project',
  replaying: 'Running the model again',
  writing: 'Writing the cases',
  explaining: 'Explaining cases',
  shuffling: 'Shuffling one fact after the other',
  pairing: 'Looking for facts that act together',
  curves: 'Reading the effect',
  givingUp: 'Giving up one fact after the other',
  comparing: 'Comparing both scores of every case',
};

export const notices = {
  recovered: 'The last session ended early: the project is as it was last saved.',
  migrated: 'The project was brought from format {{from}} to {{to}}; the former file is kept as {{backup, quote}}.',
  protected:
    'The file or its folder is write-protected: the project is open for reading only. Save a copy to work in it.',
  sealed:
    'This project is sealed. You work on a private copy on this computer; it is sealed again and wiped when you close it.',
  sealedRecovered:
    'The last session ended before the project could be sealed again: your last changes were found and are here.',
};

export const bundles = {
  empty: 'not stated',
  roles: { champion: 'in service', shadow: 'shadow', baseline: 'baseline', former: 'former' },
  families: { treeEnsemble: 'tree ensemble', linear: 'linear model', other: 'other kind of model' },
  fields: {
    model: 'Model',
    algorithm: 'Algorithm',
    target: 'Estimates',
    inputs: 'Reads',
    training: 'Trained on',
    metrics: 'Figures at deployment',
    graph: 'File',
    hash: 'SHA-256 of the model',
    files: 'In the bundle',
    notes: 'Notes',
  },
  warnings: {
    BACKGROUND_MISSING: 'The bundle holds no reference population: explanations will say what is missing.',
    BACKGROUND_NOT_PARQUET: 'The reference population of the bundle is not a Parquet file: it was left out.',
    BACKGROUND_COLUMN_MISSING:
      'The reference population of the bundle lacks a column that the model reads ({{column, quote}}): it was left out.',
    BACKGROUND_TOO_LARGE: 'The reference population of the bundle is too large: it was left out.',
    TRAINING_SAMPLE_MISSING: 'The bundle holds no training sample: drift will be compared with a period of the log.',
    TRAINING_SAMPLE_NOT_PARQUET: 'The training sample of the bundle is not a Parquet file: it was left out.',
    TRAINING_SAMPLE_TOO_LARGE: 'The training sample of the bundle is too large: it was left out.',
    MODEL_HASH_MISSING:
      'The description of the model does not give its hash: whether they belong together cannot be proven.',
    TRIAL_RUNTIME_ABSENT: 'The model was not tried: models cannot be run on this computer.',
    TRIAL_CATEGORIES_UNKNOWN:
      'The model was not tried: it takes texts, and nothing says which ones it knows. Give the categories, or a reference population.',
  },
};
