/** The page Stability. */
export const stability = {
  tabsLabel: 'Parts of the page Stability',
  tabs: {
    population: 'Same population?',
    works: 'Does it still work?',
    retraining: 'Retraining',
    journal: 'Journal',
  },
  rows_one: 'One prediction, {{period}}',
  rows_other: '{{count, integer}} predictions, {{period}}',
  how: 'How it is computed',
  reading: 'Comparing the predictions.',
  failed: 'This part of the page could not be computed.',
  nothingTold: 'Nothing can be said about this yet.',
};
