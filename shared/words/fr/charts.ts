/** What figures say of their marks, in the window and in exports. */
export const charts = {
  interval: 'de {{low}} à {{high}}',
  mark: '{{name}} : {{value}}',
  markOf: '{{name}} : {{value}} sur {{total}}',
  density: 'où sont les dossiers',
  heatCell: '{{name}}, {{column}} : {{value}}',
  heatNoise: '{{name}}, {{column}} : pas plus que le hasard',
  heatNone: '{{name}}, {{column}} : rien de connu',
  heatLevels: { '0': 'sans écart', '1': 'léger', '2': 'faible', '3': 'net', '4': 'fort', '5': 'très fort' },
  untold: 'trop peu pour le dire',
  fewForInterval: 'trop peu pour un intervalle',
  untoldRow: '{{name}} ({{why}})',
  point: '{{x}} : {{xValue}} ; {{y}} : {{yValue}}',
  pointBand: '{{point}}, entre {{low}} et {{high}}',
};
