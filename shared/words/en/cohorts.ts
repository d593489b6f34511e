/** Groups of cases, by what they have in common. */
export const cohorts = {
  names: {
    all: 'All cases',
    'near-cutoff': 'Near the cut-off',
    'wrong-and-confident': 'Wrong and confident',
    overridden: 'Overridden',
    disagree: 'Champion and shadow disagree',
    challenged: 'Challenged',
  },
  meaning: {
    'far-off': 'The twentieth of the estimates that was farthest from what was observed.',
    'near-cutoff': 'A small error could turn the decision: within 2.5 points, or a twentieth, of the cut-off.',
    'wrong-and-confident':
      'Ended on the other side than the score said, which was beyond half-way from the cut-off to the end of the scale.',
    overridden: 'Carried out otherwise than the model decided, where the model was to be followed.',
    disagree: 'The shadow model would have decided otherwise.',
    challenged: 'Somebody contested or approved the decision.',
  },
  missing: {
    score: 'The log holds no score.',
    outcome: 'The log holds no outcome.',
    decision: 'The log does not say what the model decided.',
    applied_decision: 'The log does not say what was carried out.',
    shadow_score: 'The log holds no score of a shadow model.',
    cutoff: 'No cut-off is known.',
    positive: 'Which outcome the score announces is not known.',
    probability: 'The score is no probability.',
  },
  count_one: 'one case',
  count_other: '{{count, integer}} cases',
  share:
    '{{positive, integer}} of {{n, integer}} ended in {{label, quote}}: {{share, inHundred}}, between {{low, integer}} and {{high, integer}}',
  mean: 'mean observed {{mean}}, between {{low}} and {{high}}, of {{n, integer}}',
  short: '{{value}}, {{low}} to {{high}}',
  few: 'too few known ends',
  notTold: 'not known',
  written_one: 'One case was written to {{file, quote}}.',
  written_other: '{{count, integer}} cases were written to {{file, quote}}.',
  pseudonyms: 'Identifiers are pseudonyms of this project.',
  left_one: 'One column stays out: {{columns}}.',
  left_other: '{{count, integer}} columns stay out: {{columns}}.',
};
