export const stability = {
  tabsLabel: 'Parties de la page Stabilité',
  tabs: {
    population: 'Même population ?',
    works: 'Fonctionne-t-il encore ?',
    retraining: 'Réentraînement',
    journal: 'Journal',
  },
  rows_one: 'Une prédiction, {{period}}',
  rows_other: '{{count, integer}} prédictions, {{period}}',
  how: "Comment c'est calculé",
  reading: 'Comparaison des prédictions.',
  failed: "Cette partie de la page n'a pas pu être calculée.",
  nothingTold: 'On ne peut encore rien en dire.',
};
