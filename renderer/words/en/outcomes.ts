/** The page Outcomes: the A/B report, the shadow report, the planning sheet. */
export const outcomes = {
  tabsLabel: 'Parts of the outcomes',
  tabs: { ab: 'A/B test', shadow: 'Shadow model', plan: 'Planning' },
  reading: 'Comparing the groups.',
  failed: 'This comparison could not be computed.',
  nothingTold: 'Nothing can be said about this yet.',
  how: 'How it is computed',
  empty: {
    import: 'Import what is missing',
    rows: 'There is nothing to compare without a prediction.',
    rowsTitle: 'No prediction in this project yet.',
    rowsText:
      'With a prediction log and its outcomes, this page says whether following the model made a difference, and whether another model would have.',
  },
};
