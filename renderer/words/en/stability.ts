/** The page Stability. */
export const stability = {
  tabsLabel: 'Parts of the page Stability',
  tabs: {
    population: 'Same population?',
    works: 'Does it still work?',
    retraining: 'Retraining',
  },
  rows_one: 'One prediction, {{period}}',
  rows_other: '{{count, integer}} predictions, {{period}}',
  how: 'How it is computed',
  reading: 'Comparing the predictions.',
  failed: 'This part of the page could not be computed.',
  works: {
    asking: 'Comparing what scores mean, then and now',
    measuring: 'Measuring each period',
    measured: 'What was measured in each period',
    estimating: 'Estimating what is not known yet',
    estimated: 'What is estimated, before outcomes are known',
  },
  retraining: {
    asking: 'Weighing what to do',
    cost: 'What training again costs',
    costExpected: 'an amount of 0 or more',
    then: 'Compared with',
    now: 'Judged',
    next: 'Look again',
    noDate: 'no date tells',
    noPeriod: 'no period knows enough outcomes',
    period_one: '{{period, period}}, one known outcome',
    period_other: '{{period, period}}, {{count, integer}} known outcomes',
  },
  alsoTold: 'What else it shows',
  nothingTold: 'Nothing can be said about this yet.',
  population: {
    apart: 'Can they be told apart?',
    tryApart: 'Let a program try',
    telling: 'A program learns to tell these cases from those before',
    technical:
      'Area {{auc, decimal:3}} ({{low, decimal:3}} to {{high, decimal:3}}); chance alone stays below {{limit, decimal:3}} nineteen times in twenty.',
    current: 'Months looked at',
    allMonths: 'All months',
    reference: 'Compared with',
    training: 'The training sample',
    againstTraining_one: 'Compared with the one case of training.',
    againstTraining_other: 'Compared with the {{count, integer}} cases of training.',
    againstPeriod_one: 'Compared with the one case of {{period, period}}.',
    againstPeriod_other: 'Compared with the {{count, integer}} cases of {{period, period}}.',
    sketch: 'From daily counts.',
    changedIn: 'In {{period, period}}, in plain words',
    changedAll: 'What changed, in plain words',
    nothingMoved: 'No fact moved by more than chance makes it.',
    fact: 'Fact',
    before: 'Training',
    now: 'Now',
    seeAll_one: 'See the case',
    seeAll_other: 'See the {{count, integer}} cases',
    seeCases_one: 'See the one case of {{period, period}}',
    seeCases_other: 'See the {{count, integer}} cases of {{period, period}}',
    rows: {
      value: '{{value}}',
      median: '{{column}}, median',
      upTo: '{{column}}, up to {{value}}',
      category: '{{column}}: {{value}}',
      missing: '{{column}}: not filled in',
      other: '{{column}}: other values',
    },
  },
};

/** What the figures of the page are, and how they are computed. */
export const aboutStability = {
  'estimated-performance': {
    wrong: {
      what: 'Each month has a filled dot with its interval: how good the model is expected to be, from its scores alone. The hollow dot is what was measured, where outcomes are known. Months whose outcomes are not all known say so.',
      how: 'For a class, probabilities are added up on both sides of the cut-off and at every threshold (confidence-based performance estimation), corrected by a rising curve learned from the reference month only where that lowers the calibration error on rows it never saw. For a quantity, trees learn from the reference month how large errors are, from the facts and the estimate (direct loss estimation). The interval is where the measured is expected, nineteen times out of twenty, if a score still means what it meant in the reference month; it cannot see a change of that.',
    },
    order: {
      what: 'Each month has a filled dot with its interval: how good the model is expected to be, from its scores alone. The hollow dot is what was measured, where outcomes are known. Months whose outcomes are not all known say so.',
      how: 'For a class, probabilities are added up on both sides of the cut-off and at every threshold (confidence-based performance estimation), corrected by a rising curve learned from the reference month only where that lowers the calibration error on rows it never saw. For a quantity, trees learn from the reference month how large errors are, from the facts and the estimate (direct loss estimation). The interval is where the measured is expected, nineteen times out of twenty, if a score still means what it meant in the reference month; it cannot see a change of that.',
    },
    error: {
      what: 'Each month has a filled dot with its interval: how good the model is expected to be, from its scores alone. The hollow dot is what was measured, where outcomes are known. Months whose outcomes are not all known say so.',
      how: 'For a class, probabilities are added up on both sides of the cut-off and at every threshold (confidence-based performance estimation), corrected by a rising curve learned from the reference month only where that lowers the calibration error on rows it never saw. For a quantity, trees learn from the reference month how large errors are, from the facts and the estimate (direct loss estimation). The interval is where the measured is expected, nineteen times out of twenty, if a score still means what it meant in the reference month; it cannot see a change of that.',
    },
  },
  drift: {
    heat: {
      what: 'Each cell compares how one fact was spread in one month with how it is spread in the reference. The darker the cell, the farther apart. An empty cell is a month in which the fact differs by no more than chance makes it.',
      how: 'Population stability index on the tenths of the reference, with a group of its own for values that are not filled in. A fact counts as moved from 0.1 on, when chance alone would exceed it less than once in twenty and a test corrected for the number of facts agrees.',
    },
    columns: {
      what: 'Each bar is how far one fact is from the reference, over all cases that are looked at. The dark ones moved.',
      how: 'Population stability index on the tenths of the reference. The table also holds what chance alone does, the test (Kolmogorov and Smirnov for numbers, chi-square for categories; p-values corrected after Benjamini and Hochberg), the Jensen-Shannon distance and the mean shift in the unit of the fact (Wasserstein).',
    },
    shares: {
      what: 'How the cases that are looked at are spread over the values of one fact. The hollow dot is the reference.',
      how: 'Numbers are grouped by the tenths of the reference; categories are themselves. Lines are Wilson intervals at 95% of the shares now.',
    },
  },
};
