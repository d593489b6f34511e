import { modelErrors } from './model-errors.ts';

/** One sentence that says what and where, one advice that says what to do. */
export const errors = {
  ...modelErrors,
  FILE_NOT_FOUND: {
    say_folder: 'The folder {{file, quote}} is not there.',
    advice_folder: 'Create it first, or choose another.',
    say: 'The file {{file, quote}} is not there.',
    advice: 'Check that it was not moved or renamed, then choose it again.',
  },
  FILE_UNREADABLE: {
    say: 'The file {{file, quote}} cannot be read.',
    advice: 'Check that you may open it and that no other program holds it.',
  },
  FILE_EMPTY: { say: 'The file {{file, quote}} is empty: it holds not one byte.', advice: 'Export it again.' },
  FILE_INCOMPLETE: {
    say: 'The file {{file, quote}} is incomplete: it stops before its end.',
    advice: 'Copy or export it again; a download or a copy was probably cut.',
  },
  FILE_NOT_TEXT: {
    say: 'The file {{file, quote}} is not a table in text: it holds binary data.',
    say_archive: 'The file {{file, quote}} is an archive, not a table; it holds {{found, quote}}.',
    say_xls: 'The file {{file, quote}} is a workbook in the old format of Excel (.xls).',
    say_ods: 'The file {{file, quote}} is a spreadsheet of another program than Excel.',
    advice: 'Choose a CSV, Excel, Parquet or JSON export.',
    advice_archive: 'Unpack it, then choose the table that is in it.',
    advice_xls: 'Open it and save it as an .xlsx workbook or as CSV, then choose that.',
    advice_ods: 'Open it and save it as an .xlsx workbook or as CSV, then choose that.',
  },
  FILE_WRONG_KIND: {
    say: 'The file {{file, quote}} is not {{expected}}.',
    say_bundle: 'The file {{file, quote}} is no model bundle: that is a folder or a zip archive with a bundle.json.',
    say_folder: '{{file, quote}} is a folder, not a table.',
    say_aFolder: '{{file, quote}} is a folder, not a file.',
    say_device: '{{file, quote}} is a device or a pipe of the computer, not a file.',
    say_described:
      '{{file, quote}} is no model that others must describe: either it has its own bundle.json, or it is none.',
    advice: 'Choose another file, or give it the ending that it really has.',
    advice_bundle: 'Choose the bundle, or the model itself (model.onnx). A prediction log is imported.',
    advice_folder:
      'Choose the files in it. A folder of Parquet files can be linked; one where files arrive can be watched.',
    advice_aFolder: 'Choose the file that is meant.',
    advice_device: 'Choose a file; what a device gives must be written to one first.',
    advice_described: 'Leave out what was said of it, or correct its bundle.json.',
  },
  FILE_DAMAGED: { say: 'The file {{file, quote}} is damaged.', advice: 'Copy or export it again.' },
  JOURNAL_UNREADABLE: {
    say: 'No line of {{file, quote}} could be read as a step of a run; line {{line, integer}} begins with {{found, quote}}.',
    advice:
      'Each line begins with its date and time, or is a JSON object with a field such as time. Nothing was added.',
  },
  JOURNAL_TOO_LARGE: {
    say: 'The execution log {{file, quote}} is too large; at most {{expected, bytes}} unpacked and 500,000 lines.',
    advice: 'Add it in parts, a file a month for instance. Nothing was added.',
  },
  WATCH_NOT_FOLDER: { say: '{{file, quote}} is no folder.', advice: 'Choose the folder in which the files arrive.' },
  WATCH_NO_RECIPE: {
    say: 'The folder {{file, quote}} cannot be watched yet: the project has no recipe to read its files with.',
    advice: 'Import one of its files first, or give a recipe.',
  },
  WATCH_ASKS: {
    say: 'The file {{file, quote}} asks what the recipe of the folder does not answer: {{found}}.',
    advice: 'Import it by hand once; its recipe can then be given to the folder.',
  },
  FILE_CHANGED: {
    say: 'The file {{file, quote}} changed while it was read.',
    advice: 'Wait until nothing writes to it, then import it again. Nothing was imported.',
  },
  FILE_EXISTS: {
    say: 'A file named {{file, quote}} is there already.',
    advice: 'Choose another name, or remove that file first.',
  },
  ENCODING_UNKNOWN: { say: 'The characters of {{file, quote}} cannot be read.', advice: 'Export it as UTF-8.' },
  FOLDER_NOT_WRITABLE: {
    say: 'Nothing can be written in the folder {{file, quote}}.',
    advice: 'Choose another folder.',
  },
  DISK_FULL: { say: 'The disk is full.', advice: 'Free some room, then try again. The project is as it was before.' },
  SHEET_TOO_LONG: {
    say: 'A sheet of Excel holds {{expected, integer}} cases; these are {{found, integer}}.',
    advice: 'Choose fewer cases, or another format.',
  },
  GRANT_UNKNOWN: { say: 'This choice of a file is no longer valid.', advice: 'Choose the file again.' },
  PROJECT_NOT_OPEN: { say: 'This project is not open.', advice: 'Open it again.' },
  PROJECT_LOCKED: {
    say: 'The project {{file, quote}} is open in another program (process {{process}}).',
    advice: 'Close it there first. Two programs writing to one project would damage it.',
  },
  PROJECT_NEWER: {
    say: 'The project {{file, quote}} was written by a newer Tribune (format {{found}}; this one reads up to {{expected}}).',
    advice: 'Install the newer Tribune. The file was not touched.',
  },
  PROJECT_FOREIGN: {
    say: 'The file {{file, quote}} is not a Tribune project.',
    advice: 'Choose a .tribune file, or import the file into a project.',
  },
  PROJECT_DAMAGED: {
    say: 'The project {{file, quote}} is damaged.',
    advice: 'Open your last copy. The damaged file was not touched.',
  },
  PROJECT_PROTECTED: {
    say: 'The project {{file, quote}} has to be completed before it can be read, and nothing can be written to it here.',
    advice: 'Copy it to a folder in which you may write, and open the copy.',
  },
  PROJECT_READ_ONLY: { say: 'The project is open for reading only.', advice: 'Save a copy and work on the copy.' },
  PROJECT_BUSY: {
    say: 'An import is waiting to be confirmed in this project.',
    advice: 'Confirm it or give it up first.',
  },
  PASSPHRASE_NEEDED: { say: 'The project {{file, quote}} is sealed.', advice: 'Give its passphrase.' },
  PASSPHRASE_WRONG: {
    say: 'This passphrase does not open {{file, quote}}, or the file was altered.',
    advice: 'Type it again; upper and lower case differ. Nobody can open a sealed file without it.',
  },
  SEAL_DAMAGED: {
    say: 'The sealed file {{file, quote}} is damaged.',
    advice: 'Ask for it again from whoever sent it.',
  },
  LINK_MISSING: {
    say: 'The linked file {{file, quote}} is no longer where it was.',
    advice: 'Put it back, connect the network share, or link it again.',
  },
  LINK_NOT_PARQUET: {
    say: '{{file, quote}} cannot be linked: only Parquet files and folders of Parquet files can.',
    advice: 'Import it instead.',
  },
  NO_PREDICTION: {
    say: 'The file {{file, quote}} holds no prediction: there is a header and no row.',
    advice: 'Export it again with its rows.',
  },
  NO_HEADER: {
    say: 'The first line of {{file, quote}} does not name the columns.',
    say_values: 'The first line of {{file, quote}} holds values ({{found}}…), not the names of the columns.',
    advice: 'Export it again with a header line, or write one above the first.',
  },
  ROLES_UNRESOLVED: {
    say: 'Tribune cannot tell what some columns of {{file, quote}} mean.',
    advice: 'Answer below; nothing was imported.',
  },
  ROLE_UNKNOWN: { say: '{{found, quote}} is no part that a column can play.', advice: 'The parts are: {{expected}}.' },
  ROLE_TWICE: { say: 'Two columns play the part {{role, quote}}: {{columns}}.', advice: 'Leave it to one of them.' },
  COLUMN_UNKNOWN: {
    say: 'No column of {{file, quote}} is called {{column, quote}}.',
    say_log: 'No column of the log is called {{column, quote}}.',
    say_none: 'This project holds no log yet, so that no column is called {{column, quote}}.',
    advice_none: 'Import a log first.',
    advice: 'Its columns are: {{expected}}.',
  },
  ALREADY_IMPORTED: { say: '{{file, quote}} was already imported on {{at, day}}.', advice: 'Nothing was added.' },
  NOTHING_READABLE: {
    say: 'Not one of the {{rows, integer}} rows of {{file, quote}} could be read. Most of them hold: $t(imports.reasons.{{why}}).',
    advice: 'Nothing was imported. Check that it is the right file, and what its columns are taken for.',
  },
  RECIPE_INVALID: {
    say: 'The recipe {{file, quote}} cannot be used: {{key}}: {{found}}.',
    advice: 'Take a recipe that Tribune wrote, or none.',
  },
  OUTCOMES_UNMATCHED: {
    say: 'No outcome of {{file, quote}} belongs to a prediction of the project.',
    advice: 'Check that it names the same predictions or the same individuals.',
  },
  TOO_MANY_COLUMNS: {
    say: '{{file, quote}} has {{found, integer}} columns; Tribune reads at most {{expected, integer}}.',
    advice: 'Export it with the columns that matter: time, score, outcome, decision and the facts of the model.',
  },
  COLUMN_NAME_TOO_LONG: {
    say: 'A column of {{file, quote}} has a name of {{found, integer}} characters, {{column, quote}}; Tribune reads at most {{expected, integer}}.',
    advice: 'Give it a shorter name in the first line and import again.',
  },
  JSON_NOT_RECORDS: {
    say: '{{file, quote}} holds JSON, but no list of objects.',
    advice: 'Export each prediction as an object with named values, such as {"time": "2025-01-31", "score": 0.4}.',
  },
  MEMORY_FULL: {
    say: 'The memory that Tribune may use, a quarter of this computer, is not enough for this.',
    advice: 'Close other projects; for a table with very many columns, export those that matter. Nothing was changed.',
  },
  NESTED_TOO_DEEP: {
    say: '{{file, quote}} nests its values more than {{expected, integer}} levels deep.',
    advice: 'Export it flat: one object for each prediction, with its values beside each other.',
  },
  SHEET_UNKNOWN: {
    say: '{{file, quote}} has no sheet {{found, quote}}; its sheets are: {{sheets}}.',
    advice: 'Choose one of them at the step File, or with --sheet NAME.',
  },
  OUTCOME_LABEL_UNKNOWN: {
    say: 'No outcome of the log is {{found, quote}}; the outcomes are: {{labels}}.',
    advice: 'Name one of them, as the log writes it. Nothing was changed.',
  },
  SESSION_UNKNOWN: { say: 'This import is no longer waiting.', advice: 'Start it again.' },
  TIMEZONE_UNKNOWN: { say: '{{found, quote}} is no time zone.', advice: 'Write it as Europe/Paris.' },
  WORKBOOK_TOO_LARGE: {
    say: 'The workbook {{file, quote}} is too large to be read as one ({{found, bytes}}; at most {{expected, bytes}}).',
    advice: 'Export it as CSV or Parquet.',
  },
  ANALYSIS_UNKNOWN: { say: 'There is no analysis called {{found, quote}}.', advice: 'The analyses are: {{expected}}.' },
  PARAMETER_INVALID: {
    say: 'The parameter {{key, quote}} cannot be {{found, quote}}: {{expected}}.',
    say_unknown: 'The analysis has no parameter {{key, quote}}.',
    say_number: 'The parameter {{key, quote}} cannot be {{found, quote}}: it is a number.',
    advice: 'See `tribune analyses --json` for what each analysis takes.',
  },
  EXPLAIN_LINKED: {
    say: 'The explanations of a linked log cannot be kept: its rows stay outside the project.',
    advice: 'Import the log instead of linking it; single cases can be explained either way.',
  },
  CASE_NOT_FOUND: {
    say: 'No prediction is called {{found, quote}}.',
    advice: 'Identifiers are kept as text, leading zeros included: type it as the file writes it.',
  },
  DOCUMENT_NOT_FOUND: {
    say: 'What was asked for is not in the project any more.',
    advice: 'It may have been removed in another window: look at the list again.',
  },
  FIGURE_ABSENT: {
    say: 'The figure cannot be computed again from the data, or the page of the story is gone.',
    advice:
      'Look at the page it comes from for what is missing (values of decisions, for instance), or choose another page.',
  },
  OF_ONE_CASE: {
    say: 'What {{found, quote}} tells is about one person: a document that travels does not hold it.',
    advice: 'Write a letter to the person, or export the case under a pseudonym.',
  },
  PERIOD_INVALID: {
    say: '{{found, quote}} is no period.',
    advice: 'Write a month as 2025-03, a week as 2025-W11, a day as 2025-03-31.',
  },
  STORY_NOT_READY: {
    say: 'The story cannot be signed: these rules fail: {{found}}.',
    advice: 'Check it, mend the pages that are named, accept or refuse the figures that moved, then sign.',
  },
  STORY_CHANGED: {
    say: 'The story was changed meanwhile, in another window or by a command.',
    advice: 'Open the story: it asks which version to keep. Then try again.',
  },
  STORY_DAMAGED: {
    say: '{{file, quote}} is not a whole story file ({{place}}).',
    advice: 'Export the story again from Tribune; nothing was added to the project.',
  },
  STORY_NEWER: {
    say: '{{file, quote}} was written by a newer Tribune (story format {{found}}).',
    advice: 'Open it with that version, or ask for an export as HTML.',
  },
  STORY_FULL: {
    say: 'There is no room for more in that place of the story.',
    advice: 'Choose another page or chapter, or remove something there first.',
  },
  SIGNATURE_INCOMPLETE: {
    say: 'Something is missing in the signature ({{key}}).',
    advice: 'Give a name and a role; a reserve needs words.',
  },
  CHALLENGE_STEP: {
    say: 'This challenge cannot take that step now ({{step}} after {{state}}).',
    advice: 'Look at it again: somebody may have gone on with it meanwhile.',
  },
  CHALLENGE_INCOMPLETE: {
    say: 'Something is still missing in the challenge ({{key}}).',
    advice:
      'Give your name, say what kind of challenge it is, and give either a reason of {{expected}} words or the fact that is contested. An answer needs a text.',
  },
  CHALLENGE_OWN_ANSWER: {
    say: '{{found}} raised this challenge and cannot answer it too.',
    advice: 'Let somebody else review and answer it.',
  },
  CHALLENGE_NOT_FOUND: {
    say: 'There is no challenge {{found, quote}} in this project.',
    advice: 'List them with `tribune challenge list FILE`, or on the page Audit.',
  },
  PDF_NEEDS_BROWSER: {
    say: 'A PDF is printed by a browser of the Chromium family, and none was found on this computer.',
    advice: 'Install Edge, Chrome, Chromium or Brave, name one in TRIBUNE_BROWSER, or export to HTML and print that.',
  },
  PDF_FAILED: {
    say: 'The browser could not print the PDF.',
    advice: 'Try again, or export to HTML and print that. Nothing was written.',
  },
  LETTER_REFUSED: {
    say: 'No letter can be written about this case ({{reason}}).',
    advice:
      'A letter gives reasons that somebody stands for: the model must be stored, give the logged score again, and the decision must follow from it. See the case, and Model, Proof.',
  },
  LETTER_INCOMPLETE: {
    say: 'The letter does not say yet: {{missing}}.',
    advice: 'Fill it in once, in the letter of a case or with `tribune letter set FILE`; all letters use it.',
  },
  REQUEST_INVALID: {
    say: 'The request is not right at {{key, quote}}.',
    advice: 'This is a fault of Tribune: report what you did.',
  },
  CANCELLED: { say: 'Stopped at your request.', advice: 'Nothing was changed.' },
  USAGE: { say: '{{found}}', advice: 'See `tribune help`.' },
  NOT_AVAILABLE: { say: '{{found}} is not in this version of Tribune.', advice: 'It comes with a later version.' },
  INTERNAL: {
    say: 'Something went wrong inside Tribune (reference {{id}}).',
    advice: 'Your project is as it was. The log file holds the details under this reference.',
  },
};
