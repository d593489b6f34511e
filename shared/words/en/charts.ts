/** What figures say of their marks, in the window and in exports. */
export const charts = {
  interval: '{{low}} to {{high}}',
  mark: '{{name}}: {{value}}',
  markOf: '{{name}}: {{value}} of {{total}}',
  density: 'where the cases are',
  heatCell: '{{name}}, {{column}}: {{value}}',
  heatNoise: '{{name}}, {{column}}: no more than chance',
  heatNone: '{{name}}, {{column}}: nothing known',
  heatLevels: { '0': 'no difference', '1': 'slight', '2': 'weak', '3': 'clear', '4': 'strong', '5': 'very strong' },
  untold: 'too few to tell',
  fewForInterval: 'too few for an interval',
  untoldRow: '{{name}} ({{why}})',
  point: '{{x}}: {{xValue}}; {{y}}: {{yValue}}',
  pointBand: '{{point}}, between {{low}} and {{high}}',
};
