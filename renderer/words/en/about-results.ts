/** What stands in the drawer of the figures of this page. */
export const aboutResults = {
  performance: {
    accuracyByPeriod: {
      what: 'For each period, the share of decisions that turned out wrong, with the interval that chance allows. The dashed line is the whole period.',
      how: 'A decision is wrong when the side of the cut-off and the known outcome do not fit. The interval is Wilson’s, at 95%. Cases without an outcome are left out.',
    },
    aucByPeriod: {
      what: 'For each period, how often the score is higher for the case that had the outcome it announces, when one case of each outcome is drawn.',
      how: 'All pairs of cases with different outcomes are compared; ties count half. The interval is DeLong’s, at 95%. 0.5 is a tossed coin, 1 a perfect order.',
    },
    confusion: {
      what: 'All cases with a known outcome, by what was decided at the cut-off and by how they turned out.',
      how: 'Counted one by one with the cut-off in force, whatever was applied in the end.',
    },
    shadow: {
      what: 'The two scores on the cases that have both: how many decisions are wrong with each, or how far their estimates are off.',
      how: 'The same cut-off for both. Whether they differ is judged case by case on the same cases, which is sharper than two intervals side by side.',
    },
    biasByPeriod: {
      what: 'For each period, how much too high or too low the estimates were on average. The dashed line is no leaning.',
      how: 'The mean of estimate less actual value, in the unit of the target, with a 95% interval. A hollow dot: no leaning is shown.',
    },
    errorByPeriod: {
      what: 'For each period, how far the estimates are from what came true, on average.',
      how: 'The mean of the distances between estimate and actual value, in the unit of the target, with a 95% interval.',
    },
  },
  calibration: {
    reliability: {
      what: 'Cases with about the same score together: the dot is how many had the outcome, the hollow dot is what the score said.',
      how: 'Ten bins of equal width; the interval is Wilson’s, at 95%. Where the hollow dot lies outside it, the score says too much or too little.',
    },
  },
  gains: {
    deciles: {
      what: 'All cases in ten parts by their score, highest first: how many of each part had the outcome.',
      how: 'Ten parts of equal size; equal scores across a border share their outcomes in proportion. The interval is Wilson’s, at 95%.',
    },
    curve: {
      what: 'How many of all cases with the outcome are found by looking at the highest scores first.',
      how: 'Cases are sorted by score; at each share of them, the share of the outcome found so far. The dashed line is chance.',
    },
  },
  value: {
    byPeriod: {
      what: 'What the cases of each period brought, as the log records it.',
      how: 'The sum of the value column, with the 95% interval of a sum. Cases without a value are left out.',
    },
    againstByPeriod: {
      what: 'For each period, what a case decided with the model brought beyond a case decided as before.',
      how: 'The difference of two means with the interval of Welch, at 95%. A hollow dot: no difference is shown.',
    },
  },
  threshold: {
    points: {
      what: 'What all cases together would have brought at each place of the cut-off, and how many people stand on either side.',
      how: 'Each case counts with the value of its decision and its outcome, as given on this page. The change against the cut-off in force is summed over the same cases; its 95% interval comes from the spread of the change from case to case.',
    },
  },
  segments: {
    wrong: {
      what: 'For each group, the share of wrong decisions, or the mean error of estimates. The line is everybody.',
      how: 'Groups need at least 30 known outcomes and 5 of each; smaller ones are grey and not ranked. Numbers are cut into quarters with about as many cases each.',
    },
    rate: {
      what: 'For each group, how often the outcome came true.',
      how: 'Counted on the cases with a known outcome; the interval is Wilson’s, at 95%.',
    },
    auc: {
      what: 'For each group, how often two cases of different outcomes are put in the right order.',
      how: 'All pairs inside the group; the interval is DeLong’s, at 95%.',
    },
  },
  fairness: {
    selectionRate: {
      what: 'For each group, how many were on the side that the cut-off selects.',
      how: 'Counted on all cases with a score; the interval is Wilson’s, at 95%.',
    },
    truePositiveRate: {
      what: 'Among those who had the outcome, how many of each group were selected.',
      how: 'Counted on the known outcomes; groups with too few are left out of the comparison.',
    },
    falsePositiveRate: {
      what: 'Among those who did not have the outcome, how many of each group were selected all the same.',
      how: 'Counted on the known outcomes; groups with too few are left out of the comparison.',
    },
  },
};
