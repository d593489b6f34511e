/** Why a figure cannot be computed; a sentence in normal ink, since "cannot tell" is an answer. */
export const estimates = {
  NO_ROWS: 'No prediction is in this selection.',
  NO_OUTCOME_WINDOW:
    'Nobody said after how many days an outcome should be known, so what is too young cannot be told from what is lost.',
  NO_OUTCOME_COLUMN: 'The log holds no column of outcomes.',
  NO_OUTCOME_KNOWN: 'No outcome is known yet.',
  NO_ENTITY_COLUMN: 'No column says who each prediction is about: each prediction counts as its own individual.',
  NO_REFERENCE: 'Nothing to compare with: no model bundle with its training ranges is stored in the project.',
  POSITIVE_CLASS_UNKNOWN: 'Nobody said yet which outcome the score is the probability of.',
  NOT_A_CLASSIFICATION: 'The model estimates a quantity: there is no positive outcome to count.',
  TOO_FEW_ROWS: 'Too few rows; {{needed}} needed.',
};
