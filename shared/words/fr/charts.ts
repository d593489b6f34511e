/** What figures say of their marks, in the window and in exports. */
export const charts = {
  interval: 'de {{low}} à {{high}}',
  mark: '{{name}} : {{value}}',
  markOf: '{{name}} : {{value}} sur {{total}}',
  density: 'où sont les dossiers',
  markUntold: '{{name}} : trop peu pour le dire',
  point: '{{x}} : {{xValue}} ; {{y}} : {{yValue}}',
  pointBand: '{{point}}, entre {{low}} et {{high}}',
};
