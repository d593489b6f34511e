/** Documents to hand over. */
export const exporting = {
  title: 'Export',
  format: 'File',
  formats: { html: 'HTML page', pdf: 'PDF', pptx: 'PowerPoint', csv: 'Tables' },
  about: {
    html: 'One file that opens in any browser, asks nothing of any network, and unfolds the numbers behind each figure.',
    pdf: 'For paper and for files: tagged for screen readers, with the numbers under each figure.',
    pptx: 'Slides with text, notes and charts that can be edited.',
    csv: 'The numbers behind the figures alone, for a spreadsheet (CSV), with all their digits.',
  },
  language: 'Language',
  languages: { en: 'English', fr: 'French' },
  audience: 'For whom',
  stamped: 'Every page bears the date, the period, the filter, the data and the head of the trail.',
  choose: 'Choose where to save',
  running: 'Writing the file',
  written: 'The file is written.',
  storyLead:
    'The story as one audience reads it, with its figures. The notes of the presenter go into PowerPoint only.',
  results: 'Export these results',
  stability: 'Export this report',
  stabilityTitle: '{{project}}: does it still hold?',
  stabilityLead:
    'Whether the population is the same, whether the model still works and when to retrain, for the rows that are selected, with the figures that prove it.',
  resultsTitle: '{{project}}: results',
  resultsLead: 'What the analyses of this page found for the rows that are selected, with the figures that prove it.',
};
