/** What figures say of their marks, in the window and in exports. */
export const charts = {
  interval: '{{low}} to {{high}}',
  mark: '{{name}}: {{value}}',
  markOf: '{{name}}: {{value}} of {{total}}',
  density: 'where the cases are',
  markUntold: '{{name}}: too few to tell',
  point: '{{x}}: {{xValue}}; {{y}}: {{yValue}}',
  pointBand: '{{point}}, between {{low}} and {{high}}',
};
