/** What each figure of the page Outcomes is, and how it is computed. */
export const aboutOutcomes = {
  abTest: {
    segments: {
      what: 'For each group and each month, by how much the model did better or worse than the former way. The first line is everybody.',
      how: 'Means: Welch; shares: the score interval of Miettinen and Nurminen; both at 95%. Groups with fewer than 30 cases on a side are not told. A hollow dot: no difference is shown.',
    },
    cumulative: {
      what: 'The difference as it stood at the end of each day. The band holds on all days together, so one may look whenever one likes.',
      how: 'An asymptotic confidence sequence at 95%, narrowest at 5,000 cases. The plain interval, in the table, holds only for one look on a day set in advance.',
    },
    difference: {
      what: 'The same difference, read in the ways that the log allows. Where they agree, the conclusion does not hang on the way of reading.',
      how: 'Read once: 95%. Every day: the always-valid interval. Given what was known before: the covariate of the log takes out what it explains. One person together: cluster-robust. Extreme values: the lowest and highest 0.1% brought in.',
    },
    sinceAssignment: {
      what: 'The effect in the first days of each individual in the test, and later on: whether it wears off, or takes time to come.',
      how: 'Each individual counts once in each stretch of days, from the first day on which the log shows them. Means and shares are compared as in the whole test; the intervals are at 95%.',
    },
  },
  plan: {
    options: {
      what: 'How many days the test takes, by the share of the cases that get the new way.',
      how: 'The number of cases that finds the change in 80 tests of 100 and sees one that is not there in 5 of 100, at the pace at which this log got its cases.',
    },
  },
  shadow: {
    swap: {
      what: 'Each model may choose as many cases. Those that both choose change nothing: the two differ on the rest, and the figure says how these ended.',
      how: 'By default as many as the cut-off chooses. Counted on known outcomes; shares with the interval of Wilson at 95%, their difference with that of Newcombe.',
    },
    swapMoney: {
      what: 'What the cases brought that only one of the two models would choose, on average.',
      how: 'The mean of the value column over the cases whose value is known, with the interval of Student at 95%; the difference with that of Welch. Where one way of treating cases never brings anything, only the others are compared. The sum over all cases takes those without a known value to be like the rest.',
    },
    swapProfile: {
      what: 'In which facts those who would come in differ from those who would go out. Right of the line: more of it among those who come in.',
      how: 'The difference of the means, or of the shares of the value farthest apart, divided by the usual spread (Cohen), with its 95% interval. Dark: beyond what chance does among all values compared (Holm), and by a tenth of the spread or more.',
    },
    deciles: {
      what: 'All cases in ten parts by the score of the other model, highest first: how many of each part had the outcome. Hollow: the same with the model in service.',
      how: 'Ten parts of equal size; equal scores across a border share their outcomes in proportion. Counted on known outcomes; the interval is Wilson’s, at 95%.',
    },
    coverage: {
      what: 'For how many cases of each part the outcome is known. What is said of a part with few outcomes is worth little.',
      how: 'Counted over all cases with both scores, in ten parts by the score of the other model.',
    },
    agreement: {
      what: 'How many cases each model, or both, would choose at the same cut-off.',
      how: 'Counted on all cases with both scores; no outcome is needed.',
    },
    uplift: {
      what: 'What the treatment changed, in ten parts by the score of the other model: the difference between those who got it and those who did not, as lots decided.',
      how: 'Difference of the two shares, with the interval of Newcombe at 95%. Parts with fewer than 30 cases on a side are not told.',
    },
    error: {
      what: 'How far each model is from the actual value, on average, on the same cases.',
      how: 'The mean of the distances; their difference is judged case by case, with a 95% interval in the table.',
    },
  },
};
