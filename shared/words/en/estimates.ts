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
  ONE_CLASS: 'All known outcomes are the same: there is nothing to tell apart.',
  CONSTANT_SCORE: 'All scores are the same: they tell nothing apart.',
  NOT_A_PROBABILITY: 'The score only ranks cases; it is not the probability of an outcome.',
  NOT_A_REGRESSION: 'The model gives a probability, not a quantity.',
  NO_CUTOFF: 'Nobody said from which score on the decision changes.',
  NO_SCORE_COLUMN: 'The log holds no column of scores.',
  NO_SHADOW_COLUMN: 'The log holds no second score to compare with (shadow_score).',
  NO_ACTED_COLUMN: 'The log does not say who was acted upon (acted).',
  NO_PROPENSITY_COLUMN:
    'The log does not say with which probability each case was acted upon (action_propensity), so what another choice would have brought can only be bounded.',
  NOT_ENOUGH_OVERLAP:
    'The log hardly ever did what the other model would do: too few cases to weigh up, at least {{needed}} are needed.',
  NO_VALUE_COLUMN: 'The log holds no column of money or value.',
  EARNED_EITHER_WAY:
    'Nothing in the log shows that money comes only where somebody acts, or only where nobody does: what other choices would have changed cannot be told.',
  NO_ARM_COLUMN: 'The log does not say which cases were decided with the model and which as before.',
  NO_VALUE_MATRIX:
    'What each decision brings cannot be read from the log: some pairs of decision and outcome never occur.',
  NEEDS_EXACT: 'This figure needs all rows; ask for the exact answer.',
  NO_FEATURES: 'The log holds no facts to compare.',
  NO_TRAINING_SAMPLE:
    'No model bundle with its training sample is stored in the project. Add it, or compare with a period of the log.',
  NO_JOURNAL: 'No execution log of the scoring runs is in the project yet.',
  NOT_CATEGORICAL: 'The values are numbers, not categories.',
  NOT_A_NUMBER: 'The values are categories, not numbers.',
  CONSTANT_REFERENCE: 'The reference holds one single value, so there is no spread to measure with.',
  ZERO_BASE: 'The value to compare with is 0: there is no percentage of it.',
  NOT_BOUNDED: 'The value to compare with may be 0, so a percentage of it has no bounds.',
  CONSTANT_COLUMN: 'The column has the same value everywhere.',
  ONE_ARM: 'All cases are in one group: there is nothing to compare with.',
  NO_SHARE: 'Nobody said which share of the cases was planned for the model.',
  NO_COVARIATE: 'No column says what was known of each case before the test.',
  ARMS_UNKNOWN: 'Nobody said which group was decided with the model and which as before: {{needed}}.',
  ONE_EACH: 'Each individual has a single case.',
  DEALT_BY_CASE:
    'Cases were dealt to the groups one by one: each is decided on the very day on which it enters the test.',
  NOT_APPLICABLE: 'This figure does not exist for this kind of metric.',
  NO_SMALLEST_EFFECT: 'Nobody said which difference would be worth having.',
  NO_METRIC: 'The log holds nothing to compare the groups by: no outcome, no value, no action.',
  NO_SPREAD: 'Every case shows the same: how far chance could move it cannot be told.',
  WIDENED_BY_CHANCE:
    'Chance alone makes such an error larger, the more so the better a score is calibrated: no interval would hold 95 times in 100.',
  LARGEST_OF_MANY:
    'It is the largest of many gaps, and chance alone makes the largest one larger: no interval would hold 95 times in 100.',
  TOO_FEW_OF_A_CLASS: 'Too few cases have one of the two outcomes; at least {{needed}} are needed.',
  TOO_FEW_OF_A_DECISION:
    'One of the two scores puts too few cases on one side of the cut-off; at least {{needed}} are needed.',
  TOO_FEW_ROWS: 'Too few rows; {{needed}} needed.',
};
