/** Results, by group: for whom the model is worse, and whether groups are treated alike. */
export const segmentWords = {
  sketch:
    'Curves come from ten thousand bands of the score, {{error, percent:2}} from the exact ones at most; the worst segments are those of single facts.',
  by: 'Compare by',
  choose: 'Choose a column',
  and: 'crossed with',
  alone: 'nothing',
  tooFew_one: 'One group has too few known outcomes, or too few of one of them, to be judged: {{groups}}.',
  tooFew_other:
    '{{count, integer}} groups have too few known outcomes, or too few of one of them, to be judged: {{groups}}.',
  others_one: 'one other',
  others_other: '{{count, integer}} others',
  worst: 'Where it is wrong more often',
  worstEstimates: 'Where estimates are farther off',
  looked_one: 'of one segment looked at',
  looked_other: 'of {{count, integer}} segments looked at',
  worstOne: 'Wrong in {{wrong}}, against {{elsewhere}} elsewhere.',
  worstError: 'Off by {{wrong}} on average, against {{elsewhere}} elsewhere.',
  difference_one: 'The difference is {{between}}, over one case.',
  difference_other: 'The difference is {{between}}, over {{count, integer}} cases.',
  none: 'No segment stands out once all that were looked at are counted.',
};

export const fairnessWords = {
  none: 'Nothing can be said about groups: no column is marked sensitive.',
  emptyTitle: 'No column is marked sensitive.',
  emptyText: 'Mark a column such as sex or age as sensitive, and this tab compares how its groups are treated.',
  emptyLink: 'Mark a column',
  withoutOutcome_one: 'One without an outcome counts where no outcome is needed',
  withoutOutcome_other: '{{count, integer}} without an outcome count where no outcome is needed',
  gaps: 'The widest gaps',
  noGap: 'There is only one group that can be judged.',
  metrics: {
    selectionRate: '{{decision}}: {{highValue}} among {{high}}, {{lowValue}} among {{low}}.',
    truePositiveRate:
      'Of those who ended as {{outcome}}, {{decision}}: {{highValue}} among {{high}}, {{lowValue}} among {{low}}.',
    falsePositiveRate:
      'Of those who ended as {{other}}, {{decision}} all the same: {{highValue}} among {{high}}, {{lowValue}} among {{low}}.',
    precision:
      'When decided {{decision}}, ended as {{outcome}}: {{highValue}} among {{high}}, {{lowValue}} among {{low}}.',
    calibration: 'The score is off by {{highValue}} points for {{high}}, and by {{lowValue}} for {{low}}, on average.',
    quantity: 'Estimates are off by {{highValue}} for {{high}}, and by {{lowValue}} for {{low}}, on average.',
  },
  gap: '{{points}} points apart',
  gapQuantity: '{{points}} apart',
  gapBetween: '({{low}} to {{high}}).',
  notShown: 'No difference is shown.',
  untold: 'Too few known outcomes, or too few of one kind, to compare errors: {{groups}}.',
  untoldGroup: '{{group}} ({{known, integer}} known, of which {{positives, integer}} {{outcome}})',
  untoldBare: '{{group}} ({{known, integer}} known)',
  reserve:
    'A gap is no verdict: groups may differ in what they ask for and in what became of them. Whether it is justified is for people to say.',
};
