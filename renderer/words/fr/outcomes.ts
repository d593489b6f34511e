export const outcomes = {
  tabsLabel: 'Parties des effets',
  tabs: { ab: 'Test A/B', shadow: "Modèle dans l'ombre", plan: 'Plan de test' },
  reading: 'Comparaison des groupes en cours.',
  failed: "Cette comparaison n'a pas pu être calculée.",
  nothingTold: 'On ne peut encore rien dire là-dessus.',
  how: 'Comment on le calcule',
  empty: {
    import: 'Importer ce qui manque',
    rows: "Sans prédiction, il n'y a rien à comparer.",
    rowsTitle: 'Pas encore de prédiction dans ce projet.',
    rowsText:
      'Avec un journal de prédictions et ses résultats, cette page dit si suivre le modèle a fait une différence, et si un autre modèle en aurait fait une.',
  },
};
