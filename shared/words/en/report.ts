/** What exported documents say around their own texts. */
export const report = {
  contents: 'Contents',
  skip: 'To the first page',
  tableOf: 'The numbers behind it: {{title}}',
  pageOf: '{{page, integer}} / {{pages, integer}}',
  source: 'Where it comes from',
  stamp: {
    head: 'About this document',
    project: 'Project',
    date: 'Date',
    period: 'Period',
    filters: 'Filter',
    noFilter: 'all cases',
    data: 'Data (SHA-256)',
    trail: 'Head of the trail',
    noTrail: 'no event yet',
    dataShort: 'data {{hash}}',
    trailShort: 'trail {{hash}}',
  },
  keys: 'Arrow keys lead from page to page; T shows and hides the numbers behind the figures.',
  promise:
    'This file asks nothing of any network. The head of the trail tells whether what was recorded before this export has been changed since: compare it with the one that Tribune shows.',
  summary: 'The numbers',
};
